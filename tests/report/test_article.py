from __future__ import annotations

import io

import pytest
from rich.console import Console

from attribution.ingest.document import RawDocument
from attribution.records import Annotation, ErrorRecord, Failure, ZoneSpan
from attribution.report.article import article
from attribution.report.marking import marked
from attribution.report.summary import Counts, percent, summary
from tests.annotations import annotation as checked
from tests.fakes import annotation, span_of

TEXT = "Rain\n\nAna said the dam possibly broke.\n\nBen said [bold]no[/bold] \x1b[31mred."


def printed(renderable, **options):
    file = io.StringIO()
    Console(file=file, **{"width": 100, "highlight": False, **options}).print(renderable)
    return file.getvalue()


def zoned(record: Annotation, **zones: str) -> Annotation:
    """The record with parts of its text put in zones."""
    spans = [
        ZoneSpan(start=start, end=end, zone=zone)
        for zone, part in zones.items()
        for start, end in [span_of(record.document.text, part)]
    ]
    return record.model_copy(
        update={"document": record.document.model_copy(update={"zones": spans})}
    )


def with_attribution(record: Annotation, **changes: object) -> Annotation:
    """The record with one more attribution, made from its first."""
    more = record.attributions[0].model_copy(update={"id": "a9", **changes})
    return record.model_copy(update={"attributions": [*record.attributions, more]})


def test_every_role_has_its_brackets():
    assert marked(annotation(RawDocument(TEXT, "x"))).plain == (
        "Rain\n\n⟨Ana⟩ ‹said› [¹the dam ~possibly~ broke].\n\n"
        "⟨Ben⟩ ‹said› [²[bold]no[/bold] ␛[31mred]."
    )


def test_marks_of_nested_touching_and_shared_spans():
    text = "Ana said Ben denied it."
    record = annotation(RawDocument(text, "x"))
    record = with_attribution(
        record,
        source=[span_of(text, "Ben")],
        cue=[span_of(text, "denied")],
        content=[span_of(text, "it")],
    )
    assert marked(record).plain == "⟨Ana⟩ ‹said› [¹⟨Ben⟩ ‹denied› [²it]]."
    same = with_attribution(record, content=[span_of(text, "Ben denied"), span_of(text, "it")])
    assert marked(same).plain == "⟨Ana⟩ ‹said› [¹[³⟨Ben⟩ ‹denied›] [²[³it]]]."


@pytest.mark.parametrize("start", ["", "👩‍👩‍👧 ", "\r\n", "\u2028", "e\u0301 ", "\t", "\ud7ff\x00"])
def test_marks_stand_where_the_spans_say(start):
    assert (
        "⟨Ana⟩ ‹said› [¹so]" in marked(annotation(RawDocument(f"{start}Ana said so.", "x"))).plain
    )


def test_roles_differ_without_colour():
    shown = printed(article(annotation(RawDocument(TEXT, "x"))), force_terminal=True, no_color=True)
    assert "\x1b[1m‹said›" not in shown  # brackets and word are separate pieces
    assert "\x1b[1msaid" in shown
    assert "\x1b[4mAna" in shown
    assert "\x1b[3mpossibly" in shown
    assert not any(f"\x1b[3{colour}m" in shown for colour in "01245678")


def test_nothing_of_the_text_reaches_the_terminal_unchanged():
    raw = RawDocument(TEXT, "bad\x1b]0;name\x07\n", title="\u202etitle", outlet="[red]O[/red]")
    shown = printed(article(annotation(raw)))
    assert "\x1b" not in shown
    assert "[red]O[/red]" in shown
    assert "bad␛]0;name␇␊" in shown
    assert "�title" in shown


def test_zones_are_styled():
    record = zoned(annotation(RawDocument(TEXT, "x")), headline="Rain", furniture="Ben said")
    shown = printed(marked(record), force_terminal=True, no_color=True)
    assert "\x1b[1mRain" in shown
    assert "\x1b[2;4mBen" in shown


def test_text_is_wrapped_at_the_width_of_the_terminal():
    shown = printed(article(annotation(RawDocument("Ana said " + "rain " * 60, "x"))), width=60)
    assert max(map(len, shown.split("\n"))) <= 60


def test_the_lists_below_the_article():
    lines = printed(article(annotation(RawDocument(TEXT, "x", outlet="The Post")))).split("\n")
    assert any(
        line.split() == ["¹", "Ana", "said", "communication", "–", "epistemic", "adverb"]
        for line in lines
    )
    assert any(
        line.split() == ["The", "Post", "(own", "voice)", "outlet", "self", "1", "33%"]
        for line in lines
    )
    assert any(line.split() == ["Ana", "named", "person", "1", "33%"] for line in lines)


def test_an_article_without_attributions():
    shown = printed(article(annotation(RawDocument("Rain.", "x"))))
    assert "Rain." in shown
    assert "⟨source⟩" not in shown


# The table of many


def failed(name="bad.txt", message="bad.txt: is empty\x1b"):
    return ErrorRecord(
        name=name, input_sha256=None, error=Failure(stage="read", type="X", message=message)
    )


def test_summary_counts_documents_and_all():
    one = annotation(RawDocument(TEXT, "one.txt"))
    two = annotation(RawDocument("Rain.", "two.txt"))
    lines = [line.split() for line in printed(summary([one, failed(), two])).split("\n")]
    assert lines[0] == ["document", "words", "claims", "sources", "attributed"]
    assert lines[1] == ["one.txt", "11", "3", "2", "67%"]
    assert lines[2][-4:] == ["–"] * 4
    assert lines[3] == ["two.txt", "1", "1", "0", "0%"]
    assert lines[4] == ["2", "documents,", "1", "failed", "12", "4", "2", "50%"]


def test_summary_prints_nothing_dangerous():
    assert "\x1b" not in printed(summary([failed(name="\x1b[2J"), failed()]))


def test_shares():
    assert (percent(0, 0), percent(1, 3), percent(2, 2)) == ("–", "33%", "100%")
    assert Counts(1, 2, 3, 4) + Counts(1, 1, 1, 1) == Counts(2, 3, 4, 5)


def test_a_check_is_marked_and_says_what_it_covers():
    shown = printed(article(checked()), width=140)
    assert "{A The Mail could not verify the toll}" in shown
    rows = [line.split() for line in shown.split("\n")]
    assert ["¹", "police", "said", "communication", "unable", "A", "bound", "lower"] in rows
    assert ["A", "unable", "The", "Mail", "toll", "¹", "–"] in rows
