"""A speaker who goes on in free indirect speech.

Free indirect is a sentence of plain narrative that goes on with the account of the witness before
it ("A docker said men came. They cut the lights."), or a sum that explains a figure just given
("This figure includes …"). It is judged narrowly: in news most sentences without a cue are the
outlet's own.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.language.parse import Sentence
from attribution.lexicons import Lexicon, NounEntry, word_class
from attribution.stages.page.zones import SPEAKING, Block
from attribution.stages.relations.cues import Cues
from attribution.stages.relations.relation import Relation, Vicinity
from attribution.stages.syntax.clauses import SUBJECTS
from attribution.text import merged

_FREE_CONFIDENCE = 0.4
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "the"})
_OFFICIAL = frozenset({"spokesperson", "decision_maker", "analyst", "compiler", "relay"})
_SOMEBODY = frozenset({"a", "an", "one", "another"})  # "a miller said": known by what he does
_PLURAL = frozenset({"they"})


def free_indirect(
    blocks: Sequence[Block],
    found: Sequence[Relation],
    cues: Cues,
    nouns: Lexicon[NounEntry],
) -> list[Relation]:
    """Sentences without a cue that go on with what the relation before them tells.

    Args:
        blocks: the document's blocks; only running text speaks.
        found: the relations so far.
        cues: the document's cues.
        nouns: tells officials and monitors, who speak, from witnesses, who tell.
    """
    return _FreeIndirect(blocks, found, cues, nouns).find()


class _FreeIndirect:
    """One document's search for accounts that go on."""

    def __init__(
        self,
        blocks: Sequence[Block],
        found: Sequence[Relation],
        cues: Cues,
        nouns: Lexicon[NounEntry],
    ) -> None:
        self._parsed = cues.parsed
        self._cues = cues
        self._nouns = nouns
        self._found = found
        self._vicinity = Vicinity(found)
        self._taken = merged(span for relation in found for span in relation.spans)
        self._ends = [span.end for span in self._taken]
        self._speaking = [block.span for block in blocks if block.zone in SPEAKING]
        self._starts = [span.start for span in self._speaking]

    def find(self) -> list[Relation]:
        """The relations, in order."""
        added: list[Relation] = []
        before: Sentence | None = None
        teller: int | None = None
        for sentence in self._parsed.sentences:
            if not self._speaks(sentence):
                continue
            if self._is_taken(sentence):
                teller = self._teller(sentence)
            elif teller is not None and before is not None:
                rule = self._rule(before, sentence, teller)
                if rule is None:
                    teller = None
                else:
                    added.append(self._relation(sentence, teller, rule))
            before = sentence
        return added

    def _relation(self, sentence: Sentence, teller: int, rule: str) -> Relation:
        return Relation(
            (),
            (),
            (sentence.span,),
            _FREE_CONFIDENCE,
            (rule,),
            continues=teller,
            form="free_indirect",
        )

    def _speaks(self, sentence: Sentence) -> bool:
        at = bisect.bisect_right(self._starts, sentence.span.start) - 1
        return at >= 0 and self._speaking[at].covers(sentence.span)

    def _is_taken(self, sentence: Sentence) -> bool:
        at = bisect.bisect_right(self._ends, sentence.span.start)
        return at < len(self._taken) and self._taken[at].overlaps(sentence.span)

    def _teller(self, sentence: Sentence) -> int | None:
        """The relation that tells a sentence as a whole; None where the outlet speaks too."""
        telling = [
            number
            for number in self._vicinity.around([sentence.span])
            if (relation := self._found[number]).source
            and relation.cue
            and any(span.overlaps(sentence.span) for span in (*relation.cue, *relation.content))
        ]
        if not telling:
            return None
        return max(telling, key=lambda number: self._length(number, sentence))

    def _length(self, number: int, sentence: Sentence) -> int:
        return sum(
            min(span.end, sentence.span.end) - max(span.start, sentence.span.start)
            for span in self._found[number].content
            if span.overlaps(sentence.span)
        )

    def _rule(self, before: Sentence, sentence: Sentence, teller: int) -> str | None:
        subject = _subject(sentence)
        if subject is None or _is_quoted(sentence):
            return None
        if _explains_a_sum(sentence, subject) and self._has_figure(teller):
            return "rule:explains the figure before"
        if before.paragraph != sentence.paragraph or not self._is_witness(teller):
            return None
        is_account = _is_past(sentence) and _is_past_told(before)
        others = sentence.words[subject].form.lower() in _PLURAL
        if is_account and others and not self._is_plural(teller) and self._tells_of_others(teller):
            return "rule:account goes on"
        return None

    def _has_figure(self, teller: int) -> bool:
        return any(
            word.upos == "NUM" or word.form.isdigit()
            for sentence in self._sentences(teller)
            for word in (sentence.words[p] for p in sentence.places_in(self._found[teller].content))
        )

    def _sentences(self, teller: int) -> list[Sentence]:
        return [
            sentence
            for span in self._found[teller].content
            for sentence in self._parsed.sentences_in(span)
        ]

    def _is_witness(self, teller: int) -> bool:
        """Whether a person tells what he or she went through, rather than speaks for others."""
        relation = self._found[teller]
        cue = next(iter(self._cues.at(relation.cue)), None)
        if cue is None or cue.entry.type != "communication":
            return False
        sentence = self._parsed.sentence_at(relation.source[0].start)
        if sentence is None:
            return False
        places = sentence.places_in(relation.source)
        head = places.index(sentence.head_of(places))
        words = [sentence.words[place] for place in places]
        entry = next((match.entry for match in self._nouns.covering(words, head)), None)
        if entry is not None:
            return entry.access not in _OFFICIAL and entry.kind == "unnamed_person"
        entities = self._parsed.entities_in(relation.source[0])
        if any(entity.kind == "person" for entity in entities):
            return True
        opening = sentence.words[places[0]].form.lower()
        return opening in _SOMEBODY and sentence.words[places[head]].form.islower()

    def _is_plural(self, teller: int) -> bool:
        sentence = self._parsed.sentence_at(self._found[teller].source[0].start)
        if sentence is None:
            return True
        places = sentence.places_in(self._found[teller].source)
        head = sentence.words[sentence.head_of(places)]
        return head.xpos in ("NNS", "NNPS") or head.form.lower() in ("they", "we")

    def _tells_of_others(self, teller: int) -> bool:
        """Whether the content has somebody in the plural whom "they" can stand for."""
        return any(
            word.xpos in ("NNS", "NNPS") and word.deprel in SUBJECTS
            for sentence in self._sentences(teller)
            for word in (sentence.words[p] for p in sentence.places_in(self._found[teller].content))
        )


def _subject(sentence: Sentence) -> int | None:
    root = sentence.root
    if root is None:
        return None
    found = sentence.dependents(root, SUBJECTS)
    return found[0] if found and found[0] < root else None


def _is_quoted(sentence: Sentence) -> bool:
    return any(word.form in ('"', "“", "”") for word in sentence.words[:2])


def _explains_a_sum(sentence: Sentence, subject: int) -> bool:
    """Whether a sentence opens like "This figure includes …" or "The toll comprises …"."""
    words = sentence.words
    root = words[subject].head
    return (
        subject <= 3
        and words[0].form.lower() in _DEMONSTRATIVES
        and words[subject].form.lower() in word_class("sum")
        and words[root].form.lower() in word_class("comprising")
    )


def _is_past(sentence: Sentence) -> bool:
    root = next(word for word in sentence.words if word.head < 0)
    return root.xpos == "VBD" or "Tense=Past|VerbForm=Fin" in root.feats


def _is_past_told(sentence: Sentence) -> bool:
    """Whether the sentence before reports something that happened."""
    past = [word for word in sentence.words if word.xpos == "VBD"]
    return len(past) > 1 or any(word.xpos == "VBN" for word in sentence.words)
