"""The files of the embedded models: where they are, and that they are what was shipped."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Literal

from attribution.errors import ModelError

Models = Literal["compact", "stanza"]
"""The embedded language models, or those of Stanza's official English package."""
WEIGHTS = Path(__file__).parent / "weights"
MANIFEST = WEIGHTS / "manifest.json"
STANZA_PACKAGE = "default"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A shipped file with its size in bytes and whether its hash is the manifest's."""

    name: str
    size: int
    intact: bool


@lru_cache(maxsize=1)
def manifest() -> dict[str, str]:
    """File names, relative to the weights' folder, with their SHA-256.

    Raises:
        ModelError: if the manifest is missing or unreadable.
    """
    try:
        stored = json.loads(MANIFEST.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{MANIFEST}: cannot read the models' manifest; reinstall") from error
    return dict(stored)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify() -> list[ModelFile]:
    """Every shipped file, checked against the manifest; missing ones have size 0."""
    found = []
    for name, expected in manifest().items():
        path = WEIGHTS / name
        exists = path.is_file()
        size = path.stat().st_size if exists else 0
        found.append(ModelFile(name, size, exists and _sha256(path) == expected))
    return found


def require_intact() -> None:
    """Refuse to run on files that are not those shipped.

    Raises:
        ModelError: naming each file that is missing or was changed.
    """
    damaged = [file for file in verify() if not file.intact]
    if damaged:
        listed = ", ".join(
            f"{WEIGHTS / file.name} ({'changed' if file.size else 'missing'})" for file in damaged
        )
        raise ModelError(f"model files are not the ones shipped: {listed}; reinstall the package")


def versions(models: Models = "compact") -> dict[str, str]:
    """What an annotation's provenance says of the models: names with hashes or versions."""
    shipped = {name: f"sha256:{digest}" for name, digest in manifest().items()}
    return {"linguistic": models, "stanza": metadata.version("stanza")} | shipped


def write_manifest() -> None:
    """Record the hashes of every file in the weights' folder but the cards; part of training."""
    files = sorted(
        path
        for path in WEIGHTS.rglob("*")
        if path.is_file() and path != MANIFEST and path.suffix != ".md"
    )
    table = {path.relative_to(WEIGHTS).as_posix(): _sha256(path) for path in files}
    MANIFEST.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    manifest.cache_clear()


def describe() -> str:
    """The model cards, one after the other."""
    cards = sorted(WEIGHTS.glob("*.md"))
    return "\n\n".join(card.read_text(encoding="utf-8").strip() for card in cards)


def stanza_folder() -> str:
    """Where Stanza keeps what it downloads."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return str(DEFAULT_MODEL_DIR)


def download() -> Path:
    """Fetch Stanza's official English package for ``--models stanza``.

    Returns:
        The folder it was put in.

    Raises:
        ModelError: if it cannot be had from here.
    """
    import stanza

    try:
        stanza.download("en", model_dir=stanza_folder(), package=STANZA_PACKAGE, verbose=False)
    except Exception as error:  # stanza and requests raise many kinds, none documented
        raise ModelError(
            "Stanza's English package cannot be downloaded from here "
            f"({type(error).__name__}); use --models compact, or copy a downloaded "
            f"package to {stanza_folder()}"
        ) from error
    return Path(stanza_folder())
