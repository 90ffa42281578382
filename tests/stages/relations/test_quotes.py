import pytest

from attribution.quotation import Quotations
from attribution.records import Quote
from attribution.stages.relations.quotes import quote_by_marks
from attribution.text import Span


def quote(text: str) -> Quote:
    """The quote of a content whose spans are marked with braces."""
    spans, plain = [], ""
    for place, part in enumerate(text.replace("}", "{").split("{")):
        if place % 2:
            spans.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    return quote_by_marks(plain, spans, Quotations(plain))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('{"Run,"} Voss said.', "direct"),
        ("{‘The pumps failed,’} Voss said.", "direct"),
        ('Voss said: {"the pumps failed"}', "direct"),
        ('{"We held the dam,"} Voss said, {"and nobody else."}', "direct"),
        ('{"the pumps failed,"} Voss said.', "direct"),
        ("{''The pumps failed,''} Voss said.", "direct"),
        ("{”The pumps failed,”} Voss said.", "direct"),
        ('Voss called it {"a trap"}.', "mixed"),
        ('Voss deplored {"very troubling reports of deaths."}', "mixed"),
        ('Voss said {it was "a trap"}.', "mixed"),
        ('Voss said {"nine" died}.', "mixed"),
        ("Voss said {nine died}.", "indirect"),
        ("Voss said {the crews' pumps didn't work}.", "indirect"),
        ("Voss nodded.", "none"),
    ],
)
def test_form(text: str, form: str) -> None:
    assert quote(text).form == form


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ('{"Pumps failed. We ran,"} Voss said.', []),
        ('{"Pumps failed... we ran,"} Voss said.', ["ellipsis"]),
        ('{"Pumps [at the quay] failed,"} Voss said.', ["bracket_insert"]),
        ('{"My boys [aged 15 and 17] ran,"} Voss said.', ["bracket_insert"]),
        ('{"Pumps failed [1],"} Voss said.', []),
        ('{"Umimpeded [sic] access,"} Voss said.', ["raw_typo"]),
        ('{"Pumps failed,"} Voss said. {"We ran."}', ["split_by_cue"]),
        ('{"Pumps failed,"} Voss\nsaid.\n\n{"We ran."}', []),
        ('{Nine died}, Voss said, {"and we ran"}.', []),
        ('He said: {"Pumps failed.\n\n"We ran,"} he said.', ["multi_paragraph"]),
        ('He said: {"Pumps failed and we ran.}\n\nNine died.', ["unbalanced"]),
        ('He said {they died in "raids" by guards" and by "theft"}.', ["unbalanced"]),
        ('He said {nine died in raids" by guards}.', ["unbalanced"]),
        ('He said: {"We ran,"} and "so... on".', []),
    ],
)
def test_flags(text: str, flags: list[str]) -> None:
    assert quote(text).flags == flags


def test_a_stray_mark_tells_that_something_was_quoted() -> None:
    assert quote('{We ran for the boats,"} Voss said.').form == "mixed"
    assert quote("Voss, 6'2\" tall, said {he ran}.") == Quote(form="indirect")
