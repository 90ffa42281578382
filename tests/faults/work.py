"""A recorded session on a journal, and what must be true of the journal whatever happened."""

import os
from collections import Counter
from contextlib import closing

from attribution.errors import StoreError
from attribution.journal import Entry, Journal, base_of, read_contents, read_journal
from tests.annotations import annotation

MADE = annotation()
BASE = base_of(MADE)
LONG = "é" * 1500  # an act of several lines spans several pages
ACTS = [["one"], ["two"], [f"a {LONG}", f"b {LONG}", f"c {LONG}"], ["four"], ["five a", "five b"]]


def entries(notes):
    return [Entry(MADE.document.id, BASE, "c0", "note", None, note) for note in notes]


def save(journal, notes):
    return [c.after for c in journal.append_all(entries(notes))]


def prepared(path):
    """A journal with a line, an act of two lines, and half of another act."""
    with Journal(path, "ada") as journal:
        save(journal, ["zero"])
        save(journal, ["zero a", "zero b"])
        whole = path.read_bytes()
        save(journal, ["torn a", "torn b"])
    torn = path.read_bytes()[len(whole) : -20]
    path.write_bytes(whole + torn)
    return torn


def work(path, acknowledge):
    """Open the journal, save some acts, leave, come back, save the others."""
    for acts in (ACTS[:3], ACTS[3:]):
        with closing(Journal(path, "ada")) as journal:
            for notes in acts:
                save(journal, notes)
                acknowledge(notes)


TALLY = Counter()
"""How many faults each test injected and looked behind."""


def tally():
    """Count a fault for the test that runs."""
    test = os.environ["PYTEST_CURRENT_TEST"].split("::")[1]
    TALLY[test.split("[")[0].split(" ")[0]] += 1


def flat(acts):
    return [note for notes in acts for note in notes]


def check(path, acknowledged, begun=(), before=()):
    """What was acknowledged stands, in order; beyond it at most the whole act that was begun.

    Then the journal goes on: it opens, takes a line, and all of it reads back.
    """
    tally()
    expected = [*before, *flat(acknowledged)]
    found = [c.after for c in read_journal(path)]
    assert found in (expected, [*expected, *begun])
    with Journal(path, "bea") as journal:
        assert [c.after for c in journal.corrections] == found
        save(journal, ["again"])
    assert [c.after for c in read_journal(path)] == [*found, "again"]
    assert read_contents(path).torn == 0


def torn(path):
    """What was set aside, as one run of bytes."""
    beside = path.with_name(path.name + ".torn")
    return beside.read_bytes() if beside.exists() else b""


def save_until_done(journal, acts, acknowledge, patience=200):
    """As the app does it: what could not be saved is kept, told, and tried again."""
    for notes in acts:
        for _ in range(patience):
            before = list(journal.corrections)
            try:
                save(journal, notes)
            except StoreError as error:
                assert "NOT SAVED" in str(error)
                assert journal.corrections == before
            else:
                acknowledge(notes)
                break
        else:
            raise AssertionError("never saved")
