"""Whatever is filtered and ordered by, the queue is what reading every annotation would give."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import UsageError
from attribution.journal import Journal, read_journal
from attribution.records import Qualifier
from attribution.review.filtering import split_terms
from attribution.review.folding import differing, fold
from attribution.review.library import Library
from attribution.review.queue import items_of
from attribution.review.session import Change, Session
from tests.annotations import TEXT, annotation

WORDS = ["Quay", "quays", "Müller", "rained", "3.5", "“harbour”", "can't", "на", "q", "QUAY,"]
SOUGHT = [
    "quay quays",
    "rai",
    "MULLER",
    "3 5",
    "nine died",
    "the pum",
    "pumps failed",
    "toll",
    "qu",
]
ZONES = ["headline", "lede", "body", "caption"]
STATUSES = ["unable", "disputed", "none_stated"]
QUALIFIERS = ["reportative", "approximator", "negation"]
FLAGS = ["opinion", "inconsistent"]


@st.composite
def annotations(draw):
    """Annotations of one shape with other words, names and values; the last claim is the text."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6)))
        one = annotation(f"{TEXT} {words} {number}", f"{draw(st.sampled_from('Abc'))}.txt")
        claims = []
        for claim in one.claims:
            kinds = draw(st.sets(st.sampled_from(QUALIFIERS), max_size=2))
            changes = {
                "confidence": draw(st.sampled_from([0.25, 0.5, 0.75])),
                "zone": draw(st.sampled_from(ZONES)),
                "flags": sorted(draw(st.sets(st.sampled_from(FLAGS)))),
                "verification": claim.verification.model_copy(
                    update={"status": draw(st.sampled_from(STATUSES))}
                ),
                "qualifiers": [
                    Qualifier(type=kind, cue=[(0, 2)], scope=[(0, 2)], owner="s0", strength=1)
                    for kind in sorted(kinds)
                ],
            }
            claims.append(claim.model_copy(update=changes))
        end = len(one.document.text)
        claims[-1] = claims[-1].model_copy(update={"spans": [(len(TEXT), end)]})
        name = draw(st.sampled_from(["Ada Voss", "the Port", ""]))
        sources = [*one.sources[:2], one.sources[2].model_copy(update={"name": name})]
        made.append(one.model_copy(update={"claims": claims, "sources": sources}))
    return made


def tokens(text):
    """Words as FTS5 has them: letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(each for each in plain if unicodedata.category(each) != "Mn")
    return re.findall(r"[^\W_]+", plain)


def holds(text, words):
    """Whether the words stand in the text one after another, the last perhaps begun."""
    sought, there = tokens(words), tokens(text)
    begun = len(sought[-1]) >= 3
    for start in range(len(there) - len(sought) + 1):
        run = there[start : start + len(sought)]
        ends = run[-1].startswith(sought[-1]) if begun else run[-1] == sought[-1]
        if run[:-1] == sought[:-1] and ends:
            return True
    return False


def told(name, read, values):
    """Terms on a field, and what passes them by the plain reading."""
    return st.builds(
        lambda sign, value: (
            f"{name}{sign}'{value}'",
            lambda item: (
                any(
                    value.lower() == each.lower()
                    if sign.endswith("=")
                    else value.lower() in each.lower()
                    for each in read(item)
                )
                != sign.startswith("!")
            ),
        ),
        st.sampled_from(["=", "!=", "~", "!~"]),
        st.sampled_from(values),
    )


TERMS = st.one_of(
    told("zone", lambda item: [item.zone], [*ZONES, "e"]),
    told("status", lambda item: [item.status], [*STATUSES, "un"]),
    told("qualifier", lambda item: item.qualifiers, [*QUALIFIERS, "r"]),
    told("flag", lambda item: item.flags, [*FLAGS, ""]),
    told("source", lambda item: [item.source], ["Ada Voss", "p", "", "o"]),
    told("kind", lambda item: [item.source_kind], ["named_org", "named"]),
    told("document", lambda item: [item.name], ["a.txt", "B", "TXT"]),
    told("claim", lambda item: [item.claim], ["c0", "c"]),
    told("decision", lambda item: [item.decision or "none"], ["none", "accept", "flag"]),
    told("note", lambda item: [item.note], ["", "sure", "su"]),
    told("commitment", lambda item: [item.commitment], ["uu", "ct+", "C"]),
    st.sampled_from(
        [
            ("unreviewed", lambda item: item.decision not in ("accept", "reject")),
            ("reviewed", lambda item: item.decision in ("accept", "reject")),
            ("flagged", lambda item: item.decision == "flag" or bool(item.flags)),
            ("changed", lambda item: item.changed),
            ("disagreed", lambda item: item.disagreement > 0),
            ("noted", lambda item: bool(item.note)),
            ("confidence<0.5", lambda item: item.confidence < 0.5),
            ("confidence>0.25", lambda item: item.confidence > 0.25),
        ]
    ),
    st.sampled_from([*WORDS, *SOUGHT]).map(
        lambda words: (f'"{words}"', lambda item: holds(item.text, words))
    ),
)
ACTS = st.tuples(
    st.integers(0, 5),
    st.sampled_from(
        [
            Change("", "decision", "accept"),
            Change("", "decision", "reject"),
            Change("", "decision", "flag"),
            Change("", "note", "Sure of it"),
            Change("", "zone", "caption"),
            Change("", "spans", [[0, 18], [34, 42]]),
            Change("", "deleted", None),
            Change("a0", "type", "belief"),
            Change("s2", "merged", "s1"),
            Change("new", "added", None),
            "undo",
            "redo",
        ]
    ),
)


def do(session, place, act):
    """One act of a reviewer, if there is anything to do it on."""
    if isinstance(act, str):
        getattr(session, act)()
        return
    item = session.go_to(place % max(len(session.queue), 1))
    if item is None:
        return
    view = session.view(item.document).annotation
    if act.field == "merged" and not any(source.id == "s2" for source in view.sources):
        return
    if act.field == "added":
        record = view.claims[0].model_dump() | {"id": f"c{100 + len(view.claims)}"}
        if not any(claim.id == record["id"] for claim in view.claims):
            session.change([Change(record["id"], "added", record)])
        return
    session.change([Change(act.target or item.claim, act.field, act.after)])


def plain_reading(session, journals):
    """Every claim of every document, folded from the journals' files."""
    found = []
    for number, one in enumerate(session.library):
        views = [fold(one, read_journal(path)) for path in journals]
        apart = differing(views) if len(views) > 1 else None
        found += items_of(number, views[0], apart)
    return found


@settings(max_examples=120, deadline=None)
@given(
    made=annotations(),
    theirs=st.lists(ACTS, max_size=6),
    mine=st.lists(ACTS, max_size=8),
    terms=st.lists(TERMS, min_size=1, max_size=3),
    order=st.sampled_from(["document", "confidence", "disagreement"]),
    again=st.booleans(),
)
def test_a_queue_is_what_reading_everything_would_give(
    tmp_path_factory, made, theirs, mine, terms, order, again
):
    folder = tmp_path_factory.mktemp("queue")
    path = folder / "annotations.jsonl"
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    journals = [folder / "ada.jsonl", folder / "ben.jsonl"]
    with Journal(journals[1], "ben") as journal:
        ben = Session(Library([path], kept_from=0), journal)
        for place, act in theirs:
            do(ben, place, act)
    others = {"ben": read_journal(journals[1])}
    with Journal(journals[0], "ada") as journal:
        session = Session(Library([path], kept_from=0), journal, others)
        for place, act in mine:
            do(session, place, act)
    if again:
        with Journal(journals[0], "ada") as journal:
            session = Session(Library([path], kept_from=0), journal, others)
    everything = plain_reading(session, journals)
    assert session.progress.claims == len(everything)
    assert session.progress.reviewed == sum(i.decision in ("accept", "reject") for i in everything)
    session.arrange(expression=" ".join(term for term, _ in terms), order=order)
    passing = [item for item in everything if all(test(item) for _, test in terms)]
    keys = {
        "document": lambda item: (0, item.document),
        "confidence": lambda item: (item.confidence, item.document),
        "disagreement": lambda item: (-item.disagreement, item.document),
    }
    assert list(session.queue) == sorted(passing, key=keys[order])
    assert session.waiting == sum(i.decision not in ("accept", "reject") for i in passing)
    listed = list(session.documents())
    assert [line.number for line in listed] == list(
        dict.fromkeys(item.document for item in session.queue)
    )
    assert [line.number for line in session.documents("B.t")] == [
        line.number for line in listed if "b.t" in line.name.casefold()
    ]
    for line in listed:
        of_it = [item for item in everything if item.document == line.number]
        done = sum(item.decision in ("accept", "reject") for item in of_it)
        assert (line.name, line.reviewed, line.claims) == (of_it[0].name, done, len(of_it))
        assert session.queue[line.place].document == line.number


def test_articles_are_searched_by_words_and_beginnings_of_words(tmp_path):
    texts = ["It rained in Świnoujście.", "The rain was heavy: 3.5 inches.", "A terrain of sand."]
    path = tmp_path / "annotations.jsonl"
    made = [annotation(f"{TEXT} {text}", str(n)) for n, text in enumerate(texts)]
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    with Journal(tmp_path / "ada.jsonl", "ada") as journal:
        session = Session(Library([path]), journal)

        def found(words):
            session.arrange(expression=f'article~"{words}"')
            return sorted({item.name for item in session.queue})

        assert found("rain") == ["0", "1"]
        assert found("RAINED IN") == ["0"]
        assert found("swinouj") == ["0"]
        assert found("heavy 3.5") == ["1"]
        assert found("in") == ["0"]
        assert found("in rained") == []
        assert found("rai") == ["0", "1"]
        assert found("ra") == []


def reviewing(folder, name, others=None):
    path = folder / "annotations.jsonl"
    path.write_text(annotation().model_dump_json() + "\n")
    return Session(Library([path]), Journal(folder / f"{name}.jsonl", name), others)


def test_a_claim_is_found_by_the_words_it_now_has(tmp_path):
    session = reviewing(tmp_path, "ada")
    session.change([Change("c3", "spans", [[0, 18]])], document=0)
    assert session.arrange(expression="nine") == 2
    assert session.arrange(expression="quay") == 0
    session.undo()
    assert session.arrange(expression="quay") == 1
    session.journal.close()


def test_a_different_decision_counts_once_beside_different_fields(tmp_path):
    ben = reviewing(tmp_path, "ben")
    ben.decide("accept")
    ben.journal.close()
    session = reviewing(tmp_path, "ada", {"ben": ben.journal.corrections})
    session.change([Change("c0", "zone", "lede")])
    session.decide("reject")
    assert session.item.disagreement == 2
    session.decide("accept")
    assert session.item.disagreement == 1
    session.undo()
    session.undo()
    session.undo()
    assert session.item.disagreement == 0
    session.journal.close()


def test_a_decision_goes_with_the_act_it_was_part_of(tmp_path):
    session = reviewing(tmp_path, "ada")
    session.change([Change("c0", "decision", "accept"), Change("c1", "deleted", None)])
    assert (session.progress.reviewed, session.progress.claims) == (1, 3)
    session.undo()
    assert (session.progress.reviewed, session.progress.claims) == (0, 4)
    assert session.queue[0].decision is None
    session.journal.close()


def test_words_without_a_letter_are_refused(tmp_path):
    session = reviewing(tmp_path, "ada")
    with pytest.raises(UsageError, match="no word"):
        session.arrange(expression="article~%")
    assert len(session.queue) == 4
    session.journal.close()


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("source~O'Brien reviewed", ["source~O'Brien", "reviewed"]),
        ('source="harbour office" flagged', ["source=harbour office", "flagged"]),
        ("zone='quote box' O'Brien 'can'\"'\"'t'", ["zone=quote box", "O'Brien", "can't"]),
        ("text='six \"inches\" deep'", ['text=six "inches" deep']),
        (r"document=a\b#1", [r"document=a\b#1"]),
    ],
)
def test_terms_are_parted_at_blanks_outside_of_double_marks(typed, terms):
    assert split_terms(typed) == terms


def test_an_open_mark_is_refused():
    with pytest.raises(UsageError, match="not closed"):
        split_terms('source="harbour office')
