"""Random reviews against a simple model: edits, undo, crashes, other reviewers, new annotations.

``FAULTS=long`` looks longer and elsewhere each time.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from attribution.errors import StoreError, UsageError
from attribution.export import FORMS, exported
from attribution.journal import Journal, base_of, read_journal
from attribution.review.adjudication import adopting
from attribution.review.consequences import LISTS
from attribution.review.edits import JUDGEMENTS, changed, new_id
from attribution.review.folding import fold
from attribution.review.library import Library
from attribution.review.session import Change, Session, others_in
from attribution.review.soundness import problems
from tests.annotations import TEXT, annotation
from tests.faults.conftest import LONG_RUN, MEMORY
from tests.faults.work import tally

FIELDS = st.sampled_from([
    ("c", "zone", ["lede", "body", "caption", "cellar"]),
    ("c", "chain_end", ["truncated", "unknown", "origin_reached"]),
    ("c", "flags", [[], ["opinion"], ["opinion", "inconsistent"]]),
    ("c", "agents_join", [None, "and", "or"]),
    ("c", "qualifiers", [[]]),
    ("c", "qualifiers.0.type", ["label", "negation"]),
    ("c", "attribution_id", [None, "a0", "a1", "a2"]),
    ("c", "origin_id", ["s0", "s1", "s2", "s9"]),
    ("c", "verification.status", ["disputed", "unable"]),
    ("a", "type", ["belief", "factive"]),
    ("a", "quote.form", ["direct", "mixed", "none"]),
    ("a", "source_id", ["s0", "s1", "s2", "s3", "s9"]),
    ("a", "parent", [None, "a0", "a1", "a2"]),
    ("a", "channel", [None, "interview"]),
    ("s", "name", ["the crew", "Zoë", ""]),
    ("s", "affiliation", ["civilian", "media"]),
    ("v", "targets", [[], ["c0"], ["c1", "c2"], ["c9"]]),
    ("v", "status", ["disputed", "refuted"]),
    ("v", "by", ["s0", "s1", "s2"]),
])  # fmt: skip
DECISIONS = st.sampled_from(["accept", "reject", "skip", "flag", None])
EXPRESSIONS = [
    "",
    "unreviewed",
    "zone=body",
    "changed",
    "status=none_stated",
    "document=second.txt",
]


@dataclass
class Model:
    """What one reviewer did: acts of (document, base, target, field, after), undone ones apart."""

    acts: list = field(default_factory=list)
    undone: list = field(default_factory=list)

    def do(self, lines):
        self.acts.append(lines)
        self.undone.clear()

    def of(self, made):
        """The annotation, the decisions, the notes and how many are stale, of one document."""
        view, judged, stale = made, {"decision": {}, "note": {}}, 0
        for document, base, target, name, after in (line for act in self.acts for line in act):
            if document != made.document.id:
                continue
            if base != base_of(made):
                stale += 1
            elif name not in JUDGEMENTS:
                view = changed(view, target, name, after)
            elif after is None:
                judged[name].pop(target, None)
            else:
                judged[name][target] = after
        return view, judged["decision"], judged["note"], stale


class Reviewing(RuleBasedStateMachine):
    """Two reviewers over two documents; at any time one of them sits at the session."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY))
        self.made = [annotation(), annotation(TEXT + " It rained.", "second.txt", 0.5)]
        self.models = {"ada": Model(), "ben": Model()}
        self.journal = None
        self.sit("ada", blind=True)

    def teardown(self):
        if hasattr(self, "folder"):
            self.journal.close()
            shutil.rmtree(self.folder)

    def sit(self, reviewer, blind):
        """Leave, and open the review as somebody."""
        if self.journal is not None:
            self.journal.close()
        path = self.folder / "annotations.jsonl"
        path.write_text("".join(f"{each.model_dump_json()}\n" for each in self.made))
        self.reviewer, self.blind = reviewer, blind
        self.journal = Journal(self.folder / "journals" / f"{reviewer}.jsonl", reviewer)
        others = {} if blind else others_in(self.folder / "journals", reviewer)
        self.session = Session(Library([path]), self.journal, others)
        self.session.resume()

    @property
    def model(self):
        return self.models[self.reviewer]

    def act(self, changes, document=None):
        """Make changes; what is refused leaves no trace, what is done goes into the model."""
        number = self.session.item.document if document is None else document
        before = self.journal.path.read_bytes()
        try:
            self.session.change(changes, number)
        except UsageError:
            assert self.journal.path.read_bytes() == before
            return
        made = self.made[number]
        place = (made.document.id, base_of(made))
        self.model.do([(*place, c.target, c.field, c.after) for c in changes])

    def records(self, number, letter):
        return getattr(self.session.view(number).annotation, LISTS[letter])

    # Deciding and changing

    @rule(decision=DECISIONS)
    @precondition(lambda self: self.session.item)
    def decide(self, decision):
        self.act([Change(self.session.item.claim, "decision", decision)])

    @rule(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
    @precondition(lambda self: self.session.item)
    def note(self, text):
        self.act([Change(self.session.item.claim, "note", text or None)])

    @rule(kind=FIELDS, document=st.integers(0, 1), data=st.data())
    def change_field(self, kind, document, data):
        letter, name, values = kind
        records = self.records(document, letter)
        target = data.draw(st.sampled_from([r.id for r in records] or [f"{letter}9"]))
        self.act([Change(target, name, data.draw(st.sampled_from(values)))], document)

    @rule(
        field=st.sampled_from(["a content", "a cue", "a source", "c spans", "v span"]),
        document=st.integers(0, 1),
        ends=st.lists(st.integers(-1, len(TEXT) + 1), min_size=2, max_size=4),
        data=st.data(),
    )
    def change_spans(self, field, document, ends, data):
        letter, name = field.split()
        records = self.records(document, letter)
        target = data.draw(st.sampled_from([r.id for r in records] or [f"{letter}9"]))
        ends = sorted(ends)
        spans = [list(pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
        self.act([Change(target, name, spans[0] if name == "span" else spans)], document)

    @rule(document=st.integers(0, 1), letter=st.sampled_from("cav"), data=st.data())
    def add(self, document, letter, data):
        """A copy of a record under a new id, with a word of its own."""
        records = self.records(document, letter)
        if records:
            like = data.draw(st.sampled_from(records)).model_dump(mode="json")
            made = new_id(self.session.view(document).annotation, letter)
            self.act([Change(made, "added", {**like, "id": made})], document)

    @rule(document=st.integers(0, 1), data=st.data())
    def split_source(self, document, data):
        attributions = self.records(document, "a")
        if attributions:
            target = data.draw(st.sampled_from(attributions)).id
            made = new_id(self.session.view(document).annotation, "s")
            source = {"id": made, "name": "crew", "kind": "collective", "naming": "role_only"}
            changes = [Change(made, "added", source), Change(target, "source_id", made)]
            self.act(changes, document)

    @rule(document=st.integers(0, 1), data=st.data())
    def merge_sources(self, document, data):
        ids = st.sampled_from([each.id for each in self.records(document, "s")])
        self.act([Change(data.draw(ids), "merged", data.draw(ids))], document)

    @rule(document=st.integers(0, 1), letter=st.sampled_from("scav"), data=st.data())
    def delete(self, document, letter, data):
        records = self.records(document, letter)
        if records:
            target = data.draw(st.sampled_from(records)).id
            self.act([Change(target, "deleted", None)], document)

    @rule(expression=st.sampled_from(EXPRESSIONS))
    def accept_what_a_filter_shows(self, expression):
        self.session.arrange(expression=expression)
        waiting = [i for i in self.session.queue if i.decision not in ("accept", "reject")]
        lines = []
        for item in waiting:
            made = self.made[item.document]
            lines.append((made.document.id, base_of(made), item.claim, "decision", "accept"))
        assert self.session.accept_all() == len(waiting)
        if lines:
            self.model.do(lines)
        self.session.arrange(expression="")

    # Moving, undoing

    @rule(steps=st.integers(-9, 9))
    def move(self, steps):
        self.session.move(steps)
        self.session.next_unreviewed()

    @rule()
    def undo(self):
        assert (self.session.undo() is not None) == bool(self.model.acts)
        if self.model.acts:
            self.model.undone.append(self.model.acts.pop())

    @rule()
    def redo(self):
        assert (self.session.redo() is not None) == bool(self.model.undone)
        if self.model.undone:
            self.model.acts.append(self.model.undone.pop())

    # Leaving and coming back

    @rule(reviewer=st.sampled_from(["ada", "ben"]), blind=st.booleans())
    def leave_and_come_back(self, reviewer, blind):
        with suppress(StoreError):
            self.session.remember()
        self.sit(reviewer, blind)

    @rule(part=st.floats(0, 1, exclude_max=True), decision=DECISIONS, whole=st.booleans())
    @precondition(lambda self: len(self.session.queue) > 1)
    def crash_while_writing(self, part, decision, whole):
        """The machine stops at some byte of what is written last: an act is there or it is not."""
        path = self.journal.path
        before = path.stat().st_size
        queue = list(self.session.queue)[:3]
        document = queue[0].document
        claims = [item.claim for item in queue if item.document == document]
        kept = (self.model.acts[:], self.model.undone[:])
        self.act([Change(claim, "decision", decision) for claim in claims], document)
        self.journal.close()
        tally()
        if not whole:
            after = path.stat().st_size
            os.truncate(path, before + int((after - before) * part))
            self.model.acts, self.model.undone = kept
        self.sit(self.reviewer, self.blind)

    @rule(
        decision=DECISIONS, cause=st.sampled_from([5, 28]), call=st.sampled_from(["fsync", "write"])
    )
    @precondition(lambda self: self.session.item)
    def a_write_fails(self, decision, cause, call):
        def fail(*_):
            raise OSError(cause, os.strerror(cause))

        claim = self.session.item.claim
        before = self.journal.path.read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, call, fail)
            with pytest.raises(StoreError, match="NOT SAVED"):
                self.session.change([Change(claim, "decision", decision)])
        self.act([Change(claim, "decision", decision)])
        assert self.journal.path.read_bytes().startswith(before)
        tally()

    @rule(document=st.integers(0, 1), confidence=st.sampled_from([0.5, 0.7, 0.9]))
    def the_annotation_is_made_anew(self, document, confidence):
        """Corrections of the one before are stale, and count again when it comes back."""
        old = self.made[document].document
        self.made[document] = annotation(old.text, old.name, confidence)
        self.sit(self.reviewer, self.blind)

    # Others

    @rule(data=st.data())
    def take_somebodys_view(self, data):
        self.sit("ada", blind=False)
        here = self.session.item
        if here is None:
            return
        found = self.session.differences(here.document, here.claim)
        for difference in found:
            change = adopting(difference, "machine")
            assert difference.values is not None
            assert change is None or change[0] == difference.target
        if found:
            difference = data.draw(st.sampled_from(found))
            who = data.draw(st.sampled_from(["ada", "ben", "machine"]))
            change = adopting(difference, who)
            if change is not None:
                self.act([Change(*change)], here.document)

    # What must always hold

    @invariant()
    def the_view_is_what_the_model_says(self):
        if not hasattr(self, "session"):
            return
        reviewed = stale = 0
        for number, made in enumerate(self.made):
            view, decisions, notes, old = self.model.of(made)
            seen = self.session.view(number)
            assert seen.annotation == view
            assert (seen.decisions, seen.notes, seen.refused) == (decisions, notes, ())
            assert len(seen.stale) == old
            stale += old
            for letter, name in LISTS.items():
                for record in getattr(view, name):
                    assert problems(view, record.id) == frozenset(), letter
            claims = {claim.id for claim in view.claims}
            reviewed += sum(
                decision in ("accept", "reject") and target in claims
                for target, decision in decisions.items()
            )
        assert len(self.session.stale) == stale
        assert self.session.progress.reviewed == reviewed

    @invariant()
    def the_file_says_the_same(self):
        if not hasattr(self, "session"):
            return
        written = read_journal(self.journal.path)
        assert written == [*self.journal.corrections]
        for number, made in enumerate(self.made):
            folded = fold(made, written)
            assert folded.annotation == self.session.view(number).annotation
            for form in FORMS:
                assert all(line.endswith("\n") for line in exported(folded, form))

    @invariant()
    def nobody_else_is_seen_in_blind_mode(self):
        if not hasattr(self, "session"):
            return
        others = {"ben"} if self.reviewer == "ada" else {"ada"}
        seen = set(self.session.views(0)) - {self.reviewer}
        path = self.folder / "journals"
        there = {name for name in others if (path / f"{name}.jsonl").exists()}
        assert seen == (set() if self.blind else seen & there)
        if self.blind:
            assert not any(item.disagreement for item in self.session.queue)


Reviewing.TestCase.settings = settings(
    max_examples=600 if LONG_RUN else 40,
    stateful_step_count=50 if LONG_RUN else 25,
    derandomize=not LONG_RUN,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestReviewing = Reviewing.TestCase
