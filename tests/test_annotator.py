"""The whole annotator on the trained models; a few seconds in all."""

import json
import pickle
import shutil

import pytest

from attribution import Annotator, InputError, ModelError, RawDocument
from attribution.ingest.document import error_record
from attribution.language import models, pipeline

pytestmark = pytest.mark.models
STORY = (
    "Levin port burns\n\n"
    "Nine people died in a fire at the port of Levin, harbour master Ada Voss said on Friday.\n\n"
    "“The pumps failed,” she told the Levin Mail. “We had asked for new ones.”\n\n"
    "The fire service said that witnesses believed a spark began it. The port is 900 metres long.\n"
)

FRENCH = "Le maire a dit vendredi que le pont était sûr et que la route rouvrirait lundi matin."


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def spelled(annotation, spans):
    return [annotation.document.text[start:end] for start, end in spans]


def test_who_asserted_what(annotator):
    found = annotator.annotate(RawDocument(STORY, "fire.txt", outlet="Levin Mail"))
    sources = {source.id: source for source in found.sources}
    by_cue = {spelled(found, a.cue)[0].split()[0]: a for a in found.attributions if a.cue}
    assert sources[by_cue["told"].source_id].name == "Ada Voss"
    assert by_cue["told"].quote.form == "direct"
    assert spelled(found, by_cue["told"].content)[0].startswith("“The pumps failed")
    assert found.document.zones[0].zone == "headline"
    assert sources["s0"].name == "Levin Mail"
    outlets_own = [claim for claim in found.claims if claim.attribution_id is None]
    assert any("900 metres" in " ".join(spelled(found, claim.spans)) for claim in outlets_own)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "😀 ",
        "e\u0301te\u0301 ",
        "\u2028",
        "one\r\n\r\ntwo\r\n",
        "a\u00a0b\u200b ",
        "x\x85y\x0b\n",
    ],
)
def test_offsets_hold_whatever_stands_before(annotator, before):
    text = before + STORY
    found = annotator.annotate(text)
    assert found.document.text == text
    assert found.document.zones[0].start == 0
    assert found.document.zones[-1].end == len(text)
    contents = [part for a in found.attributions for part in spelled(found, a.content)]
    assert any(part.startswith("“The pumps failed,”") for part in contents)
    for start, end in (s for claim in found.claims for s in claim.spans):
        assert text[start:end] == text[start:end].strip()


def test_a_document_is_the_same_whatever_stands_beside_it(annotator):
    others = ["The mayor said the bridge was safe.", STORY.replace("Nine", "Some 19"), STORY * 3]
    alone = annotator.annotate(STORY).model_dump_json()
    for documents in ([STORY, *others], [*others, STORY]):
        found = {a.document.text: a.model_dump_json() for a in annotator.annotate_many(documents)}
        assert found[STORY] == alone


def test_processes_change_nothing_but_the_time(annotator):
    documents = [RawDocument(STORY.replace("Nine", str(n)), f"d{n}") for n in range(12)]
    documents.insert(
        5, RawDocument("Il a dit que le pont était sûr et la route ouverte. " * 5, "fr")
    )
    one = [record.model_dump_json() for record in annotator.annotate_many(documents)]
    two = [record.model_dump_json() for record in annotator.annotate_many(documents, jobs=2)]
    assert one == two
    assert json.loads(two[5])["kind"] == "error"


def test_an_annotator_can_be_pickled(annotator):
    again = pickle.loads(pickle.dumps(annotator))
    assert again.annotate(STORY) == annotator.annotate(STORY)


def test_errors_pass_through_in_their_place(annotator):
    failed = error_record("gone.txt", InputError("gone.txt: cannot be read"))
    assert list(annotator.annotate_many([failed])) == [failed]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("a\0b said the mayor", "NUL"),
        ("the mayor \ud800 said", "surrogate"),
        ("1, 2, 3.", "no letters"),
        (FRENCH, "language"),
        ("word " * 400_001, "split it"),
    ],
)
def test_what_cannot_be_annotated_is_refused_with_the_reason(annotator, text, why):
    with pytest.raises(InputError, match=why):
        annotator.annotate(text)


def test_a_text_of_page_chrome_alone_claims_nothing(annotator):
    assert annotator.annotate("Share\n\nSubscribe to our newsletter\n\n35\n").claims == []


def test_no_paragraph_is_too_long(annotator):
    text = "The mayor said that " + "the bridge and the road and " * 300 + "the port were safe."
    assert annotator.annotate(text).claims


def test_changed_weights_are_refused_by_name(tmp_path, monkeypatch):
    changed = tmp_path / "weights"
    shutil.copytree(models.WEIGHTS, changed)
    with (changed / "deprel.onnx").open("r+b") as file:
        file.seek(100)
        file.write(b"\xff")
    (changed / "labels.json").unlink()
    monkeypatch.setattr(models, "WEIGHTS", changed)
    with pytest.raises(ModelError, match=r"deprel\.onnx \(changed\).*labels\.json \(missing\)"):
        models.require_intact()


def test_stanzas_own_models_are_asked_for_clearly_where_they_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "stanza_folder", lambda: str(tmp_path))
    pipeline.stanza_pipeline.cache_clear()
    with pytest.raises(ModelError, match="attribution models download"):
        pipeline.stanza_pipeline("stanza")
