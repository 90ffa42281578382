import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from attribution.export import COLUMNS, exported, flat_claims, heading
from attribution.journal import Journal, base_of
from attribution.records import Annotation
from attribution.review.folding import Reviewed, fold
from tests.annotations import TEXT, annotation


def reviewed(tmp_path, *lines):
    made = annotation()
    with Journal(tmp_path / "ada.jsonl", "ada") as journal:
        for target, field, after in lines:
            journal.append(
                annotation=made.document.id,
                base=base_of(made),
                target=target,
                field=field,
                after=after,
            )
        return fold(made, journal.corrections)


def test_an_annotation_keeps_its_format(tmp_path):
    (line,) = exported(reviewed(tmp_path, ("c0", "zone", "lede")), "annotations")
    assert Annotation.model_validate_json(line).claims[0].zone == "lede"


def test_a_flat_claim_can_be_read_alone(tmp_path):
    view = reviewed(tmp_path, ("c0", "decision", "accept"), ("a0", "type", "belief"))
    first = json.loads(next(exported(view, "claims")))
    assert list(first) == list(COLUMNS)
    assert first["source"] == first["origin"] == "police"
    assert first["chain"] == "The Mail ← police"
    assert (first["verification"], first["qualifiers"]) == ("unable", "bound_lower: At least")
    assert (first["decision"], first["changed"]) == ("accept", True)
    assert TEXT[first["start"] : first["end"]] == first["text"] == "At least nine died"


def test_rejected_claims_are_left_out(tmp_path):
    view = reviewed(tmp_path, ("c0", "decision", "reject"))
    assert [row["claim"] for row in flat_claims(view)] == ["c1", "c2", "c3"]


def test_a_table_has_the_same_rows_and_no_formulas():
    made = annotation('=cmd|"x"!A1 At least nine died, police said. ' + TEXT[33:])
    claim = made.claims[0].model_copy(update={"spans": [(0, 30)]})
    view = Reviewed(made.model_copy(update={"claims": [claim, *made.claims[1:]]}))
    rows = table(view)
    assert [row["claim"] for row in rows] == ["c0", "c1", "c2", "c3"]
    assert rows[0]["text"].startswith("'=cmd|")


def table(view):
    """A table as a program reads it."""
    written = (heading() + "".join(exported(view, "csv"))).encode()
    assert written.startswith(b"\xef\xbb\xbfdocument,")
    with io.TextIOWrapper(io.BytesIO(written), "utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
STARTS = st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", '"', ",", "\ufeff"])


@given(starts=st.tuples(STARTS, STARTS), words=ANY, name=ANY, note=ANY)
def test_forms_hold_what_the_view_holds_and_nothing_a_spreadsheet_runs(starts, words, name, note):
    text = starts[0] + words + TEXT
    made = annotation(text, name)
    claim = made.claims[0].model_copy(update={"spans": [(0, len(starts[0] + words) + 5)]})
    source = made.sources[1].model_copy(update={"name": starts[1] + name})
    update = {"claims": [claim, *made.claims[1:]]}
    update["sources"] = [made.sources[0], source, *made.sources[2:]]
    view = Reviewed(made.model_copy(update=update), {"c0": "accept"}, {"c0": starts[1] + note})
    flat = list(flat_claims(view))
    assert [json.loads(line) for line in exported(view, "claims")] == flat
    (line,) = exported(view, "annotations")
    assert Annotation.model_validate_json(line) == view.annotation
    for row, cells in zip(flat, table(view), strict=True):
        for column, cell in cells.items():
            assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
            value = row[column]
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            assert cell.removeprefix("'") == ("" if value is None else shown)


def test_a_claim_without_words_is_exported_all_the_same():
    made = annotation()
    claim = made.claims[0].model_copy(update={"spans": []})
    row = next(flat_claims(Reviewed(made.model_copy(update={"claims": [claim]}))))
    assert (row["start"], row["end"], row["text"]) == (None, None, "")
