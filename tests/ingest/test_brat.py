"""PolNeAR's stand-off format, on articles written for these tests."""

from __future__ import annotations

import pytest

from attribution.ingest.brat import GoldRelation, read_articles, read_relations
from attribution.text import Span

TEXT = "The port burned, Ada Voss said, and “nobody slept.”\r\nCrews came 🙂."


@pytest.fixture
def folder(tmp_path):
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "port_1.txt").write_bytes(TEXT.encode())
    return tmp_path


def write(folder, annotator, *lines):
    path = folder / "attributions" / f"port_1_{annotator}.ann"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_roles_are_joined_by_the_event_and_spans_may_be_discontinuous(folder):
    path = write(
        folder,
        "aa",
        "T1\tSource 17 25\tAda Voss",
        "T2\tCue 26 30\tsaid",
        "T3\tContent 0 15;32 51\tThe port burned and “nobody slept.”",
        "T4\tAttribution 26 30\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3",
    )
    (relation,) = read_relations(path)
    assert relation == GoldRelation(
        source=(Span(17, 25),), cue=(Span(26, 30),), content=(Span(0, 15), Span(32, 51))
    )
    assert [span.of(TEXT) for span in relation.content] == [
        "The port burned",
        "and “nobody slept.”",
    ]


def test_a_role_may_be_several_annotations_and_each_span_counts_once(folder):
    path = write(
        folder,
        "aa",
        "T1\tCue 26 30\tsaid",
        "T2\tContent 32 51\tand “nobody slept.”",
        "T3\tContent 0 15\tThe port burned",
        "E1\tCue:T1 Content:T2 Content2:T3 Content3:T3",
    )
    assert read_relations(path)[0].content == (Span(0, 15), Span(32, 51))


def test_missing_roles_are_empty_but_without_a_cue_there_is_no_relation(folder):
    path = write(
        folder,
        "aa",
        "T1\tSource 17 25\tAda Voss",
        "T2\tCue 26 30\tsaid",
        "T3\tContent 0 15\tThe port burned",
        "E1\tSource:T1 Content:T3",
        "E2\tCue:T2",
    )
    assert read_relations(path) == (GoldRelation((), (Span(26, 30),), ()),)


def test_relations_come_in_the_order_of_their_cues(folder):
    path = write(
        folder,
        "aa",
        "T1\tCue 26 30\tsaid",
        "T2\tCue 4 8\tport",
        "E1\tCue:T1",
        "E2\tCue:T2",
    )
    assert [relation.cue[0].start for relation in read_relations(path)] == [4, 26]


def test_the_text_is_read_unchanged_and_the_first_annotator_by_name_counts(folder):
    write(folder, "zz", "T1\tCue 4 8\tport", "E1\tCue:T1")
    write(folder, "aa", "T1\tCue 26 30\tsaid", "E1\tCue:T1")
    (article,) = read_articles(folder)
    assert (article.name, article.text) == ("port_1", TEXT)
    assert article.relations == (GoldRelation((), (Span(26, 30),), ()),)


def test_an_annotation_without_its_text_is_an_error(folder):
    write(folder, "aa")
    (folder / "text" / "port_1.txt").unlink()
    with pytest.raises(FileNotFoundError):
        list(read_articles(folder))
