import pytest

from attribution.stages.qualifiers.senses import sense
from tests.parses import parse

CASES = {
    "could not is ability": (
        "Orr could not verify it.",
        "Orr Orr PROPN 4 nsubj\ncould could AUX 4 aux\nnot not PART 4 advmod\n"
        "verify verify VERB 0 root\nit it PRON 4 obj\n. . PUNCT 4 punct",
        1, "epistemic_modal", None,
    ),
    "could have is a guess": (
        "It could have leaked.",
        "It it PRON 4 nsubj\ncould could AUX 4 aux\nhave have AUX 4 aux\nleaked leak VERB 0 root\n"
        ". . PUNCT 4 punct",
        1, "epistemic_modal", "epistemic_modal",
    ),
    "no one may is a prohibition": (
        "No soldier may enter.",
        "No no DET 2 det\nsoldier soldier NOUN 4 nsubj\nmay may AUX 4 aux\n"
        "enter enter VERB 0 root\n"
        ". . PUNCT 4 punct",
        2, "epistemic_modal", None,
    ),
    "would in what is said is the past of will": (
        "Orr said he would leave.",
        "Orr Orr PROPN 2 nsubj\nsaid say VERB 0 root\nhe he PRON 5 nsubj\nwould would AUX 5 aux\n"
        "leave leave VERB 2 ccomp\n. . PUNCT 2 punct",
        3, "conditional", "future",
    ),
    "would in a second clause of what is said is so too": (
        "Orr said it works and would last.",
        "Orr Orr PROPN 2 nsubj\nsaid say VERB 0 root\nit it PRON 4 nsubj\nworks work VERB 2 ccomp\n"
        "and and CCONJ 7 cc\nwould would AUX 7 aux\nlast last VERB 4 conj\n. . PUNCT 2 punct",
        5, "conditional", "future",
    ),
    "would by itself supposes": (
        "It would cost more.",
        "It it PRON 3 nsubj\nwould would AUX 3 aux\ncost cost VERB 0 root\nmore more ADJ 3 obj\n"
        ". . PUNCT 3 punct",
        1, "conditional", "conditional",
    ),
    "would not refuses": (
        "The firm would not pay.",
        "The the DET 2 det\nfirm firm NOUN 5 nsubj\nwould would AUX 5 aux\nnot not PART 5 advmod\n"
        "pay pay VERB 0 root\n. . PUNCT 5 punct",
        2, "conditional", None,
    ),
    "if after asking means whether": (
        "They asked if it burned.",
        "They they PRON 2 nsubj\nasked ask VERB 0 root\nif if SCONJ 5 mark\nit it PRON 5 nsubj\n"
        "burned burn VERB 2 ccomp\n. . PUNCT 2 punct",
        2, "conditional", None,
    ),
    "over two days means during": (
        "It burned over two days.",
        "It it PRON 2 nsubj\nburned burn VERB 0 root\nover over ADP 5 case\ntwo two NUM 5 nummod\n"
        "days day NOUN 2 obl\n. . PUNCT 2 punct",
        2, "bound_lower", None,
    ),
    "over forty boats means more": (
        "They sank over forty boats.",
        "They they PRON 2 nsubj\nsank sink VERB 0 root\nover over ADV 4 advmod\n"
        "forty forty NUM 5 nummod\nboats boat NOUN 2 obj\n. . PUNCT 2 punct",
        2, "bound_lower", "bound_lower",
    ),
    "since it rained gives a reason": (
        "They stayed since it rained.",
        "They they PRON 2 nsubj\nstayed stay VERB 0 root\nsince since SCONJ 5 mark\n"
        "it it PRON 5 nsubj\nrained rain VERB 2 advcl\n. . PUNCT 2 punct",
        2, "temporal_limit", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sense(case):
    text, rows, place, kind, expected = CASES[case]
    (sentence,) = parse(text, rows).sentences
    assert sense(sentence, range(place, place + 1), kind) == expected


@pytest.mark.parametrize(
    ("following", "expected"), [("nine nine NUM", "bound_lower"), ("he he PRON", None)]
)
def test_a_bound_is_one_of_an_amount(following, expected):
    word = following.split()[0]
    rows = (
        f"At at ADP 2 case\nleast least ADJ 4 obl\n{following} 4 nsubj\nsank sink VERB 0 root\n"
        ". . PUNCT 4 punct"
    )
    (sentence,) = parse(f"At least {word} sank.", rows).sentences
    assert sense(sentence, range(2), "bound_lower") == expected
