"""A review from the outside: what is decided and changed, undone and redone, and found again."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import StoreError, UsageError
from attribution.journal import Journal, read_journal
from attribution.records import ErrorRecord, Failure
from attribution.review.folding import fold
from attribution.review.library import Library
from attribution.review.session import Change, Session, others_in
from tests.annotations import TEXT, annotation


def library(folder, *annotations):
    path = folder / "annotations.jsonl"
    path.write_text("".join(f"{a.model_dump_json()}\n" for a in annotations))
    return Library([path])


@contextmanager
def reviewing(folder, *annotations, reviewer="ada", blind=True):
    made = annotations or (annotation(), annotation(TEXT + " It rained.", "second.txt", 0.5))
    journals = folder / "journals"
    with Journal(journals / f"{reviewer}.jsonl", reviewer) as journal:
        others = {} if blind else others_in(journals, reviewer)
        yield Session(library(folder, *made), journal, others)


def test_a_decision_is_seen_at_once_and_after_a_restart(tmp_path):
    with reviewing(tmp_path) as session:
        session.decide("accept")
        session.note("sure of it")
        assert (session.item.decision, session.item.note) == ("accept", "sure of it")
        assert session.progress.reviewed == 1
    with reviewing(tmp_path) as session:
        assert (session.item.decision, session.item.note) == ("accept", "sure of it")


def test_an_edit_goes_to_the_view_and_never_to_the_annotation(tmp_path):
    with reviewing(tmp_path) as session:
        session.change([Change("a0", "type", "belief")])
        assert session.view(0).annotation.attributions[0].type == "belief"
        assert session.library[0].attributions[0].type == "communication"
        assert session.item.type == "belief"
        assert session.item.changed


def test_an_edit_that_cannot_be_made_leaves_no_line(tmp_path):
    with reviewing(tmp_path) as session, pytest.raises(UsageError, match="zone"):
        session.change([Change("c0", "note", "x"), Change("c0", "zone", "cellar")])
    assert read_journal(tmp_path / "journals" / "ada.jsonl") == []


def test_several_changes_are_undone_and_redone_together(tmp_path):
    with reviewing(tmp_path) as session:
        before = session.view(0).annotation
        session.change([Change("s2", "merged", "s1"), Change("c0", "zone", "lede")])
        after = session.view(0).annotation
        session.undo()
        assert session.view(0).annotation == before
        session.redo()
        assert session.view(0).annotation == after
        assert session.redo() is None


def test_a_record_is_added_and_pointed_at_in_one_act(tmp_path):
    with reviewing(tmp_path) as session:
        source = {"id": "s3", "name": "crew", "kind": "collective", "naming": "role_only"}
        changes = [
            Change("s3", "added", source),
            Change("a0", "source_id", "s3"),
            Change("s3", "affiliation", "civilian"),
        ]
        written = session.change(changes)
        assert [line.before for line in written] == [None, "s1", "unknown"]
        assert session.view(0).annotation.claims[0].origin_id == "s3"
        session.undo()
        assert session.view(0).annotation == session.library[0]


def test_undo_goes_back_before_the_last_restart(tmp_path):
    with reviewing(tmp_path) as session:
        session.decide("reject")
        session.move(1)
        session.decide("accept")
    with reviewing(tmp_path) as session:
        session.undo()
        session.undo()
        assert session.progress.reviewed == 0
        assert session.undo() is None
    with reviewing(tmp_path) as session:
        session.redo()
        assert session.item.decision == "reject"


def test_what_was_done_after_an_undo_ends_redo(tmp_path):
    with reviewing(tmp_path) as session:
        session.decide("accept")
        session.undo()
        session.decide("flag")
        assert session.redo() is None
        assert session.item.decision == "flag"


def test_queue_is_ordered_and_filtered(tmp_path):
    with reviewing(tmp_path) as session:
        assert len(session.queue) == 8
        session.arrange(order="confidence")
        assert session.queue[0].name == "second.txt"
        assert session.arrange(expression="status=unable source~pol") == 2
        assert session.arrange(expression="qualifier=bound_lower document=story.txt") == 1
        assert session.arrange(expression="confidence<0.35") == 2
        assert session.arrange(expression='"quay is"') == 2
        assert session.arrange(expression="article~rained") == 4
        assert session.arrange(expression="article!~rained pumps") == 1
        assert session.arrange(expression="zone!=body") == 0
        with pytest.raises(UsageError, match="empty"):
            session.decide("accept")
        session.arrange(expression="")
        session.decide("flag")
        assert session.arrange(expression="unreviewed flagged") == 1


@pytest.mark.parametrize("wrong", ["colour=red", "confidence<high", "confidence=1", 'a "b'])
def test_a_filter_that_makes_no_sense_is_refused_and_changes_nothing(tmp_path, wrong):
    with reviewing(tmp_path) as session:
        with pytest.raises(UsageError):
            session.arrange(expression=wrong)
        assert len(session.queue) == 8


def test_accepting_what_a_filter_shows_is_one_act(tmp_path):
    with reviewing(tmp_path) as session:
        session.decide("reject")
        session.arrange(expression="document=story.txt")
        assert session.accept_all() == 3
        assert session.progress.reviewed == 4
        session.undo()
        assert session.progress.reviewed == 1


def test_an_act_of_several_lines_is_saved_whole_or_not_at_all(tmp_path, monkeypatch):
    source = {"id": "s3", "name": "crew", "kind": "collective", "naming": "role_only"}
    changes = [Change("s3", "added", source), Change("a0", "source_id", "s3")]
    with reviewing(tmp_path) as session:
        real = os.write
        monkeypatch.setattr("os.write", lambda file, line: real(file, line[:-40]))
        with pytest.raises(StoreError, match="NOT SAVED"):
            session.change(changes)
        monkeypatch.undo()
        assert read_journal(session.journal.path) == []
        assert session.view(0).annotation == session.library[0]
        session.change(changes)
        assert session.view(0).annotation.attributions[0].source_id == "s3"
    assert [c.group for c in read_journal(tmp_path / "journals" / "ada.jsonl")] == [1, 1]


def test_a_restart_resumes_at_the_same_claim_and_filter(tmp_path):
    with reviewing(tmp_path) as session:
        session.arrange(order="confidence", expression="zone=body")
        session.move(5)
        here = session.item.key
        session.remember()
    with reviewing(tmp_path) as session:
        session.resume()
        assert (session.item.key, session.order) == (here, "confidence")


def test_a_new_annotation_makes_corrections_stale_not_lost(tmp_path):
    with reviewing(tmp_path, annotation()) as session:
        session.change([Change("c0", "zone", "lede")])
    with reviewing(tmp_path, annotation(confidence=0.7)) as session:
        assert [c.field for c in session.stale] == ["zone"]
        assert session.view(0).annotation.claims[0].zone == "body"
    assert len(read_journal(tmp_path / "journals" / "ada.jsonl")) == 1


def test_others_are_seen_unless_blind(tmp_path):
    with reviewing(tmp_path, reviewer="ben") as session:
        session.change([Change("c1", "zone", "lede")])
        session.decide("reject")
    with reviewing(tmp_path, blind=False) as session:
        session.decide("accept")
        assert session.arrange(expression="disagreed") == 2
        session.arrange(order="disagreement", expression="")
        assert session.queue[0].disagreement == 1
        assert set(session.views(0)) == {"ada", "ben"}
    with reviewing(tmp_path) as session:
        assert session.arrange(expression="disagreed") == 0


def test_agreement_is_measured_in_a_thread_from_what_two_reviewed(tmp_path, monkeypatch):
    with reviewing(tmp_path, reviewer="ben") as session:
        session.decide("reject")
    with reviewing(tmp_path, blind=False) as session:
        session.decide("accept")
        session.go_to(7)
        session.decide("accept")
        read = []
        real = Library._read
        monkeypatch.setattr(
            Library, "_read", lambda self, place: read.append(place.id) or real(self, place)
        )
        session.library._recent.clear()
        told = []
        with ThreadPoolExecutor(1) as thread:
            found = thread.submit(session.agreement, lambda *done: told.append(done)).result()
        assert found.documents == 1
        assert [each.field for each in found.on("claim.decision")] == ["claim.decision"]
        assert read == [session.library.place(0).id]
        assert told == [(0, 1)]


def test_an_unsaved_decision_is_not_shown(tmp_path, monkeypatch):
    with reviewing(tmp_path) as session:
        monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(5, "I/O error")))
        with pytest.raises(StoreError, match="NOT SAVED"):
            session.decide("accept")
        assert session.item.decision is None


def test_what_is_no_annotation_is_left_out_and_told(tmp_path):
    path = tmp_path / "annotations.jsonl"
    made = annotation().model_dump_json()
    wrong = ErrorRecord(
        name="x", input_sha256=None, error=Failure(stage="read", type="T", message="m")
    ).model_dump_json()
    path.write_text(f"{made}\n{wrong}\nnonsense\n{made}\n")
    found = Library([path])
    assert len(found) == 1
    assert len(found.left_out) == 3
    with pytest.raises(UsageError, match="no such file"):
        Library([tmp_path / "none.jsonl"])


ACTS = st.one_of(
    st.tuples(st.just("decide"), st.sampled_from(["accept", "reject", "skip", "flag"])),
    st.tuples(st.just("zone"), st.sampled_from(["lede", "body", "headline"])),
    st.tuples(st.just("merge"), st.just("s1")),
    st.tuples(st.just("move"), st.integers(-3, 3)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


def act(session, name, argument):
    if name == "decide":
        session.decide(argument)
    elif name == "zone":
        session.change([Change("c1", "zone", argument), Change("c0", "zone", argument)])
    elif name == "merge":
        if any(source.id == "s2" for source in session.view(0).annotation.sources):
            session.change([Change("s2", "merged", argument)], document=0)
    elif name == "move":
        session.move(argument)
    else:
        getattr(session, name)()


@given(acts=st.lists(ACTS, max_size=15))
def test_the_view_is_always_what_folding_the_journal_gives(tmp_path_factory, acts):
    folder = tmp_path_factory.mktemp("review")
    with reviewing(folder, annotation()) as session:
        states = [session.view(0).annotation]
        for name, argument in acts:
            act(session, name, argument)
            folded = fold(session.library[0], read_journal(session.journal.path))
            assert folded.annotation == session.view(0).annotation
            assert folded.refused == ()
        while session.undo() is not None:
            pass
        assert session.view(0).annotation == states[0]
        assert session.view(0).decisions == {}


def test_what_is_accepted_after_a_failed_write_is_what_was_shown_then(tmp_path, monkeypatch):
    with reviewing(tmp_path) as session:
        session.arrange(expression="document=story.txt")
        shown = session.queue
        monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(5, "I/O error")))
        with pytest.raises(StoreError, match="NOT SAVED"):
            session.accept_all(shown)
        monkeypatch.undo()
        session.arrange(expression="")
        assert session.accept_all(shown) == 4
        assert {item.name for item in session.queue if item.decision} == {"story.txt"}
