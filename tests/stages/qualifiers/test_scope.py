import pytest

from attribution.stages.qualifiers.scope import governed, spans_of
from attribution.text import Span
from tests.parses import parse

CASES = {
    "a modal governs its verb phrase": (
        "Rain may flood the port.",
        "Rain rain NOUN 3 nsubj\nmay may AUX 3 aux\nflood flood VERB 0 root\nthe the DET 5 det\n"
        "port port NOUN 3 obj\n. . PUNCT 3 punct",
        range(1, 2), "epistemic_modal", ["flood the port"],
    ),
    "an adverb before a preposition governs that phrase": (
        "Two were shot, reportedly by guards, on Friday.",
        "Two two NUM 3 nsubj:pass\nwere be AUX 3 aux:pass\nshot shoot VERB 0 root\n"
        ", , PUNCT 7 punct\nreportedly reportedly ADV 3 advmod\nby by ADP 7 case\n"
        "guards guard NOUN 3 obl\n, , PUNCT 10 punct\non on ADP 10 case\n"
        "Friday Friday PROPN 3 obl\n. . PUNCT 3 punct",
        range(4, 5), "reportative", ["by guards"],
    ),
    "an adverb before an auxiliary governs the clause it opens": (
        "He fell, allegedly having drunk the rum.",
        "He he PRON 2 nsubj\nfell fall VERB 0 root\n, , PUNCT 6 punct\n"
        "allegedly allegedly ADV 6 advmod\nhaving have AUX/VBG 6 aux\n"
        "drunk drink VERB/VBN 2 advcl\nthe the DET 8 det\nrum rum NOUN 6 obj\n. . PUNCT 2 punct",
        range(3, 4), "allegative", ["having drunk the rum"],
    ),
    "an adverb hung too high governs the word it limits": (
        "The 745 mostly Serrish civilians fled.",
        "The the DET 5 det\n745 745 NUM 5 nummod\nmostly mostly ADV 5 advmod\n"
        "Serrish Serrish ADJ 5 amod\ncivilians civilian NOUN 6 nsubj\nfled flee VERB 0 root\n"
        ". . PUNCT 6 punct",
        range(2, 3), "vague_quantifier", ["Serrish"],
    ),
    "a determiner governs its noun phrase": (
        "They shut all roads to the port.",
        "They they PRON 2 nsubj\nshut shut VERB 0 root\nall all DET 4 det\nroads road NOUN 2 obj\n"
        "to to ADP 7 case\nthe the DET 7 det\nport port NOUN 4 nmod\n. . PUNCT 2 punct",
        range(2, 3), "universal", ["roads to the port"],
    ),
    "a number word governs the number and what it counts": (
        "In May up to forty boats sank.",
        "In in ADP 2 case\nMay May PROPN 7 obl\nup up ADP 5 case\nto to ADP 3 fixed\n"
        "forty forty NUM 6 nummod\nboats boat NOUN 7 nsubj\nsank sink VERB 0 root\n"
        ". . PUNCT 7 punct",
        range(2, 4), "bound_upper", ["forty boats"],
    ),
    "if governs its clause and the one that depends on it": (
        "If it rains, the dam bursts.",
        "If if SCONJ 3 mark\nit it PRON 3 nsubj\nrains rain VERB 7 advcl\n, , PUNCT 3 punct\n"
        "the the DET 6 det\ndam dam NOUN 7 nsubj\nbursts burst VERB 0 root\n. . PUNCT 7 punct",
        range(0, 1), "conditional", ["it rains", "the dam bursts"],
    ),
    "no before an object denies the whole clause": (
        "The port stored no fuel.",
        "The the DET 2 det\nport port NOUN 3 nsubj\nstored store VERB 0 root\nno no DET 5 det\n"
        "fuel fuel NOUN 3 obj\n. . PUNCT 3 punct",
        range(3, 4), "negation", ["The port stored", "fuel"],
    ),
    "not before an infinitive denies that one": (
        "She asked not to be named.",
        "She she PRON 2 nsubj\nasked ask VERB 0 root\nnot not PART 2 advmod\nto to PART 6 mark\n"
        "be be AUX 6 aux:pass\nnamed name VERB 2 xcomp\n. . PUNCT 2 punct",
        range(2, 3), "negation", ["be named"],
    ),
    "a hedge on the agent governs the agent": (
        "Men linked to the port came.",
        "Men man NOUN 6 nsubj\nlinked link VERB 1 acl\nto to ADP 5 case\nthe the DET 5 det\n"
        "port port NOUN 2 obl\ncame come VERB 0 root\n. . PUNCT 6 punct",
        range(1, 3), "attribution_hedge", ["Men", "the port"],
    ),
    "a date governs the clause that it belongs to": (
        "Nine boats have sunk since Friday.",
        "Nine nine NUM 2 nummod\nboats boat NOUN 4 nsubj\nhave have AUX 4 aux\n"
        "sunk sink VERB 0 root\nsince since ADP 6 case\nFriday Friday PROPN 4 obl\n"
        ". . PUNCT 4 punct",
        range(4, 6), "temporal_limit", ["have sunk"],
    ),
    "a part governs its whole": (
        "Dozens of boats sank.",
        "Dozens dozen NOUN 4 nsubj\nof of ADP 3 case\nboats boat NOUN 1 nmod\n"
        "sank sink VERB 0 root\n. . PUNCT 4 punct",
        range(0, 2), "vague_quantifier", ["boats"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_scope(case):
    text, rows, cue, kind, expected = CASES[case]
    (sentence,) = parse(text, rows).sentences
    found = spans_of(sentence, governed(sentence, cue, kind), [sentence.span])
    assert [span.of(text) for span in found] == expected


def test_scope_is_clipped_to_the_claim():
    text, rows, cue, kind, _ = CASES["a modal governs its verb phrase"]
    (sentence,) = parse(text, rows).sentences
    assert [
        span.of(text)
        for span in spans_of(
            sentence, governed(sentence, cue, kind), [Span(0, len("Rain may flood"))]
        )
    ] == ["flood"]
