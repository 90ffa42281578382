"""Where it is open who says something: clauses that may be the source's or the outlet's."""

from __future__ import annotations

from attribution.language.parse import Sentence
from attribution.lexicons import in_class
from attribution.records import Attribution
from attribution.stages.flags.judged import Judged
from attribution.stages.syntax.clauses import has_subject
from attribution.text import Span

_OPENERS = frozenset({"as", "after"})
_SIMULTANEOUS = frozenset({"as", "when", "while", "where"})
_RELATIVES = frozenset({"which", "that", "where"})
_CLAUSES = ("advcl", "acl:relcl", "advcl:relcl")
_REPORTED = frozenset({"indirect", "mixed"})
_SINGULAR = frozenset({"he", "she"})
_PERSONS = frozenset({"named_person", "unnamed_person"})
_INVOLVED = frozenset({"witness", "affected"})
_FEWEST_WORDS = 4
_NEAR_SENTENCES = 2


def open_scope(judged: Judged, number: int) -> str | None:
    """Why it is open whether a claim's last clause is the source's, None where it is not.

    A clause behind an attributed one, set off by a comma and outside quotation marks, has two
    readings: part of what was said, or added by the outlet.
    """
    attribution = judged.attribution(number)
    if attribution is None:
        return _own_tail(judged, number)
    if attribution.quote.form not in _REPORTED or not judged.is_outermost(number):
        return None
    if _is_attached(judged, number, attribution):
        return "rule:hearsay beside what is reported"
    if attribution.type not in ("communication", "factive"):
        return None
    for start, end in attribution.content:
        sentence = judged.reading.parsed.sentence_at(start)
        if sentence is None:
            continue
        for place, word in enumerate(sentence.words):
            if word.deprel in _CLAUSES and start <= word.start < end:
                opener = _tail_opener(judged, sentence, place, attribution)
                if opener is not None:
                    return f"rule:clause with {opener} behind what is reported"
    return None


def _is_attached(judged: Judged, number: int, attribution: Attribution) -> bool:
    """Whether hearsay is told in a "with" clause of somebody's report, whose it may be too."""
    sentence = judged.reading.parsed.sentence_at(attribution.content[0][0])
    if attribution.source or not attribution.cue or sentence is None:
        return False
    cue = sentence.at(attribution.cue[0][0])
    if cue is None or not in_class(sentence.words[cue], "hearsay_adverb"):
        return False
    marks = {sentence.words[c].form.lower() for c in sentence.children[sentence.words[cue].head]}
    return "with" in marks and any(
        other.source and other is not attribution and sentence.span.covers(Span(*other.cue[0]))
        for other in judged.reading.attributions
        if other.cue
    )


def _tail_opener(
    judged: Judged, sentence: Sentence, place: int, attribution: Attribution
) -> str | None:
    """The word that opens a clause at the content's end, where the clause may be the outlet's."""
    words = sentence.words
    below = sentence.subtree(place)
    first = next((at for at in below if words[at].upos != "PUNCT"), place)
    opener = words[first].form.lower()
    end = max(end for _, end in attribution.content)
    if words[below[-1]].end < end - 2 or first == 0 or len(below) < _FEWEST_WORDS:
        return None
    if not has_subject(sentence, place):
        return None
    span = Span(words[first].start, words[below[-1]].end)
    if judged.reading.quotations.touching(Span(span.start, span.start + 1), doubles_only=True):
        return None
    is_set_off = words[first - 1].form == ","
    is_trailing = bool(attribution.cue) and attribution.cue[0][0] > end - 1
    if opener in _OPENERS and (is_set_off or (is_trailing and opener == "after")):
        return opener
    if opener in _RELATIVES and is_trailing and words[place].deprel != "advcl":
        return opener
    return None


def _own_tail(judged: Judged, number: int) -> str | None:
    """A clause the outlet was given, right behind an attributed one in the same sentence."""
    spans = judged.reading.assertions[number].spans
    sentence = judged.reading.parsed.sentence_at(spans[0].start)
    if sentence is None or spans[0].start == sentence.words[0].start:
        return None
    first = sentence.at(spans[0].start)
    if first is None or sentence.words[first].form.lower() not in _SIMULTANEOUS:
        return None
    for other in range(number - 1, -1, -1):
        last = judged.reading.assertions[other].spans[-1]
        if last.end < sentence.words[0].start:
            return None
        attribution = judged.attribution(other)
        if attribution is None or attribution.quote.form not in _REPORTED:
            continue
        if last.start >= sentence.words[0].start and 0 <= spans[0].start - last.end <= 2:
            return "rule:clause right behind what is reported"
    return None


def narrated(judged: Judged, number: int) -> str | None:
    """Why an outlet's sentence can only come from the one it has just reported.

    It goes on about that person ("he hid") in the past, right after or around their words; or it
    tells in the same paragraph what was found or done, and not by whom.
    """
    if not judged.is_own(number) or judged.reading.assertions[number].zone != "body":
        return None
    predicate = next(iter(judged.predicates(number)), None)
    if predicate is None or not _is_past(predicate.sentence, predicate.place):
        return None
    subject = predicate.subject
    before = _reported_before(judged, number)
    if subject is None or before is None or not judged.is_plain(number):
        return None
    if subject.form.lower() in _SINGULAR and _is_involved(judged, before):
        return "rule:goes on about the person reported before"
    has_agent = predicate.sentence.has_dependent(predicate.place, ("obl:agent",))
    is_agentless = subject.deprel == "nsubj:pass" and not has_agent
    is_together = judged.paragraphs[before] == judged.paragraphs[number]
    if is_agentless and is_together and _is_of_people(judged, before, number):
        return "rule:goes on with what was done, right after a report of it"
    return None


def _is_of_people(judged: Judged, before: int, number: int) -> bool:
    """Whether ordinary people told the claim before, of deeds, in the sentence just before."""
    speaker = judged.speaker(before)
    starts = [judged.reading.assertions[n].spans[0].start for n in (before, number)]
    between = judged.reading.parsed.sentences_in(Span(*starts))
    if speaker is None or len(between) > _NEAR_SENTENCES or not judged.deeds(before):
        return False
    return speaker.kind == "collective" or _is_involved(judged, before)


def _reported_before(judged: Judged, number: int) -> int | None:
    """The outermost claim just before one, where somebody is reported."""
    start = judged.reading.assertions[number].spans[0].start
    best = None
    for other in range(number - 1, -1, -1):
        if judged.paragraphs[number] - judged.paragraphs[other] > 1:
            return None
        if judged.reading.assertions[other].spans[0].start < start and judged.is_outermost(other):
            best = other
            break
    if best is None:
        return None
    return None if judged.speaker(best) is None else best


def _is_involved(judged: Judged, number: int) -> bool:
    """Whether a claim is of a person who tells what befell them or they saw."""
    speaker = judged.speaker(number)
    if speaker is None or speaker.kind not in _PERSONS:
        return False
    was_told = any(link.link == "said_to" for link in judged.reading.chains[number].links)
    is_civilian = speaker.access in _INVOLVED or speaker.affiliation == "civilian"
    return is_civilian or (was_told and speaker.affiliation == "unknown")


def _is_past(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    is_past = word.xpos in ("VBD", "VBN") or "Tense=Past" in word.feats
    present = {"is", "are", "has", "have", "will", "be"}
    auxiliaries = sentence.dependent_forms(place, ("aux", "aux:pass"))
    return word.upos == "VERB" and is_past and auxiliaries.isdisjoint(present)
