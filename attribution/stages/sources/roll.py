"""Whom a document has spoken of so far: by place, by noun, by name and by how lately."""

from __future__ import annotations

from collections import defaultdict

from attribution.language.parse import Parse, Sentence
from attribution.stages.sources.describing import Describer
from attribution.stages.sources.known_names import KnownNames
from attribution.stages.sources.mention import Mention
from attribution.stages.sources.referents import Kind, Referent


class Roll:
    """The referents of one document while it is read.

    ``recent`` has them in the order of their last mentions, ``by_head`` by the nouns they were
    called; ``turn`` counts the sources so far, of which ``last_source`` spoke last.

    Args:
        parsed: the document.
        describer: reads facts and roles off mentions.
    """

    def __init__(self, parsed: Parse, describer: Describer) -> None:
        self._parsed = parsed
        self._describer = describer
        self.referents: list[Referent] = []
        self.recent: dict[int, Referent] = {}
        self.by_head: dict[str, list[Referent]] = defaultdict(list)
        self.names = KnownNames(parsed, self.referents)
        self.turn = 0
        self.last_source: Referent | None = None
        self._at: dict[tuple[int, int], Referent] = {}

    def at(self, mention: Mention) -> Referent | None:
        """Whom a mention was read to stand for before."""
        return self._at.get((mention.sentence, mention.place))

    def new(self, kind: Kind, *, named: bool = False) -> Referent:
        """Somebody not spoken of before."""
        referent = Referent(len(self.referents), kind, named)
        self.referents.append(referent)
        return referent

    def attach(self, referent: Referent, mention: Mention, *, is_source: bool) -> None:
        """Add a mention to its referent, with all that it tells."""
        if mention.pronoun in ("masculine", "feminine"):
            referent.gender = referent.gender or mention.pronoun
        referent.gender = referent.gender or mention.gender
        if not referent.mentions:
            referent.plural = mention.plural
        if mention.pronoun is None:
            heads = mention.nouns | self._describer.role_lemmas(mention)
            for head in heads - referent.heads:
                self.by_head[head].append(referent)
            referent.heads |= heads
            if mention.name is not None:
                self.names.enter(referent, mention.name)
            else:
                self.names.enter_title(referent, mention)
            facts = self._describer.facts(mention)
            if facts.affiliation is not None:
                referent.affiliations.add(facts.affiliation)
        referent.mentions.append(mention)
        self._at[mention.sentence, mention.place] = referent
        if mention.pronoun in ("self", "addressee"):
            return
        self.recent.pop(referent.number, None)
        self.recent[referent.number] = referent
        if is_source:
            if _speaks(self._parsed.sentences[mention.sentence], mention):
                self.last_source = referent
                referent.spoke_at = mention
            self.turn += 1
            referent.spoke += 1
            referent.spoke_last = self.turn


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    """Whether a source speaks in its own clause, and is not only spoken of or to."""
    if not mention.head.deprel.startswith(("obl", "obj", "iobj")):
        return True
    cases = sentence.dependents(mention.place, ("case",))
    return any(sentence.words[case].lemma in ("accord", "per") for case in cases)
