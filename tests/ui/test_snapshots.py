"""Every screen as it is drawn, at two sizes of terminal, against the pictures in ``snapshots/``.

What was drawn otherwise is put beside the picture as ``….new.svg``: look at it in a browser. If it
is better, ``make snapshots`` replaces the pictures. They were drawn by the version of Textual that
``dev`` pins in ``pyproject.toml``.
"""

import os
import re
from pathlib import Path

import pytest

from attribution.errors import StoreError
from attribution.records import ClaimRef, Cluster, Drift, Origin, Relation
from tests.annotations import annotation
from tests.ui.app import driving
from tests.ui.story import story
from tests.ui.test_comparing import corroboration_of, other_reviewer

FOLDER = Path(__file__).with_name("snapshots")
SIZES = [(80, 24), (160, 50)]
BEN = (("c1", "zone", "lede"), ("a2", "type", "belief"), ("c3", "decision", "reject"))

# Name, keys that lead there, keys that lead back to the review.
TOUR = (
    ("start", [], []),
    ("article", ["j", "j", "j"], []),
    ("queue", ["tab", "tab", "tab"], []),
    ("queue after deciding", ["g", "a", "r", "s", "f", "g", "j", "j", "j"], []),
    ("card", ["shift+tab"], []),
    ("card further down", ["pagedown"], []),
    ("choice", ["v"], ["escape"]),
    ("many choices", ["F"], ["escape"]),
    ("long choice", ["plus", "q"], ["escape"]),
    ("sources", ["w"], ["escape"]),
    ("any field", ["e"], ["escape"]),
    ("text", ["n", *"odd"], ["escape"]),
    ("wrong number", ["plus", "n", "left_square_bracket", "enter", *"six", "enter"], ["escape"]),
    ("filter", ["slash", *"status=unable"], ["escape"]),
    ("wrong filter", ["slash", *"colour=red", "enter"], ["escape"]),
    ("filtered", ["slash", *"source~guard", "enter"], ["slash", *["backspace"] * 12, "enter"]),
    ("empty queue", ["slash", *"zebra", "enter"], ["slash", *["backspace"] * 5, "enter"]),
    ("order", ["o"], ["escape"]),
    ("documents", ["d"], ["escape"]),
    ("confirmation", ["A"], ["n"]),
    ("words", ["tab", "tab", "tab", "g", "down", "down", "down", "enter", "w"], ["escape"]),
    ("words by a cursor", ["j", "plus", "c", "w"], ["escape"]),
    ("merge", ["m"], ["escape"]),
    ("split", ["M"], ["escape"]),
    ("attach", ["x"], ["escape"]),
    ("parent", ["p"], ["escape"]),
    ("add", ["plus"], ["escape"]),
    ("delete", ["minus"], ["escape"]),
    ("adjudication", ["D"], ["escape"]),
    ("agreement", ["R"], ["escape"]),
    ("disagreements", ["R", "z"], ["escape"]),
    ("cluster", ["C"], ["escape"]),
    ("problems", ["exclamation_mark"], ["escape"]),
    ("guidelines", ["f2"], ["escape"]),
    ("help", ["question_mark"], ["escape"]),
    ("palette", ["ctrl+p"], ["escape"]),
    ("light", ["f3"], ["f3"]),
)


def elsewhere(made, other):
    here = ClaimRef(document=made.document.id, claim="c1")
    there = ClaimRef(document=other.document.id, claim="c0")
    return [
        Cluster(id="k0", members=[here, there], label="nine died", outlets=2,
                independent_origins=1, origins=[Origin(name="hospital", members=[here, there])]),
        Relation(origin=here, to=there, relation="conflict_value", why="nine, ten"),
        Drift(origin=there, to=here, drift="attribution_dropped", before="police said", after=None),
    ]  # fmt: skip


def fail(_):
    raise StoreError("NOT SAVED: ada.jsonl: no space left on device")


def drawn(driver):
    """The screen as SVG, without what differs from run to run or is fetched from elsewhere."""
    svg = driver.app.export_screenshot(title="review", simplify=True)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


class Pictures:
    """The pictures of one size: what is drawn is compared with them, or replaces them."""

    def __init__(self, size):
        self.folder = FOLDER / "{}x{}".format(*size)
        self.seen, self.changed = set(), []

    def take(self, name, driver):
        path = self.folder / f"{name.replace(' ', '-')}.svg"
        self.seen.add(path.name)
        svg, beside = drawn(driver), path.with_suffix(".new.svg")
        beside.unlink(missing_ok=True)
        if path.exists() and path.read_text(encoding="utf-8") == svg:
            return
        if os.environ.get("UPDATE_SNAPSHOTS"):
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8")
        else:
            beside.write_text(svg, encoding="utf-8")
            self.changed.append(name)

    def left(self):
        """Pictures of what is not drawn any more."""
        return sorted({path.name for path in self.folder.glob("*.svg")} - self.seen)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])
async def test_every_screen_is_drawn_as_its_picture(tmp_path, monkeypatch, size):
    made, other = story(), annotation()
    other_reviewer(tmp_path, *BEN, made=made)
    other_reviewer(tmp_path, ("c1", "zone", "caption"), name="cy", made=made)
    other_reviewer(tmp_path, ("c0", "zone", "cellar"), name="ada", made=made)
    found = corroboration_of(tmp_path, elsewhere(made, other))
    pictures = Pictures(size)
    async with driving(
        tmp_path, made, other, size=size, blind=False, corroboration=found
    ) as driver:
        for name, keys, back in TOUR:
            await driver.press(*keys)
            await driver.settle()
            pictures.take(name, driver)
            await driver.press(*back)
        with monkeypatch.context() as broken:
            broken.setattr(driver.session.journal, "append_all", fail)
            await driver.press("r")
            pictures.take("not saved", driver)
            await driver.press("Q")
            pictures.take("leaving unsaved", driver)
    assert pictures.changed == []
    assert pictures.left() == []
