"""Qualifiers and commitments of invented sentences, through the trained models."""

import pytest

from attribution.annotator import Annotator

pytestmark = pytest.mark.models

TEXT = """Port strike spreads

Police said the fire was probably started by squatters on Sunday.

"We could lose half the fleet," crane operator Lena Marsk told the Gazette.

The mayor denied that any money was missing.

If the dam had failed, thousands would have died, the engineer said.

The blast, which may have been caused by a gas leak, killed at least six people.

Nobody was hurt, the port authority said.

The ministry promised to publish the figures by May.

The two men were shot, reportedly by gunmen linked to the Northern Front.

It was one of the worst floods in living memory.

The "safety" exercise left two people dead.
"""


@pytest.fixture(scope="module")
def annotation():
    return Annotator().annotate(TEXT)


def claim(annotation, part):
    """The shortest claim that holds some words."""
    at = TEXT.index(part)
    holding = [
        item
        for item in annotation.claims
        if any(start <= at and at + len(part) <= end for start, end in item.spans)
    ]
    return min(holding, key=lambda item: sum(end - start for start, end in item.spans))


@pytest.mark.parametrize(
    ("part", "outlet", "source"),
    [
        ("started by squatters", "Uu", "PR+"),
        ("could lose half", "Uu", "PS+"),
        ("any money was missing", "Uu", "CT-"),
        ("thousands would have died", "Uu", "CT-"),
        ("which may have been caused", "PS+", "PS+"),
        ("killed at least six people", "CT+", "CT+"),
        ("Nobody was hurt", "Uu", "CT-"),
        ("publish the figures", "Uu", "Uu"),
        ("The two men were shot", "CT+", "CT+"),
        ("one of the worst floods", "CT+", "CT+"),
    ],
)
def test_commitment(annotation, part, outlet, source):
    levels = [level.value for level in claim(annotation, part).commitment]
    assert (levels[0], levels[-1]) == (outlet, source)


@pytest.mark.parametrize(
    ("part", "kind", "cue", "is_outlets"),
    [
        ("started by squatters", "epistemic_adverb", "probably", False),
        ("could lose half", "epistemic_modal", "could", False),
        ("could lose half", "vague_quantifier", "half", False),
        ("thousands would have died", "conditional", "If", False),
        ("which may have been caused", "epistemic_modal", "may", True),
        ("at least six people", "bound_lower", "at least", True),
        ("by gunmen linked to", "reportative", "reportedly", True),
        ("by gunmen linked to", "attribution_hedge", "linked to", True),
        ("one of the worst floods", "superlative_hedge", "one of the", True),
        ("exercise left two people dead", "scare_quote", '"safety"', True),
    ],
)
def test_qualifier(annotation, part, kind, cue, is_outlets):
    (found,) = [
        item
        for item in claim(annotation, part).qualifiers
        if item.type == kind and TEXT[slice(*item.cue[0])] == cue
    ]
    assert (found.owner == "s0") == is_outlets
