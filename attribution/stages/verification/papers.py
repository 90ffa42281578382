"""Whose hands papers were in: the outlet's, or those of whoever confirms a figure from them."""

from __future__ import annotations

from attribution.stages.verification.checkers import checker_at
from attribution.stages.verification.frames import Frame
from attribution.stages.verification.sentences import CheckSentence

_GIVEN = frozenset({"to", "with", "by"})
_OWN = frozenset({"its", "their", "his", "her", "own"})


def has_read(on: CheckSentence, frame: Frame) -> bool:
    """Whether the subject went through papers that are not its own: "which examined the files"."""
    read = [on.frames.at(on.head_of(m)) for m in on.matches if m.entry.act == "examine"]
    return any(
        one.modifies is not None
        and frame.subject is not None
        and on.sentence.words[one.place].deprel == "acl:relcl"
        and one.place < frame.place
        and one.outcome == "done"
        and one.object is not None
        and on.nouns.get(one.object) in ("document", "media", "evidence")
        and not on.frames.forms_below(one.object, "nmod:poss") & _OWN
        for one in read
    )


def is_in_hand(on: CheckSentence) -> bool:
    """Whether papers came to the outlet: "released to the Mail", "consulted by this newspaper"."""
    return any(
        on.frames.forms_below(at, "case") & _GIVEN and checker_at(on, at).kind == "outlet"
        for at, word in enumerate(on.sentence.words)
        if word.deprel.startswith(("obl", "nmod"))
    )
