"""Who did what a claim tells, as told; and against what a superlative is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.records import Agent
from attribution.stages.reading import Reading


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a claim and how they are joined: "soldiers or militiamen"."""

    agents: tuple[Agent, ...] = ()
    join: Literal["and", "or"] | None = None


def find_agents(reading: Reading) -> list[Agents]:
    """Who did it, for each assertion; a disjunction is kept as told."""
    return [Agents() for _ in reading.assertions]


def find_baselines(reading: Reading) -> list[str | None]:
    """What each assertion's superlative is measured against: "since December"."""
    return [None for _ in reading.assertions]
