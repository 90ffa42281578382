"""Evaluation: each measure on texts so small that it can be counted by hand."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import StoreError, UsageError
from attribution.evaluate import Article, Score, evaluate, span_scores
from attribution.evaluate.gold import read_gold
from attribution.evaluate.relations import relation_scores
from attribution.evaluate.scores import maximum_matching
from attribution.ingest.brat import GoldRelation
from attribution.ingest.document import RawDocument
from attribution.records import (
    Annotation,
    Attribution,
    Claim,
    Document,
    ErrorRecord,
    Failure,
    Provenance,
    Quote,
    Source,
    ZoneSpan,
)

POLNEAR_DEV = Path(__file__).parents[3] / "shared" / "data" / "polnear" / "dev"
TEXT = (
    "Ada Voss said the pumps failed.\n"
    "“We saw smoke,” he said. “Then we ran.”\n"
    "The port said it was “calm”, reportedly."
)


def span(part, within=None):
    start = TEXT.index(within) + within.index(part) if within else TEXT.index(part)
    return (start, start + len(part))


VOSS = ([span("Ada Voss")], [span("said")], [span("the pumps failed")])
HE = (
    [span("he", "he said")],
    [span("said", "he said")],
    [span("“We saw smoke,”"), span("“Then we ran.”")],
)
PORT = ([span("The port")], [span("said", "said it")], [span("it was “calm”")])
RELATIONS = (VOSS, HE, PORT)


def attribution(source, cue, content, number=1, **fields):
    known = {
        "source_id": "s1",
        "type": "communication",
        "quote": Quote(form="indirect"),
        "confidence": 1.0,
        "evidence": ["test"],
    }
    return Attribution(id=f"a{number}", source=source, cue=cue, content=content, **(known | fields))


def annotation(
    text=TEXT, relations=RELATIONS, name="story", attributions=None, claims=(), **document
):
    known = {"zones": [ZoneSpan(start=0, end=len(text), zone="body")]}
    return Annotation(
        document=Document(
            id=RawDocument(text, name).id, name=name, text=text, **(known | document)
        ),
        sources=[
            Source(id="s0", name="outlet", kind="outlet_self", naming="named"),
            Source(id="s1", name="Ada Voss", kind="named_person", naming="named"),
        ],
        attributions=attributions
        if attributions is not None
        else [attribution(*roles, number) for number, roles in enumerate(relations)],
        claims=list(claims),
        verifications=[],
        provenance=Provenance(annotator="test", models={}, lexicons={}, config="sha256:0"),
    )


def claim(*spans):
    return Claim(
        id="c1", spans=list(spans), zone="body", attribution_id=None, chain=[],
        chain_end="origin_reached", origin_id="s0", confidence=1.0,
    )  # fmt: skip


def write_lines(path, *records):
    path.write_text(
        "".join(f"{record.model_dump_json()}\n" for record in records), encoding="utf-8"
    )
    return path


def write_brat(folder, text=TEXT, relations=RELATIONS, name="story"):
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "text" / f"{name}.txt").write_bytes(text.encode())
    lines, number = [], itertools.count(1)
    for place, roles in enumerate(relations):
        arguments = []
        for role, spans in zip(("Source", "Cue", "Content"), roles, strict=True):
            if spans:
                at = next(number)
                ranges = ";".join(f"{start} {end}" for start, end in spans)
                lines.append(f"T{at}\t{role} {ranges}\t…")
                arguments.append(f"{role}:T{at}")
        lines.append(f"E{place}\t{' '.join(arguments)}")
    path = folder / "attributions" / f"{name}_aa.ann"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path):
    return write_brat(tmp_path / "gold")


def measured(tmp_path, gold, *predicted):
    return evaluate(gold, write_lines(tmp_path / "predicted.jsonl", *predicted))


def all_scores(report):
    for table in (report.spans, report.relations, report.claims or {}):
        for cells in table.values():
            yield from cells.values()


# ------------------------------------------------------------------------------------ a whole run


def test_gold_against_itself_is_perfect(tmp_path, gold):
    report = measured(tmp_path, gold, annotation())
    assert {score.f1 for score in all_scores(report)} <= {1.0, None}
    assert (report.documents, report.gold_relations) == (1, 3)
    assert report.spans["content"]["exact"] == Score(4, 4, 4)
    assert report.relations["all"]["exact"] == Score(3, 3, 3)
    assert not (report.missing or report.errors or report.unused)
    assert report.claims is report.fields is report.zones is None


def test_rows_add_up_to_all(tmp_path, gold):
    report = measured(tmp_path, gold, annotation(relations=(VOSS, (*PORT[:2], [span("it was")]))))
    for rows in (("direct", "mixed", "indirect"), ("pronoun source", "other source", "no source")):
        for measure, score in report.relations["all"].items():
            assert sum((report.relations[row][measure] for row in rows), Score()) == score


def test_a_document_without_prediction_counts_as_empty_and_is_named(tmp_path, gold):
    write_brat(gold, "Nothing, he said.", (), "other")
    failed = ErrorRecord(
        name="story", input_sha256=None, error=Failure(stage="read", type="T", message="no")
    )
    unknown = annotation("Elsewhere.", (), "elsewhere")
    report = measured(tmp_path, gold, failed, unknown)
    assert report.missing == ("other", "story")
    assert report.errors == ("story: read: no",)
    assert report.unused == ("elsewhere",)
    assert report.spans["cue"]["exact"] == Score(3, 0, 0)


def test_without_a_file_the_annotator_is_asked(gold):
    asked = []

    class Fake:
        def annotate_many(self, documents, *, jobs=1):
            for document in documents:
                asked.append((document.name, jobs))
                yield annotation(document.text)

    report = evaluate(gold, annotator=Fake, jobs=2)
    assert asked == [("story", 2)]
    assert report.relations["all"]["exact"].f1 == 1.0


def test_the_report_as_json_and_as_text(tmp_path, gold):
    report = measured(tmp_path, gold, annotation(relations=(VOSS,)))
    stored = json.loads(json.dumps(report.as_dict()))
    assert stored["spans"]["cue"]["exact"] == {
        "gold": 3, "predicted": 1, "matched": 1, "precision": 1.0, "recall": 0.3333, "f1": 0.5,
    }  # fmt: skip
    assert stored["relations"]["no source"]["exact"]["f1"] is None
    lines = report.text().splitlines()
    assert lines[0] == "gold: 1 documents, 3 relations"
    assert lines[2].split()[-6:] == ["gold", "predicted", "matched", "precision", "recall", "F1"]
    assert lines[6].split() == ["cue", "exact", "3", "1", "1", "100.0", "33.3", "50.0"]
    assert len({len(line) for line in lines[2:12]}) == 1


# --------------------------------------------------------------------------------- paragraph BIO


def tags(text, *relations, nested=()):
    article = Article(text)
    records = [attribution(*roles) for roles in relations]
    records += [attribution(*roles, parent="a1") for roles in nested]
    return article.tags(article.relations(records))


def test_exact_begin_and_token_are_told_apart():
    gold = ["O", "B-cue", "I-cue", "I-cue", "O", "B-content"]
    predicted = ["O", "B-cue", "I-cue", "O", "B-source", "I-content"]
    scores = span_scores(gold, predicted)
    assert scores["cue"] == {
        "exact": Score(1, 1, 0), "begin": Score(1, 1, 1), "token": Score(3, 2, 2)
    }  # fmt: skip
    assert scores["content"]["exact"] == Score(1, 1, 1)
    assert scores["source"]["token"] == Score(0, 1, 0)


def test_white_space_at_the_end_makes_no_difference():
    assert tags("a b c", ([], [(0, 2)], [(2, 5)])) == tags("a b c", ([], [(0, 1)], [(1, 5)]))


def test_a_span_is_cut_at_the_end_of_a_paragraph():
    assert tags("a b\n\nc d", ([], [], [(0, 8)])) == [
        "B-content", "I-content", "B-content", "I-content",
    ]  # fmt: skip


def test_touching_spans_are_one_within_a_relation_and_two_between_relations():
    text = "a b c"
    assert tags(text, ([], [], [(0, 1), (2, 5)])) == ["B-content", "I-content", "I-content"]
    assert tags(text, ([], [], [(0, 1)]), ([], [], [(2, 5)])) == [
        "B-content", "B-content", "I-content",
    ]  # fmt: skip


def test_a_token_is_cue_before_source_before_content_and_nested_ones_are_left_out():
    text = "a b c d"
    outer = ([(0, 1)], [(0, 1)], [(0, 7)])
    assert tags(text, outer, nested=[([(2, 3)], [(4, 5)], [(6, 7)])]) == [
        "B-cue", "I-content", "I-content", "I-content",
    ]  # fmt: skip


def test_offsets_count_code_points():
    article = Article("🙂 é́ said\r\nno\u2028yes")
    assert article.tokens([(5, 9)]) == {len(article.starts) - 3}
    assert [article.text[start] for start in sorted(article.starts)][-3:] == ["s", "n", "y"]
    assert len(article.first) == 3


@given(st.text(max_size=60), st.data())
def test_any_text_and_any_spans_can_be_measured(text, data):
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = st.lists(bounds.map(tuple), max_size=2)
    drawn = data.draw(st.lists(st.tuples(spans, spans, spans), max_size=4))
    article = Article(text)
    relations = article.relations(GoldRelation(*map(tuple, roles)) for roles in drawn)
    labels = article.tags(relations)
    scores, _ = relation_scores(article, relations, relations)
    for table in (span_scores(labels, labels), scores):
        assert {score.f1 for cells in table.values() for score in cells.values()} <= {1.0, None}


# ------------------------------------------------------------------------------- linked relations


def linked(gold, predicted, measure, text=TEXT):
    article = Article(text)
    sides = [article.relations(attribution(*roles) for roles in side) for side in (gold, predicted)]
    return relation_scores(article, *sides)[0]["all"][measure]


def test_all_roles_must_be_exact_or_overlap():
    shorter = (VOSS[0], VOSS[1], [span("pumps failed")])
    other = ([span("port")], VOSS[1], VOSS[2])
    assert linked([VOSS], [VOSS], "exact") == Score(1, 1, 1)
    assert linked([VOSS], [shorter], "exact") == Score(1, 1, 0)
    assert linked([VOSS], [shorter], "overlapping") == Score(1, 1, 1)
    assert linked([VOSS], [other], "overlapping") == Score(1, 1, 0)


def test_an_empty_source_meets_only_an_empty_source():
    silent = ([], *VOSS[1:])
    assert linked([silent], [silent], "exact").matched == 1
    assert linked([silent], [VOSS], "overlapping").matched == 0
    assert linked([VOSS], [silent], "overlapping").matched == 0


def test_a_relation_is_found_once_however_often_it_is_predicted():
    assert linked([VOSS], [VOSS, VOSS], "overlapping") == Score(1, 2, 1)
    assert linked([VOSS], [VOSS, VOSS], "exact") == Score(1, 2, 1)


def test_relations_without_content_are_left_out_and_counted(tmp_path):
    gold = write_brat(tmp_path / "gold", relations=(VOSS, (HE[0], HE[1], [])))
    report = measured(tmp_path, gold, annotation(relations=(VOSS,)))
    assert report.without_content == 1
    assert report.relations["all"]["exact"] == Score(1, 1, 1)
    assert report.spans["cue"]["exact"] == Score(2, 1, 1)
    assert "1 without content" in report.text()


def test_predicted_nested_relations_are_left_out_against_outermost_gold(tmp_path, gold):
    inner = attribution([span("pumps")], [span("failed")], [span("the")], 9, parent="a0")
    predicted = annotation()
    predicted = predicted.model_copy(update={"attributions": [*predicted.attributions, inner]})
    report = measured(tmp_path, gold, predicted)
    assert report.relations["all"]["exact"] == Score(3, 3, 3)
    assert report.spans["source"]["exact"] == Score(3, 3, 3)


@given(st.lists(st.lists(st.integers(0, 4), max_size=4, unique=True), max_size=5))
def test_the_matching_is_as_large_as_any(edges):
    matching = maximum_matching(edges)
    assert all(right in edges[left] for left, right in matching.items())
    assert len(set(matching.values())) == len(matching)
    choices = itertools.product(*([None, *rights] for rights in edges))
    chosen = ([right for right in choice if right is not None] for choice in choices)
    assert len(matching) == max(len(c) for c in chosen if len(set(c)) == len(c))


def test_the_matching_takes_long_paths_in_its_stride():
    size = 3000
    edges = [[place, place + 1] for place in range(size)] + [[0]]
    assert len(maximum_matching(edges)) == size + 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We ran.”", "direct"),
        ("“We ran,” “and hid”.", "direct"),
        ("that “we” ran", "mixed"),
        ("that we ran", "indirect"),
        ("the crew's men ran", "indirect"),
    ],
)
def test_form_of_quotation(text, form):
    assert Article(text).quote_form([(0, len(text))]) == form


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("She", "pronoun source"),
        (" who,", "pronoun source"),
        ("he himself", "pronoun source"),
        ("his wife", "other source"),
        ("Hector", "other source"),
        ("", "no source"),
    ],
)
def test_kind_of_source(text, speaker):
    assert Article(text).speaker([(0, len(text))] if text else []) == speaker


# ----------------------------------------------------------------------------------- our own gold


def test_own_gold_against_itself(tmp_path):
    path = write_lines(
        tmp_path / "gold.jsonl", annotation(claims=[claim(span("the pumps failed"))])
    )
    report = evaluate(path, path)
    assert {score.f1 for score in all_scores(report)} <= {1.0, None}
    assert report.claims["all"]["exact"] == Score(1, 1, 1)
    assert {table.accuracy for table in report.fields.values()} == {1.0}
    assert report.zones.accuracy == 1.0


def test_fields_are_compared_where_relations_overlap(tmp_path):
    inner = attribution([span("it")], [span("was")], [span("calm")], 2, parent="a1")
    gold = [attribution(*VOSS, stance="distancing"), attribution(*PORT), inner]
    found = [
        attribution(VOSS[0], VOSS[1], [span("pumps")], source_id="s0"),
        inner.model_copy(update={"parent": None, "voice": "passive"}),
    ]
    report = evaluate(
        write_lines(tmp_path / "gold.jsonl", annotation(attributions=gold)),
        write_lines(tmp_path / "found.jsonl", annotation(attributions=found)),
    )
    assert report.relations["all"]["overlapping"] == Score(3, 2, 2)
    fields = report.fields
    assert fields["attribution.type"].accuracy == 1.0
    assert fields["attribution.stance"].counts == {
        ("distancing", "neutral"): 1,
        ("neutral", "neutral"): 1,
    }
    assert fields["attribution.source"].counts == {
        ("the same", "(another)"): 1,
        ("the same", "the same"): 1,
    }
    assert fields["attribution.nested"].counts == {("false", "false"): 1, ("true", "false"): 1}
    assert fields["attribution.voice"].as_dict() == {
        "count": 2, "accuracy": 0.5, "confusion": {"active": {"active": 1, "passive": 1}}
    }  # fmt: skip
    assert "distancing → neutral 1" in report.text()


def test_zones_by_code_point_and_claims_one_to_one(tmp_path):
    cut = TEXT.index("\n") + 1
    zones = [
        ZoneSpan(start=0, end=cut, zone="lede"),
        ZoneSpan(start=cut, end=len(TEXT), zone="body"),
    ]
    gold = annotation(zones=zones, claims=[claim(span("the pumps failed")), claim(span("calm"))])
    found = annotation(claims=[claim(span("pumps failed")), claim(span("smoke"))])
    report = evaluate(
        write_lines(tmp_path / "gold.jsonl", gold), write_lines(tmp_path / "found.jsonl", found)
    )
    assert math.isclose(report.zones.accuracy, 1 - cut / len(TEXT))
    assert report.zones.counts["lede", "body"] == cut
    assert report.claims["all"] == {"exact": Score(2, 2, 0), "overlapping": Score(2, 2, 1)}


# -------------------------------------------------------------------------------------- bad input


def test_what_cannot_be_compared_is_refused(tmp_path, gold):
    with pytest.raises(UsageError, match="no such file"):
        evaluate(tmp_path / "nowhere", gold)
    with pytest.raises(UsageError, match="no gold here"):
        evaluate(tmp_path / "gold" / "text", gold)
    with pytest.raises(UsageError, match="no such file of predictions"):
        evaluate(gold, tmp_path / "nowhere")
    with pytest.raises(UsageError, match="annotator"):
        evaluate(gold)


def test_a_damaged_line_is_named(tmp_path, gold):
    path = write_lines(tmp_path / "found.jsonl", annotation())
    with path.open("a", encoding="utf-8") as file:
        file.write('\n{"kind": "annotation", "format": 1}\n')
    with pytest.raises(StoreError, match=r"found\.jsonl, line 3: .*annotation\.document"):
        evaluate(gold, path)


def test_damaged_gold_is_refused(tmp_path, gold):
    failed = ErrorRecord(
        name="story", input_sha256=None, error=Failure(stage="read", type="T", message="no")
    )
    with pytest.raises(StoreError, match="story is an error record"):
        read_gold(write_lines(tmp_path / "gold.jsonl", failed))
    (gold / "text" / "story.txt").unlink()
    with pytest.raises(StoreError, match="damaged gold"):
        read_gold(gold)


@pytest.mark.shared
@pytest.mark.skipif(not POLNEAR_DEV.is_dir(), reason="PolNeAR is not beside this repository")
def test_polnear_dev_against_itself(tmp_path):
    predicted = [
        annotation(
            document.raw.text,
            [
                (list(item.source), list(item.cue), list(item.content))
                for item in document.relations
            ],
            document.raw.name,
        )
        for document in read_gold(POLNEAR_DEV)
    ]
    report = measured(tmp_path, POLNEAR_DEV, *predicted)
    assert {score.f1 for score in all_scores(report)} == {1.0}
    assert report.relations["all"]["exact"].gold == report.gold_relations > 2000
