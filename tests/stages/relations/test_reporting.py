import pytest

from attribution.lexicons import load
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.reporting import find_reports
from tests.parses import parse
from tests.stages.trees import TREES


def reports(name):
    text, rows = TREES[name]
    found = find_reports(Cues(parse(text, rows), load("cues")), load("source_nouns"))
    return [
        tuple(
            " | ".join(span.of(text) for span in spans) for spans in (r.source, r.words, r.content)
        )
        for r in found
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("behind", ("two guards and a porter", "said", "The bridge is shut")),
        ("amid", ("the porter", "said", "The plan | is dead")),
        ("that", ("The porter", "said", "that the bridge was shut")),
        ("dateline", ("the porter", "said", "The bridge is shut")),
        ("vow", ("The mayor", "vowed", "to rebuild the quay")),
        ("call_on", ("The mayor", "called on", "the crews to wait")),
        ("told_to", ("The mayor", "told", "the crews to wait")),
        ("according", ("the porter", "according to", "The plan | is dead")),
        ("spoke_of", ("Dockers", "spoke of", "two blasts")),
        ("reportedly", ("", "reportedly", "Two guards | fled the quay")),
        ("feared", ("the dockers", "had been feared", "Such a flood")),
        ("shows", ("Another clip", "shows", "men on the quay")),
        ("put", ("Two villagers", "put | at", "the number of dead | 14")),
        ("appear", ("Other videos", "appeared to show", "men on the quay")),
        ("suspected", ("", "suspected of", "men | looting")),
        ("estimated", ("", "An estimated", "nine boats sank in the storm")),
        ("neither", ("The port", "would neither confirm nor deny", "that it lost a boat")),
        ("drawn", ("The mayor", "would not be drawn on", "whether the quay was safe")),
        ("as_warned", ("divers", "have warned", "The quay will sink")),
        ("emerged", ("Clips", "have emerged of", "men on the quay")),
        ("marks", ("The marks", "show", "that the rope was cut")),
        ("held_to_be", ("The porter", "believed", "it to be safe")),
        ("counts", ("The union", "counts", "nine boats")),
        ("admitted", ("The owner", "admitted", "taking the rope")),
        ("heard", ("The court", "heard", "that the rope was cut")),
        ("asked_by", ("the mayor", "were asked", "The crews | to wait")),
        ("spoken_of", ("the envoy", "speaks", "“safe passage”")),
        ("told_there", ("a porter", "told", "The quay is shut")),
    ],
)
def test_a_reporting_clause(name: str, expected: tuple[str, str, str]) -> None:
    assert reports(name) == [expected]


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("adding", ("The porter", "adding", "that nobody was hurt")),
        ("recorded", ("it", "had recorded", "nine raids")),
        ("reports_of", ("", "reports of", "looting")),
        ("described_as", ("it", "described as", '"small errors"')),
        ("since", ("dockers", "said", TREES["since"][0].removesuffix(", dockers said."))),
    ],
)
def test_a_second_one_in_the_sentence(name: str, second: tuple[str, str, str]) -> None:
    assert reports(name)[1] == second


@pytest.mark.parametrize(
    "name", ["allow", "called_off", "suggest", "referring", "declined", "as_spoke", "showed_us"]
)
def test_what_only_looks_like_one(name: str) -> None:
    assert reports(name) == []


RACE = """
The the DET 2 det
pilot pilot NOUN 3 nsubj
continued continue VERB/VBD 0 root
{0}
forty forty NUM 6 nummod
boats boat NOUN 7 nsubj
sailed sail VERB/VBD 3 ccomp
. . PUNCT 3 punct
"""
STRESSED = """
Voss Voss PROPN 2 nsubj
{0} {1} VERB/VBD 0 root
the the DET 4 det
need need NOUN 2 obj
for for ADP 6 case
pumps pump NOUN 4 nmod
. . PUNCT 2 punct
"""
PRICE = """
Prices price NOUN 2 nsubj
rose rise VERB/VBD 0 root
, , PUNCT 4 punct
{0} {1} VERB/VBG 2 advcl
a a DET 6 det
peak peak NOUN 4 obj
. . PUNCT 2 punct
"""


def read(text: str, rows: str) -> list[tuple[str, str]]:
    found = find_reports(Cues(parse(text, rows), load("cues")), load("source_nouns"))
    return [(r.words[0].of(text), r.content[0].of(text)) for r in found]


def test_a_clause_behind_a_comma_is_not_said() -> None:
    joined = RACE.format("that that SCONJ 7 mark")
    assert read("The pilot continued that forty boats sailed.", joined)
    cut_off = RACE.format(", , PUNCT 3 punct")
    assert read("The pilot continued, forty boats sailed.", cut_off) == []


@pytest.mark.parametrize(("form", "lemma"), [("stressed", "stress"), ("underscored", "underscore")])
def test_what_somebody_stresses_is_told(form: str, lemma: str) -> None:
    text = f"Voss {form} the need for pumps."
    assert read(text, STRESSED.format(form, lemma)) == [(form, "the need for pumps")]


def test_a_language_is_not_told() -> None:
    assert read("Voss spoke the need for pumps.", STRESSED.format("spoke", "speak")) == []


def test_a_second_cue_strikes_in_words() -> None:
    assert read("Prices rose, slamming a peak.", PRICE.format("slamming", "slam"))
    assert read("Prices rose, hitting a peak.", PRICE.format("hitting", "hit")) == []


def test_what_a_second_cue_tells_of_is_its_content() -> None:
    found = read("Prices rose, stressing a peak.", PRICE.format("stressing", "stress"))
    assert found == [("stressing", "a peak")]
    assert read("Prices rose, setting a peak.", PRICE.format("setting", "set")) == []


SHARED = """
Dockers docker NOUN 2 nsubj
feel feel VERB 0 root
cold cold ADJ 2 xcomp
and and CCONJ 5 cc
{0}
, , PUNCT 10 punct
according accord VERB 10 case
to to ADP 7 fixed
a a DET 10 det
survey survey NOUN 5 obl
. . PUNCT 2 punct
"""


def test_according_to_somebody_all_that_shares_a_subject_is_so() -> None:
    rows = SHARED.format("leave leave VERB 2 conj")
    found = read("Dockers feel cold and leave, according to a survey.", rows)
    assert found == [("according to", "Dockers feel cold and leave")]
