import pytest

from attribution.language.parse import ParsedWord
from attribution.stages.sources.antecedent_features import modifiers_agree
from attribution.stages.sources.coreference import Ranker
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Referent, candidates, ranks
from attribution.text import Span


def mention(form, **more):
    word = ParsedWord(form, 0, len(form), form.lower(), "NOUN", "", "", -1, "nsubj")
    fields = {
        "span": Span(0, len(form)), "sentence": 1, "place": 0, "paragraph": 0, "words": (word,),
        "head": word, "name": None, "noun": None, "pronoun": None, "determiner": "definite",
        "another": False, "plural": False, "gender": None,
    }  # fmt: skip
    return Mention(**fields | more)


def referent(number, kind, gender=None, named=True, **more):
    return Referent(number, kind, named, gender, mentions=[mention("x", **more)])


WOMAN = referent(1, "person", "feminine")
MAN = referent(2, "person", "masculine")
BODY = referent(3, "org")


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [("feminine", [WOMAN]), ("masculine", [MAN]), ("neuter", [BODY]), ("plural", [BODY])],
)
def test_a_pronoun_stands_for_what_it_can(pronoun, expected):
    found = candidates(mention("x", pronoun=pronoun), iter([WOMAN, MAN, BODY]), [])
    assert found == expected


def test_gender_may_be_overlooked():
    found = candidates(mention("x", pronoun="feminine"), iter([WOMAN, MAN]), [], blind=True)
    assert found == [WOMAN, MAN]


def test_ranks_count_what_came_since():
    assert [(r.overall, r.of_kind) for r in ranks([WOMAN, BODY, MAN])] == [(0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("before", "now", "agree"),
    [
        ({"health"}, {"health"}, True),
        ({"health"}, set(), True),
        ({"health"}, {"defence"}, False),
    ],
)
def test_a_ministry_is_not_another(before, now, agree):
    known = Referent(1, "org", False, mentions=[mention("x", modifiers=frozenset(before))])
    assert modifiers_agree(mention("x", modifiers=frozenset(now)), known) == agree


def test_the_ranker_takes_the_most_probable_or_nobody():
    ranker = Ranker({"near": 1.0, "far": -1.0, "nobody": 0.5})
    found = [WOMAN, MAN]
    chosen, sure = ranker.choose(mention("x"), found, [["far"], ["near"], ["nobody"]])
    assert chosen == 1
    assert 0.5 < sure < 0.7
    assert ranker.choose(mention("x"), found, [["far"], ["far"], ["nobody"]])[0] is None
