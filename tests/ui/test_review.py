"""The review screen: deciding, moving, filtering, noting, undoing."""

import pytest

from tests.ui.app import driving


async def test_a_claim_that_is_right_takes_one_key(tmp_path):
    async with driving(tmp_path) as driver:
        assert driver.shows("⟨police⟩ ‹said›")
        assert driver.shows("At least nine died")
        await driver.press("a")
        assert driver.corrections == [("c0", "decision", "accept")]
        assert driver.item.claim == "c1"
        assert driver.shows("accept c0 · saved as line 1")
        assert driver.shows("reviewed 1 of 8")


async def test_a_wrong_field_takes_two_keys_more_typed_as_fast_as_may_be(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("t", "b", "a")
        assert driver.corrections == [("a0", "type", "belief"), ("c0", "decision", "accept")]


@pytest.mark.parametrize(
    ("key", "decision"), [("a", "accept"), ("r", "reject"), ("s", "skip"), ("f", "flag")]
)
async def test_every_decision_is_written_and_taken_back(tmp_path, key, decision):
    async with driving(tmp_path) as driver:
        await driver.press(key)
        assert driver.corrections[-1] == ("c0", "decision", decision)
        await driver.press("u")
        assert driver.session.queue[0].decision is None
        assert driver.item.claim == "c0"
        await driver.press("U")
        assert driver.session.queue[0].decision == decision
        await driver.press("g", "backspace")
        assert driver.session.queue[0].decision is None


async def test_moving(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("j", "j", "k")
        assert driver.item.claim == "c1"
        await driver.press("G")
        assert driver.item.key == (1, "c3")
        await driver.press("down", "up", "pageup")
        assert driver.item.key == (0, "c0")
        await driver.press("a", "g", "full_stop")
        assert driver.item.claim == "c1"
        await driver.press("pagedown")
        assert driver.item.key == (1, "c3")


async def test_a_document_is_chosen_by_typing(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("d", *"sec", "enter")
        assert driver.item.key == (1, "c0")


async def test_a_note_is_written_and_taken_away(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("n", *"odd", "enter")
        assert driver.item.note == "odd"
        assert driver.shows("saved as line 1")
        await driver.press("n", "escape")
        assert len(driver.corrections) == 1
        await driver.press("n", "backspace", "backspace", "backspace", "enter")
        assert driver.item.note == ""


async def test_the_queue_is_filtered_and_a_wrong_filter_told(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("slash", *"status=unable", "enter")
        assert [item.key for item in driver.session.queue] == [(0, "c0"), (1, "c0")]
        assert driver.shows("filter: status=unable")
        await driver.press("slash", *" colour=red", "enter")
        assert driver.shows("filters are")
        await driver.press("escape")
        assert len(driver.session.queue) == 2


async def test_an_empty_queue_says_so_and_takes_every_key(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("slash", *"nowhere", "enter")
        assert driver.shows("no claim passes the filter")
        await driver.press(*"arsfnuUjkgGvtqwczeA", "backspace", "full_stop", "tab", "enter", "down")
        await driver.press("escape")
        assert driver.corrections == []


async def test_the_order_is_chosen(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("o", "c", "g")
        assert (driver.session.order, driver.item.name) == ("confidence", "second.txt")


async def test_all_that_a_filter_shows_is_accepted_after_a_yes(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("slash", *"document=story.txt", "enter", "A")
        assert driver.shows("Accept 4 claims without a decision (filter: document=story.txt)?")
        await driver.press("enter", "n")
        assert driver.corrections == []
        await driver.press("A", "y")
        assert driver.session.progress.reviewed == 4
        await driver.press("u")
        assert driver.session.progress.reviewed == 0


async def test_panes_and_the_cursor_of_the_card(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("tab", "down", "tab", "down", "enter")
        assert driver.shows("claim: zone")
        await driver.press("l")
        assert driver.corrections == [("c0", "zone", "lede")]


async def test_the_mouse_picks_claims_and_fields(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.pilot.click("#queue", offset=(10, 3))
        await driver.settle()
        assert driver.item.claim == "c2"
        await driver.pilot.click("#card", offset=(10, 3), times=2)
        await driver.settle()
        assert driver.shows("claim: zone")


async def test_a_restart_comes_back_to_the_same_claim(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("j", "a", "o", "c", "f3", "tab", "tab", "down", "down", "Q")
        here = driver.item.key
    async with driving(tmp_path) as driver:
        assert (driver.item.key, driver.session.order) == (here, "confidence")
        assert driver.app.theme == "textual-light"
        await driver.press("enter")
        assert driver.shows("claim: flags")


async def test_help_names_every_key_and_palette_every_command(tmp_path):
    async with driving(tmp_path, size=(100, 90)) as driver:
        await driver.press("question_mark")
        for told in ("Accept all that the filter shows", "verification status", "Redo", "U ^r"):
            assert driver.shows(told)
        await driver.press("escape", "ctrl+p")
        await driver.type("reject")
        await driver.settle()
        await driver.press("enter")
        await driver.settle()
        assert ("c0", "decision", "reject") in driver.corrections


async def test_a_reviewers_own_keys(tmp_path):
    async with driving(tmp_path, keys={"accept": "x"}) as driver:
        await driver.press("x")
        assert driver.corrections == [("c0", "decision", "accept")]
        await driver.press("a")
        assert len(driver.corrections) == 1
