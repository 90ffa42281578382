from attribution.language.parse import Parse
from attribution.lexicons import load
from attribution.stages.page.outlet import infer_outlet
from tests.parses import parse

LEXICON = load("first_party")


def tagged(text: str) -> Parse:
    """A flat parse: a capital makes a proper noun of every word but those that open a sentence."""
    sentences = []
    for sentence in text.replace("\n", " ").split(". "):
        rows = []
        for number, form in enumerate(sentence.replace(",", " ,").rstrip(".").split()):
            named = form[0].isupper() and (number > 0 or form.isupper() or form.endswith("Mail"))
            upos = "DET" if form == "The" else "PROPN" if named else "VERB"
            lemma = {"told": "tell", "spoke": "speak"}.get(form, form.lower())
            rows.append(f"{form} {lemma} {upos} 0 root")
        sentences.append("\n".join(rows))
    return parse(text, "\n\n".join(sentences))


def outlet(text: str) -> str | None:
    return infer_outlet(tagged(text), LEXICON)


def test_what_only_the_outlet_itself_says() -> None:
    assert outlet("Nine died. The Levin Mail could not independently verify the count.") == (
        "Levin Mail"
    )
    assert outlet(
        "It shows nine boats, which The Tide has not been able to independently verify."
    ) == ("The Tide")
    assert outlet("LNA has contacted the port for comment. She told LNA so.") == "LNA"


def test_the_fuller_name_is_taken() -> None:
    text = "LBC News could not independently verify this. She told the LBC that he left."
    assert outlet(text) == "LBC News"


def test_what_may_be_said_of_any_medium() -> None:
    told = "Ada told the Mail that he left."
    assert outlet(told) is None, "once is not enough"
    assert outlet(f"{told} Jan told the Mail so.") == "Mail"
    assert outlet(f"{told} Jan told the Mail so. Police accused the Mail of theft.") is None
    assert outlet("Ada told AFP that he left. Jan told AFP so.") is None, "agencies are cited"
    assert outlet("Ada told SANA so. Jan told SANA so. AFP could not independently verify it.") == (
        "AFP"
    )


def test_a_dateline_names_the_agency() -> None:
    assert outlet("LEVIN, May 3 (LNA) - Nine boats sank.") == "LNA"
    assert outlet("The port (Levin) – it has nine quays – is shut.") is None
    assert outlet("Nine boats sank.") is None


def test_nobody_but_a_medium_reports_that_it_could_not_verify() -> None:
    assert outlet("Nine died. LNA News could not verify the count.") == "LNA News"
    assert outlet("Nine died. LRO could not verify the count.") is None
    assert outlet("Nine died. It could not be independently verified by the Mail.") == "Mail"
