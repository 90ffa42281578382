"""The gold of corroboration is what was written by hand, and speaks of claims that exist."""

import pytest

from attribution.evaluate.across_gold import GoldGroup
from attribution.records import Annotation
from tests.gold.across import AUTHORED, COMPILED, compiled_across
from tests.gold.compiler import GoldError, compiled


@pytest.fixture(scope="module")
def stories() -> list[Annotation]:
    return compiled()


def test_the_lines_are_what_the_authored_file_compiles_to(stories: list[Annotation]) -> None:
    lines = COMPILED.read_text(encoding="utf-8").splitlines()
    found = [line.model_dump_json() for line in compiled_across(stories)]
    assert lines == found, "run python -m tests.gold"


def test_a_claim_is_in_a_group_once_and_its_counts_are_possible(stories: list[Annotation]) -> None:
    for line in compiled_across(stories):
        if isinstance(line, GoldGroup):
            assert len(set(line.members)) == len(line.members), line.label
            assert not set(line.members) & set(line.perhaps), line.label
            documents = {ref.document for ref in line.members}
            if line.outlets is not None:
                assert line.outlets == len(documents), line.label
            assert (line.origins or 1) <= len(line.members), line.label


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            'members = ["01.toll", "09.losses"]',
            'members = ["01.tolls"]',
            "no such claim: '01.tolls'",
        ),
        ('toll = "681 dead"', 'toll = "682 dead"', "07.toll: not in the text"),
        ('toll = "681 dead"', 'toll = "Odile Farrant-Moss is"', "no claim covers"),
        ("[claims.07]", "[claims.77]", "no such story: '77'"),
        ('relations = ["supports"]', 'relations = ["upholds"]', "relation"),
        ('toll = "681 dead"', 'toll = "681 dead"\ncounts = "512 of them"', "same claim as another"),
    ],
)
def test_a_slip_is_named(tmp_path, stories, before, after, problem) -> None:
    text = AUTHORED.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "corroboration.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=problem):
        compiled_across(stories, path)
