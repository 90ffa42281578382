"""The table of what nouns mean: from the trained encoder's word pieces and a treebank's entities.

GUM says of every mention whether it is a person, an organisation, a place or something else; a
noun's sort is what its mentions mostly are, or else what the lexicon of sources says.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from attribution import lexicons
from attribution.language.models import WEIGHTS, write_manifest
from attribution.language.nouns import FILE, SORTS, Nouns, Sort, shipped_nouns
from attribution.records import SourceKind
from attribution.training.chains import read_chains

_TABLE = "network.encoder.piece.weight"
_AXES = 96
_COMMON = 3
"""Axes along which all words lie alike, taken away."""
_RATE, _STEPS, _DECAY = 3.0, 400, 3e-5
_LISTED: dict[SourceKind, Sort] = {
    "unnamed_person": "person", "collective": "person", "unnamed_org": "org", "named_org": "org",
    "unnamed_media": "org",
}  # fmt: skip
_SORTS: dict[str, Sort] = {"person": "person", "organization": "org", "place": "place"}


def train_nouns(data: Path) -> None:
    """Make the table and its classifier from the shipped encoder and ship both."""
    pieces = _axes(_table(WEIGHTS / "encoder.onnx"))
    nouns = listed_sorts() | noun_sorts(data / "treebanks" / "gum-train.conllu")
    table = Nouns(pieces, np.zeros((_AXES + 1, len(SORTS)), np.float32))
    weights = _classifier(table, nouns)
    np.savez_compressed(WEIGHTS / FILE, pieces=pieces, sorts=weights)
    write_manifest()
    shipped_nouns.cache_clear()
    unseen = noun_sorts(data / "treebanks" / "gum-dev.conllu")
    unseen = {noun: sort for noun, sort in unseen.items() if noun not in nouns}
    for name, judged in (("training", nouns), ("unseen", unseen)):
        right = np.mean([shipped_nouns().sort(noun)[0] == judged[noun] for noun in judged])
        logging.info("%s nouns: %.1f %% of %d right", name, 100 * right, len(judged))


def noun_sorts(path: Path) -> dict[str, Sort]:
    """The sort of each common noun, in lower case, that heads a mention of a treebank."""
    found: dict[str, Counter[Sort]] = defaultdict(Counter)
    for gold in read_chains(path):
        for mention in gold.mentions:
            if mention.noun:
                found[mention.noun][_SORTS.get(mention.kind, "thing")] += 1
    return {noun: sorts.most_common(1)[0][0] for noun, sorts in sorted(found.items())}


def listed_sorts() -> dict[str, Sort]:
    """The sort of each single noun of the lexicon of sources."""
    found: dict[str, Sort] = {}
    for entry in lexicons.load("source_nouns").entries:
        if entry.removed is None and " " not in entry.phrase:
            for word in entry.phrase.partition("/")[0].split("|"):
                found.setdefault(word.removeprefix("~"), _LISTED.get(entry.kind, "thing"))
    return dict(sorted(found.items()))


def _table(path: Path) -> NDArray[np.float32]:
    """The encoder's word pieces: float32 [vocabulary, width]."""
    import onnx
    from onnx import numpy_helper

    stored = {part.name: part for part in onnx.load(path).graph.initializer}
    zero = numpy_helper.to_array(stored[f"{_TABLE}_zero_point"]).astype(np.float32)
    found: NDArray[np.float32] = numpy_helper.to_array(stored[f"{_TABLE}_quantized"]) - zero
    return found


def _axes(table: NDArray[np.float32]) -> NDArray[np.int8]:
    """The main axes of a table without what all its rows share."""
    centred = table - table.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    placed = centred @ axes[_COMMON : _COMMON + _AXES].T
    placed /= np.abs(placed).max(axis=1, keepdims=True) + 1e-9
    found: NDArray[np.int8] = np.rint(placed * 127).astype(np.int8)
    return found


def _classifier(table: Nouns, nouns: dict[str, Sort]) -> NDArray[np.float32]:
    """Logistic regression from a noun's place to its sort: [axes + 1, sorts]."""
    places = np.stack([np.append(table.vector(noun), 1.0) for noun in nouns])
    wanted = np.eye(len(SORTS))[[SORTS.index(sort) for sort in nouns.values()]]
    weights = np.zeros((places.shape[1], len(SORTS)))
    for _ in range(_STEPS):
        scores = places @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        weights -= _RATE * (places.T @ (shares - wanted) / len(places) + _DECAY * weights)
    found: NDArray[np.float32] = weights.astype(np.float32)
    return found
