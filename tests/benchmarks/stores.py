"""Stores of annotations for benchmarks: many documents of a few claims each, one of them long."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

from tests.annotations import TEXT, annotation

LINE = 10_000
"""Bytes of a line, about: 100,000 documents are 1 GB."""
_VARIANTS = 64
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "sta", "gren")


def make(path: Path, documents: int, characters: int) -> None:
    """Write annotations, the same each time.

    Args:
        path: the file.
        documents: how many; each of four claims, its own words, names and confidences.
        characters: of the first one, which has no line break.
    """
    chance = random.Random(7)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(60_000)]
    often = [1 / (rank + 10) for rank in range(len(words))]
    drawn = chance.choices(words, often, k=2_000_000)
    made = [annotation(TEXT, "NAME", 0.4 + 0.6 * n / _VARIANTS) for n in range(_VARIANTS)]
    heads = [each.model_dump_json() for each in made]
    length = LINE - len(heads[0]) - 20
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            start = chance.randrange(len(drawn) - 1200)
            size = characters if number == 0 else length
            text = " ".join([TEXT, f"Number {number}.", *drawn[start : start + 1200]])
            text = (text * (size // len(text) + 1))[:size]
            digest = hashlib.sha256(text.encode()).hexdigest()
            line = heads[number % _VARIANTS].replace(made[0].document.id, f"sha256:{digest}")
            line = line.replace(json.dumps(TEXT), json.dumps(text))
            line = line.replace(f'"end":{len(TEXT)},"zone"', f'"end":{len(text)},"zone"')
            line = line.replace('"NAME"', f'"{number}.txt"')
            line = line.replace('"name":"Ada Voss"', f'"name":"{drawn[start].title()} Voss"')
            file.write(line + "\n")
