import csv
import io
import json

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
    rows = list(csv.DictReader(io.StringIO(heading() + "".join(exported(view, "csv")))))
    assert [row["claim"] for row in rows] == ["c0", "c1", "c2", "c3"]
    assert rows[0]["text"].startswith("'=cmd|")
