"""Every key of the keymap does what its command says, and a wrong field takes few of them."""

import pytest

from attribution.records import ClaimRef, Relation
from attribution.review.history import History
from tests.annotations import annotation
from tests.ui.app import driving
from tests.ui.story import story
from tests.ui.test_comparing import corroboration_of, other_reviewer
from ui import keymap
from ui.dialogs.choosing import Option, keys_for
from ui.screens.marking import _STEPS
from ui.screens.questions import options_of, source_options

MADE, OTHER = story(), annotation()


def decided(decision):
    return lambda driver: [c[1:] for c in driver.corrections[-1:]] == [("decision", decision)]


def turned(field):
    return lambda driver: driver.corrections[-1][1] == field


def at(claim, document=0):
    return lambda driver: driver.item.key == (document, claim)


def shown(*texts):
    return lambda driver: all(map(driver.shows, texts))


def pane(name):
    return lambda driver: [each.id for each in driver.review.query(".-here")] == [name]


def asking(name):
    def holds(driver):
        row = next((row for row in driver.review.rows if row.name == name), None)
        return row is not None and driver.shows(f"{row.section}: {row.label}")

    return holds


# Command to keys that come before it, and what must hold after it.
EFFECTS = {
    "accept": ((), decided("accept")),
    "reject": ((), decided("reject")),
    "skip": ((), decided("skip")),
    "flag": ((), decided("flag")),
    "clear": (("f",), decided(None)),
    "note": ((), shown("Note on c0")),
    "accept-all": ((), shown("Accept 11 claims without a decision")),
    "undo": (("f",), turned("undo")),
    "redo": (("f", "u"), turned("redo")),
    "retry": ((), shown("everything is saved")),
    "next": ((), at("c1")),
    "previous": (("j", "j"), at("c1")),
    "next-unreviewed": (("a", "g"), at("c1")),
    "first": (("j", "j"), at("c0")),
    "last": ((), at("c3", 1)),
    "down": ((), at("c1")),
    "up": (("j", "j"), at("c1")),
    "page-down": ((), lambda driver: driver.session.position > 2),
    "page-up": (("G",), lambda driver: driver.session.position < 9),
    "pane": ((), pane("article")),
    "pane-back": ((), pane("card")),
    "document": ((), shown("Document", "story.txt", "0 of 4 reviewed")),
    "filter": ((), shown("Terms separated by spaces")),
    "order": ((), shown("Order of the queue")),
    "edit-here": (("tab", "tab"), shown("claim: verification")),
    "edit-any": ((), shown("Correct which field?")),
    "merge": (("j",), shown("the district hospital is the same as")),
    "split": (("j",), shown("Which of these does another source say")),
    "attach": (("j",), shown("Which of these cover the claim?")),
    "add": ((), shown("statement about checking")),
    "delete": (("j",), shown("attribution a0", "quantity 1")),
    "adjudicate": (("j",), shown("c1: 1 difference")),
    "agreement": (("j", "a"), shown("ada, ben: 1 documents")),
    "cluster": (("j",), shown("The figures clash")),
    "problems": ((), shown("Every correction in the journal is applied")),
    "guidelines": ((), shown("Guidelines", "ZONE")),
    "help": ((), shown("DECIDE")),
    "theme": ((), lambda driver: driver.app.theme == "textual-light"),
}
# What a key that corrects a field asks; the claim is one that has everything.
EFFECTS |= {
    command.name: (("j", "j", "j"), asking(keymap.row_of(command))) for command in keymap.EDITS
}
GROUPS = list(dict.fromkeys(command.group for command in keymap.COMMANDS))
KEYS = {
    group: [
        (command.name, key)
        for command in keymap.COMMANDS
        if command.group == group and command.name != "quit"
        for key in command.keys.split(",")
    ]
    for group in GROUPS
}


def test_every_command_has_a_test():
    assert {*EFFECTS, "quit"} == {command.name for command in keymap.COMMANDS}


async def start_again(driver):
    """Back to the first claim, with nothing decided, asked or shown."""
    if driver.review.asked:
        await driver.press("escape")
    while History(driver.session.journal.corrections).last:
        await driver.press("u")
    while not pane("queue")(driver):
        await driver.press("tab")
    await driver.press(*["f3"] * (driver.app.theme == "textual-light"), "g")


@pytest.mark.parametrize("group", GROUPS)
async def test_every_key_does_what_its_command_says(tmp_path, group):
    other_reviewer(tmp_path, ("c1", "zone", "lede"), ("c1", "decision", "accept"), made=MADE)
    here = ClaimRef(document=MADE.document.id, claim="c1")
    there = ClaimRef(document=OTHER.document.id, claim="c0")
    found = [Relation(origin=here, to=there, relation="conflict_value", why="nine, ten")]
    corroboration = corroboration_of(tmp_path, found)
    async with driving(
        tmp_path, MADE, OTHER, size=(80, 24), blind=False, corroboration=corroboration
    ) as driver:
        for name, key in KEYS[group]:
            before, holds = EFFECTS[name]
            await start_again(driver)
            await driver.press(*before)
            assert not holds(driver), name
            await driver.press(key)
            assert holds(driver), (name, key, driver.screen)


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_either_key_leaves(tmp_path, key):
    async with driving(tmp_path, MADE, size=(80, 24)) as driver:
        assert key in next(each for each in keymap.COMMANDS if each.name == "quit").keys.split(",")
        await driver.pilot.press(key)
        await driver.pilot.pause()
        assert driver.app._exit


async def test_every_key_of_marking_moves_something(tmp_path):
    async with driving(tmp_path, MADE, size=(80, 24)) as driver:
        driver.session.find(0, "c3")
        driver.review.show_all()
        for key in (*_STEPS, "up", "down"):
            await driver.press("e", "i", "tab", "tab", "w", "w")
            await driver.press(*["right_parenthesis", "plus"] * (key == "n"))
            before = driver.review.marking._open.edit
            await driver.press(key)
            assert driver.review.marking._open.edit != before, key
            await driver.press("escape")
        assert driver.corrections == []


def row_keys(driver, row):
    """The fewest keys that bring a field of the card up for correction."""
    for command in keymap.EDITS:
        if keymap.row_of(command) == row.name:
            return [command.keys]
    rows = driver.review.rows
    letters = keys_for([Option(n, f"{each.section}: {each.label}") for n, each in enumerate(rows)])
    return ["e", letters[rows.index(row)]]


def other_value(row, annotation):
    """The key of a value that the field does not have."""
    options = options_of(row, annotation)
    if row.kind == "source":
        options = [Option("new", "a new source …"), *source_options(annotation)]
    held = row.value if isinstance(row.value, list) else [row.value]
    keys = dict(zip(keys_for(options), options, strict=True))
    return next(key for key, each in keys.items() if each.value not in (*held, "new", None))


def correcting(driver, row):
    """The keys that correct a field and accept the claim; a typed text counts as none."""
    keys = row_keys(driver, row)
    if row.kind in ("spans", "span"):
        return [*keys, "w" if row.value else "right_square_bracket", "ctrl+s"], []
    if row.kind in ("text", "number"):
        return [*keys, "ctrl+s"], ["7"]
    last = "ctrl+s" if row.kind in ("many", "claims") else "a"
    return [*keys, other_value(row, driver.view), last], []


@pytest.mark.parametrize(("claim", "sections"), [("c3", ""), ("c1", "quantity")])
async def test_a_wrong_field_takes_at_most_four_keys(tmp_path, claim, sections):
    counted = {}
    async with driving(tmp_path, MADE, size=(80, 24)) as driver:
        session = driver.session
        session.find(0, claim)
        driver.review.show_all()
        for row in [row for row in driver.review.rows if row.section.startswith(sections)]:
            lines = len(driver.corrections)
            keys, typed = correcting(driver, row)
            await driver.press(*keys[:-1], *typed, keys[-1])
            made = [each[:2] for each in driver.corrections[lines:]]
            assert made == [(row.target, row.field), (claim, "decision")], (row.name, keys)
            counted[row.name] = len(keys)
            session.undo()
            session.undo()
            session.find(0, claim)
            driver.review.show_all()
    assert max(counted.values()) <= 4, counted
    of_one_value = {keymap.row_of(each) for each in keymap.EDITS} - {"claim.flags"}
    assert {counted[name] for name in of_one_value & counted.keys()} <= {3}


async def test_a_right_claim_takes_one_key(tmp_path):
    async with driving(tmp_path, MADE, size=(80, 24)) as driver:
        await driver.press("a")
        assert driver.corrections == [("c0", "decision", "accept")]
        assert driver.item.claim == "c1"
