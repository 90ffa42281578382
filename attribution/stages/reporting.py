"""Reporting clauses read off the parse: who says what, where the tree shows it plainly.

Four shapes are read: a verb of saying with its clause ("X said that …", "told Y that …"), one
behind or amid what it reports ("…, X said"), one with an infinitive ("vowed to …", "urged Y to
…"), and "according to X". They complete the tagger's relations, never replace them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.parse import Sentence
from attribution.lexicons import Lexicon, NounEntry
from attribution.stages.clauses import (
    SUBJECTS,
    above,
    agent_of,
    antecedent,
    has_dependent,
    is_participle,
    is_verb,
    phrase,
    span_of,
    subject_of,
)
from attribution.stages.cues import Cue, Cues
from attribution.text import Span

_CLAUSE = frozenset({"ccomp"})
_REQUESTS = frozenset(
    {"urge", "order", "ask", "call", "vow", "promise", "pledge", "demand", "instruct", "command",
     "warn", "advise", "beg", "implore", "appeal", "threaten", "swear", "exhort"}
)  # fmt: skip
_HEARSAY = frozenset({"reportedly", "purportedly", "supposedly", "allegedly"})
_FINDING = frozenset({"document", "record", "register", "count", "tally", "find", "discover"})
_SEEMING = ("~seem", "~appear", "~look", "~sound")
_TELLING = frozenset({"tell", "inform", "remind", "assure", "notify", "warn"})
_SHOWING = frozenset(
    {"~show/VERB", "~depict", "~capture/VERB", "~picture/VERB", "~appear to show",
     "~seem to show", "~purport to show"}
)  # fmt: skip
_ANOTHER = frozenset({"another", "others", "first", "second", "third", "fourth", "latter"})
_TELLING_OF = frozenset(
    {"describe", "report", "recount", "deny", "condemn", "denounce", "decry", "deplore",
     "criticise", "criticize", "announce", "confirm", "speak", "urge", "demand", "slam", "reject"}
)  # fmt: skip
_ACCOUNTS = frozenset({"report", "account", "claim", "allegation", "rumour", "rumor", "accusation"})
_POINTING = frozenset({"the", "these", "those", "such", "this", "that"})
_COMPLEMENTS = frozenset({"obj", "obl", "obl:agent", "ccomp", "xcomp"})
_FEWEST_TOLD = 3
_SAYING = frozenset({"say", "add", "tell", "state", "note", "write", "report", "announce"})
_STANCES = frozenset({"condemn", "deny", "accuse", "warn"})
_MODALS = frozenset({"would", "will", "may", "might", "could", "can", "should", "must", "shall"})
_NO_REPORTS = frozenset(
    {
        "~mean",
        "~mean/VERB",
        "~suggest",
        "~indicate",
        "~imply",
        "~see/VERB",
        "~decide",
        "~figure/VERB",
    }
)
_DASHES = frozenset({"--", "—", "–", "-"})
_DATELINE = 12
_NOBODY = frozenset({"i", "we", "you", "one", "there", "what", "this", "that"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "advmod", "neg"})
_LEADS = frozenset(
    {"meanwhile", "however", "also", "separately", "elsewhere", "still", "and", "but", "so", "yet"}
)
_LOOSE = frozenset({"parataxis", "root", "conj"})


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: the spans of its parts, and the rule that found it.

    ``inner`` is what somebody is said to hold or to have found ("said it had documented nine
    raids"), which counts within what was said alone.
    """

    cue: Cue
    source: tuple[Span, ...]
    words: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    places: tuple[int, ...]
    inner: bool = False


def find_reports(cues: Cues, nouns: Lexicon[NounEntry]) -> list[Report]:
    """Every reporting clause of a document, in order.

    Args:
        cues: the document's cues.
        nouns: tells pictures and documents, which show, from other things.
    """
    return [report for cue in cues.all if (report := report_of(cue, nouns)) is not None]


def report_of(cue: Cue, nouns: Lexicon[NounEntry]) -> Report | None:
    """The reporting clause that a cue governs; None where the tree shows none plainly."""
    if cue.entry.type == "evidence" and cue.is_verb:
        return _shown(cue, nouns)
    if cue.entry.phrase == "according to":
        return _according(cue)
    if cue.word.form.lower() in _HEARSAY:
        return _hearsay(cue)
    if cue.word.upos == "NOUN":
        return _accounts(cue)
    return _second(cue) if is_second(cue) else _statement(cue)


def _shown(cue: Cue, nouns: Lexicon[NounEntry]) -> Report | None:
    """What a picture or document shows: "the clip shows a ladder", "its logs showed that …"."""
    sentence = cue.sentence
    if cue.entry.phrase not in _SHOWING:
        return None
    verb = cue.match.first if is_verb(sentence.words[cue.match.first]) else cue.head
    subject = subject_of(sentence, verb)
    if subject is None or subject in cue.places or has_dependent(sentence, verb, ("aux:pass",)):
        return None
    source = [p for p in phrase(sentence, antecedent(sentence, subject)) if p < cue.match.first]
    if not source or not _is_exhibit(sentence, source, subject, nouns):
        return None
    last = cue.match.last - 1
    below = [
        place
        for governor in {verb, cue.head, last}
        for child in sentence.children[governor]
        if child > last and sentence.words[child].deprel in ("obj", "ccomp")
        for place in sentence.subtree(child)
        if place > last
    ]
    spans = _spans(sentence, below)
    if not spans:
        return None
    named = (spelled_source(sentence, source),)
    rule = "rule:shown by a picture"
    return Report(cue, named, _cue_words(cue, rule), spans, rule, tuple(source))


def _is_exhibit(
    sentence: Sentence, source: Sequence[int], head: int, nouns: Lexicon[NounEntry]
) -> bool:
    """Whether a phrase names a picture or document, or one more of them ("the fourth")."""
    word = sentence.words[head]
    is_another = word.form.lower() in _ANOTHER or "NumType=Ord" in word.feats
    if is_another and word.upos != "NOUN":
        return True
    words = [sentence.words[place] for place in source]
    return any(match.entry.kind in ("media_item", "document") for match in nouns.matches(words))


def _statement(cue: Cue) -> Report | None:
    """A verb with its speaker and what is said, before or behind it."""
    sentence, head = cue.sentence, cue.head
    source = source_of(sentence, head, _is_told(cue)) if _reports(cue) else None
    if source is None or _has_no_speaker(sentence, source):
        return None
    content = (
        _before(sentence, head, source)
        or _clause(sentence, head)
        or (_infinitive(sentence, head) if _asks(cue) else None)
        or (_object(cue) if _tells(cue) else None)
    )
    if content is None and has_dependent(sentence, head, ("nsubj:pass", "aux:pass")):
        content = _patient(cue)
    inner = content is None and _is_told(cue)
    content = _held(cue) if inner else content
    places, rule = content or ([], "")
    spans = _spans(sentence, [p for p in places if p not in source and p not in cue.places])
    if not spans:
        return None
    return Report(
        cue,
        (spelled_source(sentence, source),),
        _cue_words(cue, rule),
        spans,
        rule,
        tuple(source),
        inner,
    )


def _reports(cue: Cue) -> bool:
    """Whether a cue is a predicate that tells of an act of saying, thinking or asking."""
    return (
        (cue.is_verb or _is_told(cue))
        and cue.word.deprel not in ("amod", "compound", "aux", "fixed")
        and (cue.entry.type in ("communication", "belief", "eventuality") or _is_told(cue))
        and cue.entry.speech_act != "decline"
        and cue.entry.phrase not in _NO_REPORTS
        and not cue.entry.phrase.startswith(_SEEMING)
        and not _is_infinitive(cue.sentence, cue.head)
        and not _has_modal(cue.sentence, cue.head)
    )


def source_of(sentence: Sentence, verb: int, is_felt: bool = False) -> list[int] | None:
    """The phrase of who says it: a subject, or the agent of a passive.

    Args:
        sentence: the sentence.
        verb: the place of the cue's governing word.
        is_felt: whether a participle tells what its subject feels ("was alarmed by").
    """
    bare = sentence.words[verb].xpos == "VBN" and not has_dependent(sentence, verb, ("aux", "cop"))
    passive = bare or has_dependent(sentence, verb, ("aux:pass", "nsubj:pass"))
    passive = passive and not is_felt
    head = agent_of(sentence, verb) if passive else subject_of(sentence, verb)
    if head is None or head == verb:
        return None
    head = antecedent(sentence, head)
    found = phrase(sentence, head)
    if verb in found:
        found = [place for place in found if place < verb] if head < verb else [head]
    return found or None


def _has_no_speaker(sentence: Sentence, source: Sequence[int]) -> bool:
    """Whether a subject is none that reports: "it" of a passive, the first person, "there"."""
    words = [sentence.words[place] for place in source if sentence.words[place].upos != "PUNCT"]
    return len(words) == 1 and words[0].form.lower() in _NOBODY


def is_second(cue: Cue) -> bool:
    """Whether a cue is a participle that goes on with a report: "…, adding that …"."""
    sentence, head = cue.sentence, cue.head
    if not cue.is_verb or not is_participle(sentence, head) or has_subject(sentence, head):
        return False
    says = cue.entry.type == "communication" and cue.entry.speech_act is not None
    if cue.word.deprel not in ("advcl", "conj") or not (says or _asks(cue)):
        return False
    return any(is_verb(sentence.words[place]) for place in above(sentence, head))


def _second(cue: Cue) -> Report | None:
    """What a second cue adds: its clause, or what it asks for or condemns."""
    sentence, head = cue.sentence, cue.head
    labels = {"ccomp"}
    if cue.entry.speech_act in ("direct", "condemn", "accuse", "deny", "warn", "promise"):
        labels |= {"obj", "obl", "xcomp"}
    below = [
        place
        for child in sentence.children[head]
        if child > head and sentence.words[child].deprel in labels
        for place in sentence.subtree(child)
        if place > cue.match.last - 1
    ]
    spans = _spans(sentence, below)
    if not spans:
        return None
    source = source_of(sentence, head) or []
    named = (spelled_source(sentence, source),) if source else ()
    rule = "rule:second cue of one speaker"
    return Report(
        cue, named, (cue.span,), (Span(spans[0].start, spans[-1].end),), rule, tuple(source)
    )


def _hearsay(cue: Cue) -> Report | None:
    """``Two guards reportedly fled``: told by somebody, nobody says whom."""
    sentence, verb = cue.sentence, cue.word.head
    if verb < 0 or not is_verb(sentence.words[verb]):
        return None
    below = [place for place in sentence.subtree(verb) if place not in cue.places]
    dash = next((p for p in below if p > verb and sentence.words[p].form in _DASHES), None)
    below = [p for p in below if dash is None or p < dash]
    spans = _spans(sentence, below)
    if not spans or len(below) < _FEWEST_TOLD:
        return None
    return Report(cue, (), (cue.span,), spans, "rule:hearsay of the outlet's", ())


def _patient(cue: Cue) -> tuple[list[int], str] | None:
    """What a passive is about, where its agent is named: "such a flood was feared by villagers"."""
    sentence = cue.sentence
    if cue.entry.type != "belief" or agent_of(sentence, cue.head) is None:
        return None
    for child in sentence.children[cue.head]:
        if sentence.words[child].deprel in SUBJECTS and child < cue.head:
            return sentence.subtree(child), "rule:passive with its agent"
    return None


def _tells(cue: Cue) -> bool:
    """Whether a cue tells of a thing by its name alone: "described a flash", "spoke of blasts"."""
    verb = cue.entry.phrase.removeprefix("~").partition("/")[0]
    return verb in _TELLING_OF or cue.word.lemma.lower() in _TELLING_OF


def _object(cue: Cue) -> tuple[list[int], str] | None:
    """What a verb of telling has for its object."""
    sentence = cue.sentence
    for child in sentence.children[cue.head]:
        word = sentence.words[child]
        prepositions = {
            sentence.words[c].form.lower()
            for c in sentence.children[child]
            if sentence.words[c].deprel == "case"
        }
        is_of = word.deprel == "obl" and "of" in prepositions
        if child > cue.head and (word.deprel == "obj" or is_of):
            below = [p for p in sentence.subtree(child) if p > cue.head]
            if is_of and sentence.words[below[0]].form.lower() == "of":
                below.pop(0)
            return _with_circumstances(cue, below), "rule:object of telling"
    return None


def _with_circumstances(cue: Cue, places: list[int]) -> list[int]:
    """An object with the adverbials right behind it: "new shootings in three villages"."""
    words = cue.sentence.words
    end = max(places)
    for child in cue.sentence.children[cue.head]:
        below = cue.sentence.subtree(child)
        is_next = min(below) == end + 1 and words[child].deprel == "obl"
        if is_next and words[child].upos != "PROPN":
            end = max(below)
            places = [*places, *below]
    return places


def _accounts(cue: Cue) -> Report | None:
    """``reports of killings``: told by somebody, nobody says whom."""
    sentence, noun = cue.sentence, cue.head
    word = sentence.words[noun]
    if word.xpos != "NNS" or word.lemma.lower().rstrip("s") not in _ACCOUNTS:
        return None
    owned = has_dependent(sentence, noun, ("nmod:poss", "nummod"))
    the = any(sentence.words[c].form.lower() in _POINTING for c in sentence.children[noun])
    by_whom = any(
        sentence.words[c].form.lower() in ("by", "from")
        for child in sentence.children[noun]
        for c in sentence.children[child]
    )
    if owned or the or by_whom or word.deprel in SUBJECTS:
        return None
    for child in sentence.children[noun]:
        below = [p for p in sentence.subtree(child) if p > noun]
        opening = sentence.words[below[0]].form.lower() if below else ""
        if opening in ("of", "that") and sentence.words[child].deprel in ("nmod", "acl", "ccomp"):
            kept = below[1:] if opening == "of" else below
            last = cue.span.end if opening == "that" else sentence.words[below[0]].end
            spans = _spans(sentence, kept)
            if spans:
                cue_span = Span(cue.span.start, last)
                return Report(cue, (), (cue_span,), spans, "rule:accounts of nobody named", ())
    return None


def _is_told(cue: Cue) -> bool:
    """Whether a cue is itself what is said: "said it had documented", "said he was alarmed by"."""
    sentence, head = cue.sentence, cue.head
    governor = cue.word.head
    subject = subject_of(sentence, head)
    return (
        cue.word.deprel == "ccomp"
        and governor >= 0
        and sentence.words[governor].lemma.lower() in _SAYING
        and subject is not None
        and (
            sentence.words[subject].upos == "PRON"
            or "Definite=Def" in _determiner(sentence, subject)
        )
        and (_is_finding(cue) or _is_mood(cue) or cue.entry.speech_act in _STANCES)
    )


def _is_finding(cue: Cue) -> bool:
    verb = cue.entry.phrase.removeprefix("~").partition("/")[0]
    return cue.entry.type == "factive" and verb in _FINDING


def _is_mood(cue: Cue) -> bool:
    """Whether an adjective or participle tells how somebody feels: "alarmed by"."""
    is_adjective = not cue.is_verb or cue.word.xpos in ("VBN", "JJ")
    return cue.entry.type == "belief" and is_adjective and "|" in cue.entry.phrase


def _determiner(sentence: Sentence, noun: int) -> str:
    return " ".join(
        sentence.words[c].feats
        for c in sentence.children[noun]
        if sentence.words[c].deprel == "det"
    )


def _held(cue: Cue) -> tuple[list[int], str] | None:
    """The object of what somebody is said to hold, find or condemn."""
    below = [
        place
        for child in cue.sentence.children[cue.head]
        if child > cue.head and cue.sentence.words[child].deprel in _COMPLEMENTS
        for place in cue.sentence.subtree(child)
        if place not in cue.places
    ]
    if not below:
        return None
    return list(range(min(below), max(below) + 1)), "rule:held by whoever speaks"


def _asks(cue: Cue) -> bool:
    """Whether a cue asks, orders or promises in words: not "allow", "require" or "refuse"."""
    verb = cue.entry.phrase.removeprefix("~").partition(" ")[0].partition("/")[0]
    return not _REQUESTS.isdisjoint(verb.replace("~", "").split("|"))


def _has_modal(sentence: Sentence, verb: int) -> bool:
    return any(sentence.words[c].form.lower() in _MODALS for c in sentence.children[verb])


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.words[child].deprel == "mark" and sentence.words[child].form.lower() == "to"
        for child in sentence.children[verb]
    )


def _clause(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """The clause that follows a verb of saying as its complement."""
    for child in sentence.children[verb]:
        is_clause = sentence.words[child].deprel in _CLAUSE
        below = [place for place in sentence.subtree(child) if place > verb]
        if is_clause and child > verb and has_subject(sentence, child):
            return below, "rule:clause of a reporting verb"
    return None


def has_subject(sentence: Sentence, place: int) -> bool:
    """Whether a predicate has a subject of its own."""
    return any(
        sentence.words[child].deprel.partition(":")[0] in ("nsubj", "csubj", "expl")
        for child in sentence.children[place]
    )


def _infinitive(sentence: Sentence, verb: int) -> tuple[list[int], str] | None:
    """What somebody promises, orders or asks for, with whom it is asked of."""
    for child in sentence.children[verb]:
        word = sentence.words[child]
        if child > verb and word.deprel in ("xcomp", "ccomp") and _is_infinitive(sentence, child):
            asked = [
                place
                for other in sentence.children[verb]
                if sentence.words[other].deprel in ("obj", "iobj") and verb < other < child
                for place in sentence.subtree(other)
            ]
            return sorted({*asked, *sentence.subtree(child)}), "rule:infinitive of a request"
    return None


def _before(sentence: Sentence, verb: int, source: Sequence[int]) -> tuple[list[int], str] | None:
    """A clause before its reporting verb, or around it: "…, X said", "The plan, X said, is …"."""
    first = min(*source, verb)
    if first == 0 or sentence.words[verb].deprel not in ("parataxis", "root", "ccomp", "conj"):
        return None
    if sentence.words[first - 1].form not in (",", "”", '"', "''", "’", "—", "–", "-"):
        return None
    predicate = _reported(sentence, verb, first)
    if predicate is None or _has_own_content(sentence, verb, predicate):
        return None
    lead = _lead(sentence, first)
    before = list(range(lead, first))
    after = []
    if predicate > verb:  # the clause goes on behind the words that report it
        behind = max(*source, verb)
        own = {p for c in sentence.children[verb] if c != predicate for p in sentence.subtree(c)}
        after = [p for p in sentence.subtree(predicate) if p > behind and p not in own]
    is_title = all(word.upos == "PUNCT" for word in sentence.words[verb + 1 :])
    has_verb = any(sentence.words[place].upos in ("VERB", "AUX") for place in (*before, *after))
    if not has_verb and not is_title:
        return None
    return [*before, *after], "rule:reporting verb behind its clause"


def _has_own_content(sentence: Sentence, verb: int, predicate: int) -> bool:
    """Whether a verb governs something behind it, and so reports nothing before it."""
    addressed = sentence.words[verb].lemma.lower() in _TELLING
    labels = ("ccomp", "xcomp") if addressed else ("ccomp", "xcomp", "obj")
    return any(
        child > verb and child != predicate and sentence.words[child].deprel in labels
        for child in sentence.children[verb]
    )


def _reported(sentence: Sentence, verb: int, first: int) -> int | None:
    """The predicate of the clause that a verb reports from behind or amid it."""
    word = sentence.words[verb]
    if word.deprel == "parataxis" and word.head >= 0:
        return word.head
    for child in sentence.children[verb]:
        if sentence.words[child].deprel == "ccomp":
            begins = min(sentence.subtree(child))
            if begins < first:
                return child
    return None


def _lead(sentence: Sentence, first: int) -> int:
    """Where a reported clause begins: after a dateline, a conjunction or a connecting adverb."""
    start = 0
    for place in range(1, min(_DATELINE, first - 1)):
        opening = sentence.words[: place + 1]
        if opening[-1].form in _DASHES and not any(is_verb(word) for word in opening):
            start = place + 1
    while start < first - 1 and sentence.words[start].form.lower() in _LEADS:
        start += 1
        if sentence.words[start].form == ",":
            start += 1
    return start


def _according(cue: Cue) -> Report | None:
    """What is so according to somebody: the clause before, behind or around the words."""
    sentence = cue.sentence
    noun = cue.word.head
    if noun < 0 or cue.word.deprel not in ("case", "mark") or noun <= cue.head:
        return None
    source = [place for place in phrase(sentence, noun) if place not in cue.places]
    verb = sentence.words[noun].head
    if verb < 0 or not source:
        return None
    first, last = cue.match.first, max(source)
    words = sentence.words
    is_at_edge = first == 0 or words[first - 1].upos == "PUNCT"
    if not is_at_edge:
        return None
    begin = _lead(sentence, first) if first else 0
    below = set(sentence.subtree(verb))
    if words[verb].deprel in ("root", "ccomp", "parataxis"):
        below |= set(range(begin, first))
    around = [p for p in sorted(below) if begin <= p and not first <= p <= last]
    spans = _spans(sentence, around)
    if not spans or not any(words[p].upos in ("VERB", "AUX") for p in around):
        return None
    return Report(
        cue,
        (spelled_source(sentence, source),),
        (cue.span,),
        spans,
        "rule:according to",
        tuple(source),
    )


def _cue_words(cue: Cue, rule: str) -> tuple[Span, ...]:
    """A cue with the auxiliaries and negation right before it."""
    sentence, first = cue.sentence, cue.match.first
    while first > 0:
        word = sentence.words[first - 1]
        if word.deprel not in _AUXILIARIES or word.head != cue.head:
            break
        first -= 1
    last = cue.match.last - 1
    following = sentence.words[last + 1].form.lower() if last + 1 < len(sentence.words) else ""
    if rule == "rule:object of telling" and following == "of":
        last += 1
    return (Span(sentence.words[first].start, sentence.words[last].end),)


def spelled_source(sentence: Sentence, places: Sequence[int]) -> Span:
    """A source's span, without marks at its edges."""
    words = [p for p in places if sentence.words[p].upos != "PUNCT"]
    return span_of(sentence, words or places)


def _spans(sentence: Sentence, places: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words, joined over marks, without marks at their edges."""
    return tuple(_runs(sentence, sorted(set(places))))


def _runs(sentence: Sentence, places: Sequence[int]) -> Iterator[Span]:
    run: list[int] = []
    for place in [*places, -1]:
        gap = range(run[-1] + 1, place) if run and place >= 0 else None
        if run and (gap is None or any(sentence.words[p].upos != "PUNCT" for p in gap)):
            while run and sentence.words[run[-1]].form in (",", ".", ";", ":", "—", "–", "-"):
                run.pop()
            while run and sentence.words[run[0]].form in (",", ".", ";", ":", "—", "–", "-"):
                run.pop(0)
            if run and any(sentence.words[p].upos != "PUNCT" for p in run):
                yield span_of(sentence, run)
            run = []
        if place >= 0:
            run.append(place)
