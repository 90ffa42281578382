"""The direction of imports, read from the source: the folders are the layers."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From the bottom up: a module may import from its own layer and those before it.
LAYERS = [
    {"errors"},
    {"records", "text", "quotation", "pool"},
    {"language", "lexicons", "ingest"},
    {"stages"},
    {"steps"},
    {
        "annotator",
        "corroboration",
        "store",
        "journal",
        "review",
        "agreement",
        "evaluate",
        "export",
        "report",
    },
    {"cli", "training", "__init__"},
]
STAGES = [
    "confidence",
    "syntax",
    "page",
    "relations",
    "sources",
    "claims",
    "chains",
    "reading",
    "qualifiers",
    "quantities",
    "commitment",
    "deeds",
    "verification",
    "flags",
]
"""The stages in the order of what they know of each other."""
HEAVY = {
    "stanza": {"language", "training"},
    "torch": {"language", "training"},
    "onnxruntime": {"language", "training"},
    "textual": set(),
}


def modules() -> list[Path]:
    return sorted((ROOT / "attribution").rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT / "attribution").parts[0].removesuffix(".py")


def layer(name: str) -> int:
    return next(number for number, rooms in enumerate(LAYERS) if name in rooms)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    own = layer(room(path))
    for name in imports(path):
        parts = name.split(".")
        if (
            parts[0] == "attribution"
            and len(parts) > 1
            and (
                (ROOT / "attribution" / parts[1]).is_dir()
                or (ROOT / "attribution" / f"{parts[1]}.py").is_file()
            )
        ):
            assert layer(parts[1]) <= own, f"{path.name} imports {name}, which stands above it"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_packages_stay_in_their_rooms(path: Path) -> None:
    roots = {name.split(".")[0] for name in imports(path)}
    for package, allowed in HEAVY.items():
        assert package not in roots or room(path) in allowed, f"{path.name} imports {package}"


def test_the_app_touches_only_the_public_face() -> None:
    for path in (ROOT / "ui").rglob("*.py"):
        deep = {name for name in imports(path) if name.startswith("attribution.")}
        assert all(name.count(".") == 1 for name in deep), f"{path.name} imports {sorted(deep)}"


def test_training_is_imported_by_nobody() -> None:
    for path in modules():
        if room(path) != "training":
            assert not any("attribution.training" in name for name in imports(path)), path


@pytest.mark.parametrize(
    "path", sorted((ROOT / "attribution" / "stages").rglob("*.py")), ids=lambda path: path.name
)
def test_a_stage_knows_those_before_it_only(path: Path) -> None:
    stage = path.relative_to(ROOT / "attribution" / "stages").parts[0].removesuffix(".py")
    if stage == "__init__":
        return
    known = STAGES[: STAGES.index(stage) + 1]
    for name in imports(path):
        parts = name.split(".")
        if parts[:2] == ["attribution", "stages"] and len(parts) > 2:
            assert parts[2] in known, f"{path.name} imports {name}, a later stage"
