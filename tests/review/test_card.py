import pytest

from attribution.records import Quantity
from attribution.review.card import card
from attribution.review.folding import Reviewed
from tests.annotations import annotation


@pytest.mark.parametrize(("value", "shown"), [(1234567.0, "1234567"), (0.25, "0.25"), (None, "–")])
def test_numbers_are_shown_whole(value, shown):
    made = annotation()
    number = Quantity(span=(0, 4), value=value, precision="exact", confidence=1, evidence=["test"])
    claim = made.claims[0].model_copy(update={"quantities": [number]})
    made = made.model_copy(update={"claims": [claim, *made.claims[1:]]})
    rows = [row for row in card(Reviewed(made), claim.id) if row.kind == "number"]
    assert [row.shown for row in rows] == [shown]
