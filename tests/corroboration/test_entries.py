"""Documents are made ready in order, here or by other processes, and what is none says why."""

import pytest

from attribution.corroboration.entries import Entry, entries, entry_of
from attribution.errors import StoreError
from attribution.records import ErrorRecord, Failure
from attribution.store import Line
from tests.corroboration.builders import MONITOR, annotation, count, told


def document(number):
    town = "Q" + f"{number}".translate(str.maketrans("0123456789", "abcdefghij"))
    claim = told(
        f"447 civilians died near {town}", MONITOR, numbers={"447": count(447, "civilians")}
    )
    return annotation(claim, f"The mayor of {town} has fled", name=f"{number}.txt")


BROKEN = ErrorRecord(
    name="broken.pdf",
    input_sha256=None,
    error=Failure(stage="ingest", type="InputError", message="broken"),
)


def lines_of(*texts):
    return [Line(f"given, line {number}", text) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_they_come_in_order_with_what_is_none_among_them(jobs):
    made = [document(number) for number in range(230)]
    texts = [each.model_dump_json() for each in made]
    texts[3:3] = [BROKEN.model_dump_json()]
    texts[215:215] = ['{"kind": "annotation"', "{}"]
    found = list(entries(lines_of(*texts), jobs))
    assert isinstance(found[3], ErrorRecord)
    problems = [each for each in found if isinstance(each, StoreError)]
    assert [str(problem).partition(":")[0] for problem in problems] == [
        "given, line 216", "given, line 217",
    ]  # fmt: skip
    entered = [each for each in found if isinstance(each, Entry)]
    assert [entry.profile.name for entry in entered] == [each.document.name for each in made]
    for entry, each in zip(entered[::19], made[::19], strict=True):
        alone = entry_of(each)
        assert (entry.profile, entry.words) == (alone.profile, alone.words)
        assert entry.keys.tolist() == alone.keys.tolist()


def test_a_document_that_cannot_be_compared_ends_no_run(monkeypatch):
    def broken(_):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("attribution.corroboration.entries.keys_of", broken)
    line = lines_of(document(1).model_dump_json())
    (problem,) = entries(line, jobs=1)
    assert "given, line 1: cannot be compared (ZeroDivisionError('a defect'))" in str(problem)
