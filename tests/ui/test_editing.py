"""Correcting fields, spans and relations, by keyboard and by mouse."""

import pytest

from attribution.review.definitions import values_of
from tests.ui.app import driving
from ui import keymap


async def test_meanings_stand_beside_the_values(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("v")
        assert driver.shows("The outlet says it could not check.")
        await driver.press("up")
        assert driver.shows("e.g. Somebody") or driver.shows("e.g.")
        await driver.press("escape")
        assert driver.corrections == []


@pytest.mark.parametrize("command", keymap.EDITS, ids=lambda command: command.name)
async def test_every_field_with_a_key_opens_by_it_and_changes(tmp_path, command):
    async with driving(tmp_path, size=(120, 50)) as driver:
        name = command.action.removeprefix("edit('").removesuffix("')")
        row = next(row for row in driver.review.rows if row.name == name)
        await driver.press(command.keys)
        if command.name == "claim-flags":
            await driver.press("a", "enter")
        else:
            first = bool(row.scheme) and values_of(row.scheme)[0] == row.value
            await driver.press("home", *["down"] * first, "enter")
        if command.name in ("source", "origin", "parent", "attribution"):
            return  # choices of records are tested below
        [(target, field, _)] = driver.corrections
        assert (target, field) == (row.target, row.field)
        await driver.press("u")
        assert driver.session.view(0).touched == {}


async def test_the_same_value_again_is_no_change(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("t", "enter")
        assert driver.corrections == []


async def test_any_field_by_its_letter(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("e")
        assert driver.shows("attribution: type")
        place = next(n for n, row in enumerate(driver.review.rows) if row.name == "source.name")
        await driver.press("escape", "e", *["down"] * place, "enter")
        await driver.press(*"!", "enter")
        assert driver.corrections == [("s1", "name", "police!")]


async def test_a_number_must_be_one_and_an_optional_field_can_be_emptied(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("plus", "n", "left_square_bracket", "enter", *"nine", "enter")
        assert driver.shows("nine is no number")
        await driver.press(*["backspace"] * 4, *"9.5", "enter", "e")
        await driver.press("escape")
        await driver.press("enter")
        await driver.settle()


async def test_another_source_and_a_new_one(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("w")
        assert driver.shows("Ada Voss")
        await driver.press("end", "enter")
        assert driver.corrections == [("a0", "source_id", "s2")]
        assert driver.view.claims[0].origin_id == "s2"
        await driver.press("w", "home", "enter", *"crew", "enter", "c")
        assert driver.view.attributions[0].source_id == "s3"
        assert driver.view.sources[-1].name == "crew"
        assert driver.view.claims[0].chain[-1].source_id == "s3"
        await driver.press("u")
        assert [source.id for source in driver.view.sources] == ["s0", "s1", "s2"]


async def test_sources_are_merged_and_split(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("m", "end", "enter")
        assert driver.corrections == [("s1", "merged", "s2")]
        assert driver.view.sources[1].aliases == ["police"]
        await driver.press("M", "enter", "enter", "c")
        assert {a.source_id for a in driver.view.attributions} == {"s2", "s3"}
        assert driver.view.sources[-1].name == "police"


async def test_a_check_is_detached_and_attached(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("x")
        assert driver.shows("[x] v0 unable")
        await driver.press("space", "enter")
        assert driver.corrections == [("v0", "targets", [])]
        assert driver.view.claims[0].verification.status == "none_stated"
        await driver.press("j", "x", "space", "enter")
        assert driver.view.claims[1].verification.status == "unable"


async def test_a_parent_and_an_attribution_are_set(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("p", "up", "enter")
        assert driver.corrections == [("a0", "parent", "a1")]
        await driver.press("G", "P", "up", "enter")
        assert driver.corrections[-1][:2] == ("c3", "attribution_id")
        assert driver.view.claims[3].chain[-1].source_id != "s0"


async def words_of(driver, record):
    spans = record.spans if hasattr(record, "spans") else record.cue
    return [driver.view.document.text[start:end] for start, end in spans]


async def edit_words(driver, name="claim.spans"):
    number = next(n for n, row in enumerate(driver.review.rows) if row.name == name)
    await driver.press("tab", "tab", *["down"] * number, "enter")


async def test_words_grow_and_shrink_by_keys(tmp_path):
    async with driving(tmp_path) as driver:
        await edit_words(driver)
        assert driver.shows("the end moves")
        await driver.press("w", "w", "b", "right", "left", "tab", "w", "enter")
        assert driver.corrections == [("c0", "spans", [[3, 19]])]
        assert await words_of(driver, driver.view.claims[0]) == ["least nine died,"]
        await driver.press("u")
        assert driver.view.claims[0].spans == [(0, 18)]


async def test_words_by_sentence_line_and_cursor_and_leaving_changes_nothing(tmp_path):
    async with driving(tmp_path) as driver:
        await edit_words(driver)
        await driver.press("right_parenthesis", "left_parenthesis", "tab", "tab", "down", "up")
        await driver.press("left_square_bracket", "right_square_bracket", "plus", "n", "x")
        await driver.press("a", "r", "escape")
        assert driver.corrections == []
        assert not driver.review.marking.is_on
        await driver.press("a")
        assert driver.corrections == [("c0", "decision", "accept")]


async def test_words_are_drawn_with_the_mouse(tmp_path):
    async with driving(tmp_path) as driver:
        await edit_words(driver)
        article = driver.review.article
        line = driver.screen.index(next(row for row in driver.screen if "police" in row))
        left = driver.screen[line].index("police")
        await driver.pilot.mouse_down(offset=(left, line))
        await driver.pilot.hover(offset=(left + 5, line))
        await driver.pilot.mouse_up(offset=(left + 5, line))
        await driver.settle()
        assert article is driver.review.article
        await driver.press("enter")
        assert await words_of(driver, driver.view.claims[0]) == ["police"]


async def test_a_click_in_the_article_goes_to_the_claim(tmp_path):
    async with driving(tmp_path) as driver:
        line = driver.screen.index(next(row for row in driver.screen if "the pumps" in row))
        left = driver.screen[line].index("the pumps")
        await driver.pilot.click(offset=(left + 5, line))
        await driver.settle()
        assert driver.item.claim == "c1"


async def test_a_claim_is_added_and_stands_in_the_queue(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("plus", "c", "w", "left_square_bracket", "enter", "down", "enter")
        added = driver.view.claims[-1]
        assert (added.id, driver.item.claim) == ("c4", "c4")
        assert added.attribution_id == "a0"
        assert added.chain[-1].source_id == "s1"
        await driver.press("minus", "c")
        assert [claim.id for claim in driver.view.claims] == ["c0", "c1", "c2", "c3"]
        await driver.press("u", "u")
        assert driver.session.view(0).touched == {}


async def test_an_attribution_is_added(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("G", "plus", "a", "enter", "left_square_bracket", "enter")
        await driver.press("left_square_bracket", "enter", "end", "enter", "c")
        made = driver.view.attributions[-1]
        assert (made.id, made.source_id, made.type) == ("a2", "s2", "communication")
        assert driver.view.claims[3].attribution_id == "a2"
        assert [link.source_id for link in driver.view.claims[3].chain] == ["s0", "s2"]
        await driver.press("minus", "a")
        assert driver.view.claims[3].attribution_id is None


async def test_a_check_a_qualifier_and_a_source_are_added_and_deleted(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("j", "plus", "s", "left_square_bracket", "enter", "d", "enter")
        assert driver.view.claims[1].verification.status == "disputed"
        await driver.press("minus", "h")
        assert driver.view.claims[1].verification.status == "none_stated"
        await driver.press("plus", "q", "b", "left_square_bracket", "enter", "2")
        assert driver.view.claims[1].qualifiers[0].type == "bound_lower"
        await driver.press("minus", "q")
        assert driver.view.claims[1].qualifiers == []


async def test_what_the_outlet_says_itself_has_no_attribution_to_correct(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("G", "t")
        assert driver.shows("in the outlet’s own voice")
        await driver.press("m", "M")
        assert driver.corrections == []
