"""Everything the mouse does: picking, marking, choosing, and nothing under a dialog."""

from tests.ui.app import driving
from tests.ui.story import story


def place_of(driver, text):
    """Where on the screen some text begins."""
    line = next(number for number, row in enumerate(driver.screen) if text in row)
    return driver.screen[line].index(text), line


async def click(driver, text, times=1):
    await driver.pilot.click(offset=place_of(driver, text), times=times)
    await driver.settle()


async def draw(driver, first, last):
    left, top = place_of(driver, first)
    right, bottom = place_of(driver, last)
    end = (right + len(last) - 1, bottom)
    await driver.pilot.mouse_down(offset=(left, top))
    await driver.pilot.hover(offset=end)
    await driver.pilot.mouse_up(offset=end)
    await driver.settle()


def marked(driver):
    text = driver.view.document.text
    return [text[start:end] for start, end in driver.review.marking.in_text()[0]]


async def test_rows_fields_and_keys_are_clicked(tmp_path):
    async with driving(tmp_path, story()) as driver:
        await click(driver, "a former guard")
        assert driver.item.claim == "c4"
        await click(driver, "zone   ", times=2)
        assert driver.shows("claim: zone")
        await click(driver, "headline")
        assert driver.corrections == [("c4", "zone", "headline")]
        await click(driver, "Reject")
        assert driver.corrections[-1] == ("c4", "decision", "reject")


async def test_a_click_in_the_article_goes_to_the_innermost_claim(tmp_path):
    async with driving(tmp_path, story()) as driver:
        await click(driver, "seen the cracks")
        assert driver.item.claim == "c3"
        await click(driver, "Dust over")
        assert driver.item.claim == "c3"


async def test_words_are_drawn_over_lines_and_either_way(tmp_path):
    async with driving(tmp_path, story(), size=(60, 40)) as driver:
        await driver.press("j", "j", "j", "e", "i")
        await draw(driver, "could not verify", "his pension")
        assert marked(driver)[0].startswith("could not verify")
        assert marked(driver)[0].endswith("his pension")
        await draw(driver, "who asked", "Tom Okafor")
        assert marked(driver)[0].startswith("r, told")
        assert marked(driver)[0].endswith("guard, w")
        await click(driver, "weighbridge")
        assert driver.shows("the cursor moves")
        await driver.press("escape")
        assert driver.corrections == []


async def test_drawing_begins_to_mark_the_words_of_the_claim(tmp_path):
    async with driving(tmp_path, story()) as driver:
        await draw(driver, "Owner denies", "ignored")
        assert marked(driver) == ["Owner denies that warnings were ignored"]
        await driver.press("enter")
        assert driver.corrections[-1][:2] == ("c0", "spans")
        start, end = driver.view.claims[0].spans[0]
        assert driver.view.document.text[start:end].startswith("Owner denies")


async def test_nothing_under_a_dialog_is_clicked(tmp_path):
    async with driving(tmp_path, story()) as driver:
        await driver.press("v")
        for under in ("a former guard", "weighbridge", "CLAIM", "ada  1/7"):
            await click(driver, under)
        await draw(driver, "Owner denies", "ignored")
        assert driver.item.claim == "c0"
        assert driver.review.asked is not None
        assert not driver.review.marking.is_on
        await driver.press("u")
        assert driver.corrections == [("c0", "verification.status", "unable")]
