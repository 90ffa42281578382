"""Short reports of one event, annotated by the whole annotator: how their figures stand."""

import pytest

from attribution.annotator import Annotator
from attribution.corroboration import Index, corroborate
from attribution.ingest import RawDocument
from attribution.records import Relation

pytestmark = pytest.mark.models

SINKING = (
    "Ferry sinks off Marro\n\nA ferry sank off Marro island on Wednesday. Coast guard commander "
    "Jonas Varga told reporters that 31 bodies had been recovered. Twelve of the dead were "
    "children, the hospital in Port Elza said."
)
MORGUE = (
    "Dozens dead off Marro\n\nThe Port Elza hospital said 44 bodies had been brought to its morgue "
    "after the ferry sank off Marro island on Wednesday."
)
LATER = (
    "Ferry toll rises\n\nCoast guard commander Jonas Varga said on Sunday that 52 bodies had been "
    "recovered since the ferry sank off Marro island."
)
MARCH = (
    "Inflation slows\n\nAnnual inflation in Osteria slowed to 6.1 percent in March, the national "
    "statistics office said."
)
APRIL = (
    "Inflation falls\n\nAnnual inflation in Osteria fell to 5.7 percent in April, the national "
    "statistics office said. The trade union federation said it expects inflation of 9 percent."
)
RAID = (
    "Raid on Taleb\n\nThe army said its raid on Taleb village on Monday killed 22 militants. The "
    "village council said 22 civilians were killed in the raid."
)


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def told(annotator, *reports):
    """The relations of figures, each with its reason, of reports with their dates."""
    annotated = [
        annotator.annotate(RawDocument(text, f"{day}-{place}", outlet=f"{place}", published=day))
        for place, (text, day) in enumerate(reports)
    ]
    found = corroborate(annotated, Index())
    return {
        (each.relation, each.why.split(" bodies")[0])
        for each in found
        if isinstance(each, Relation) and each.relation not in ("same", "possible_same", "supports")
    }


def test_two_tolls_a_later_one_and_a_part(annotator):
    assert told(
        annotator, (SINKING, "2024-05-02"), (MORGUE, "2024-05-02"), (LATER, "2024-05-05")
    ) >= {("conflict_value", "31 and 44"), ("update", "31 and 52"), ("part_of", "Twelve of 31")}


def test_another_month_and_what_is_expected_are_in_no_conflict(annotator):
    assert told(annotator, (MARCH, "2024-04-10"), (APRIL, "2024-05-10")) == set()


def test_one_count_of_two_groups_is_a_conflict_of_category(annotator):
    found = told(annotator, (RAID, "2023-03-21"))
    assert {relation for relation, _ in found} == {"conflict_category"}
