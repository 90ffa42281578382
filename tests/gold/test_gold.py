"""The compiled gold is what the authored files say, and holds together."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from attribution.ingest import RawDocument, read_documents
from attribution.records import Annotation
from tests.gold.compiler import HERE, SEEDS, STORIES, GoldError, compile_story, compiled, find

TEXT = "“We left,” she said. He said nothing; she said more."


@pytest.fixture(scope="module")
def gold() -> list[Annotation]:
    return compiled()


def test_stories_are_what_the_authored_files_compile_to(gold: list[Annotation]) -> None:
    lines = STORIES.read_text(encoding="utf-8").splitlines()
    assert lines == [story.model_dump_json() for story in gold], "run python -m tests.gold"


def test_every_authored_file_is_named_after_its_story(gold: list[Annotation]) -> None:
    stems = [path.stem for path in sorted(HERE.glob("[0-9]*.toml"))]
    assert [Path(story.document.name).stem for story in gold] == stems


def test_zones_cover_each_text(gold: list[Annotation]) -> None:
    for story in gold:
        zones = story.document.zones
        assert zones[0].start == 0
        assert zones[-1].end == len(story.document.text)
        assert all(one.end == two.start for one, two in pairwise(zones))


def test_every_id_is_given_once_and_exists(gold: list[Annotation]) -> None:
    for story in gold:
        sources = [source.id for source in story.sources]
        relations = [relation.id for relation in story.attributions]
        claims = [claim.id for claim in story.claims]
        for ids in (sources, relations, claims, [item.id for item in story.verifications]):
            assert len(ids) == len(set(ids))
        assert sources[0] == "s0"
        named = {relation.source_id for relation in story.attributions}
        for claim in story.claims:
            named |= {link.source_id for link in claim.chain} | {claim.origin_id}
            named |= {item.source_id for item in claim.commitment}
            named |= {item.owner for item in claim.qualifiers}
            named |= {agent.source_id for agent in claim.agents if agent.source_id}
        assert named <= set(sources)
        assert {relation.parent for relation in story.attributions} - {None} <= set(relations)
        assert {claim.attribution_id for claim in story.claims} - {None} <= set(relations)
        for check in story.verifications:
            assert set(check.targets) | set(check.same_source_uncovered) <= set(claims)


def test_every_span_has_words_at_its_ends(gold: list[Annotation]) -> None:
    for story in gold:
        for start, end in spans(story.model_dump()):
            words = story.document.text[start:end]
            assert words == words.strip() != "", f"{story.document.name}: {words!r}"


def spans(value: object) -> list[tuple[int, int]]:
    """Every pair of integers of a record, however deep."""
    if isinstance(value, tuple) and len(value) == 2:
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [span for item in value for span in spans(item)] if isinstance(value, list) else []


def test_every_attributed_content_is_a_claim(gold: list[Annotation]) -> None:
    for story in gold:
        claimed = {claim.attribution_id for claim in story.claims}
        for relation in story.attributions:
            if relation.content:
                assert relation.id in claimed, f"{story.document.name}: {relation.id}"


def test_a_nested_attribution_stands_in_its_parents_content(gold: list[Annotation]) -> None:
    for story in gold:
        relations = {relation.id: relation for relation in story.attributions}
        for relation in story.attributions:
            if relation.parent is None:
                continue
            outer = relations[relation.parent].content
            assert all(
                any(start >= span[0] and end <= span[1] for span in outer)
                for start, end in relation.content
            ), f"{story.document.name}: {relation.id}"


def test_furniture_is_never_claimed(gold: list[Annotation]) -> None:
    for story in gold:
        assert all(claim.zone != "furniture" for claim in story.claims)


@pytest.mark.parametrize(
    ("anchor", "words"),
    [("We left", "We left"), ("; she ⟦said⟧ more", "said"), ("⟦He⟧ said", "He")],
)
def test_an_anchor_is_found(anchor: str, words: str) -> None:
    start, end = find(TEXT, anchor)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    ("anchor", "problem"),
    [
        ("she said", "more than once"),
        ("they said", "not in the text"),
        ("", "not in the text"),
        ("she ⟦said", "one ⟦target⟧"),
        ("⟦she⟧ ⟦said⟧", "one ⟦target⟧"),
    ],
)
def test_a_bad_anchor_is_refused(anchor: str, problem: str) -> None:
    with pytest.raises(GoldError, match=problem):
        find(TEXT, anchor)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('[[claim]]\nid = "c1"\nspans = ["Nowhere"]\ncommitment = {outlet = "CT+"}', "Nowhere"),
        ('[[claim]]\nid = "c1"\ncommitment = {outlet = "CT+"}', "no spans"),
        ('[[claim]]\nid = "c1"\nspans = ["abuses"]\ncommitment = {}', "commitment"),
        ('[[claim]]\nid = "c1"\ncommitment = {}\nsaid = 1', "claim.0.said"),
        ('[[source]]\nid = "a"\nname = "A"', "outlet_self"),
        ('[[attribution]]\nid = "a1"\nby = "b"\ntype = "belief"\nform = "none"', "no such source"),
        ('[[verification]]\nid="v1"\nstatus="unable"\nspan="abuses"\ntargets=["c9"]', "'c9'"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "story.toml"
    path.write_text(
        f'story = "01-agency-story.txt"\n[[zone]]\nzone = "body"\nstart = "Troops"\n{line}\n',
        encoding="utf-8",
    )
    texts = {raw.name: raw for raw in read_documents([str(SEEDS)]) if isinstance(raw, RawDocument)}
    with pytest.raises(GoldError, match=problem) as caught:
        compile_story(path, texts)
    assert str(caught.value).startswith("story.toml: ")


def test_gold_is_one_json_object_a_line(gold: list[Annotation]) -> None:
    with STORIES.open(encoding="utf-8") as lines:
        assert [json.loads(line)["document"]["name"] for line in lines] == [
            story.document.name for story in gold
        ]
