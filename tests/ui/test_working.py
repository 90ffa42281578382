"""What takes a while goes on beside the keys, tells how far it is, and can be ended."""

import threading

from tests.annotations import annotation
from tests.ui.app import driving
from tests.ui.story import story
from tests.ui.test_comparing import other_reviewer


async def test_agreement_tells_how_far_it_is_and_is_ended(tmp_path, monkeypatch):
    other_reviewer(tmp_path, ("c1", "zone", "lede"), made=story())
    go_on, ended = threading.Event(), threading.Event()

    def slow(tell):
        try:
            for done in range(10**9):
                tell(done, 4321)
                go_on.wait(0.01)
        finally:
            ended.set()

    async with driving(tmp_path, story(), blind=False) as driver:
        monkeypatch.setattr(driver.session, "agreement", slow)
        driver.waits = False
        await driver.press("R")
        for _ in range(100):
            await driver.pilot.pause(0.05)
            if driver.shows("of 4,321"):
                break
        assert driver.shows("Measuring agreement")
        assert driver.shows("of 4,321")
        await driver.press("j")
        assert driver.item.claim == "c0"
        await driver.press("escape")
        for _ in range(100):
            await driver.pilot.pause(0.05)
            if ended.is_set() and driver.review.asked is None:
                break
        assert ended.is_set()
        assert driver.shows("not measured to its end")
        await driver.press("j")
        assert driver.item.claim == "c1"


async def test_what_fails_while_it_is_measured_is_told(tmp_path, monkeypatch):
    other_reviewer(tmp_path, ("c1", "zone", "lede"), made=story())

    def fails(tell):
        from attribution import StoreError

        raise StoreError("a.jsonl: was changed while it is being reviewed")

    async with driving(tmp_path, story(), blind=False) as driver:
        monkeypatch.setattr(driver.session, "agreement", fails)
        await driver.press("R")
        assert driver.shows("was changed while it is being reviewed")
        await driver.press("a")
        assert driver.corrections == [("c0", "decision", "accept")]


async def test_annotations_that_vanish_are_told_and_found_again(tmp_path):
    made, other = story(), annotation()
    async with driving(tmp_path, made, other) as driver:
        driver.session.library._recent.clear()
        path, away = tmp_path / "annotations.jsonl", tmp_path / "away.jsonl"
        path.rename(away)
        await driver.press("G")
        assert driver.shows("was changed")
        await driver.press("v", "x", "e", "escape", "D", "tab", "k")
        away.rename(path)
        await driver.press("G")
        assert driver.shows("The quay is long")
        await driver.press("a")
        assert driver.corrections == [("c3", "decision", "accept")]
