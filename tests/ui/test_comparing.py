"""Reviewers side by side, agreement, clusters, guidelines; what is not applied or saved."""

import pytest

from attribution import Corroboration, UsageError
from attribution.journal import Journal, base_of
from attribution.records import ClaimRef, Cluster, Drift, Origin, Relation
from tests.annotations import TEXT, annotation
from tests.ui.app import driving
from ui.keymap import read_keymap

ONE, TWO = annotation(), annotation(TEXT + " It rained.", "second.txt", 0.5)


def other_reviewer(folder, *lines, name="ben", made=ONE):
    (folder / "journals").mkdir(exist_ok=True)
    with Journal(folder / "journals" / f"{name}.jsonl", name) as journal:
        for target, field, after in lines:
            journal.append(
                annotation=made.document.id,
                base=base_of(made),
                target=target,
                field=field,
                after=after,
            )


BEN = (("c0", "zone", "lede"), ("a0", "type", "belief"), ("c0", "decision", "accept"))


async def test_reviewers_stand_side_by_side_and_one_view_is_taken(tmp_path):
    other_reviewer(tmp_path, *BEN)
    other_reviewer(tmp_path, ("c0", "zone", "caption"), name="cy")
    async with driving(tmp_path, ONE, TWO, blind=False) as driver:
        await driver.press("D")
        assert driver.shows("c0: 2 differences")
        for name in ("0 machine", "1 ada", "2 ben", "3 cy", "caption"):
            assert driver.shows(name)
        await driver.press("2", "j", "3", "u", "2", "escape")
        assert driver.view.attributions[0].type == "belief"
        assert driver.view.claims[0].zone == "lede"
        assert driver.session.view(0).touched == {"a0": ("type",), "c0": ("zone",)}


async def test_a_disagreement_opens_side_by_side(tmp_path):
    other_reviewer(tmp_path, *BEN)
    async with driving(tmp_path, ONE, TWO, blind=False) as driver:
        await driver.press("a", "R")
        assert driver.shows("ada, ben: 1 documents")
        assert driver.shows("alpha")
        await driver.type("zone")
        await driver.settle()
        await driver.press("enter", "enter")
        assert driver.shows("c0: 2 differences")
        await driver.press("escape")
        assert driver.item.key == (0, "c0")


async def test_blind_review_shows_nobody_else(tmp_path):
    other_reviewer(tmp_path, *BEN)
    async with driving(tmp_path, ONE, TWO) as driver:
        await driver.press("D")
        assert driver.shows("nobody else’s journal")
        await driver.press("R")
        assert driver.shows("no --blind")


def corroborated(folder):
    here = ClaimRef(document=ONE.document.id, claim="c0")
    there = ClaimRef(document=TWO.document.id, claim="c1")
    away = ClaimRef(document="sha256:" + "7" * 64, claim="c5")
    found = [
        Cluster(
            id="k0",
            members=[here, there, away],
            label="nine dead\x1b[31m",
            outlets=2,
            independent_origins=1,
            origins=[Origin(name="police\x07", members=[here, there])],
        ),
        Relation(origin=here, to=there, relation="conflict_value", why="nine, ten"),
        Drift(origin=there, to=here, drift="attribution_dropped", before="police said", after=None),
    ]
    return corroboration_of(folder, found)


def corroboration_of(folder, found):
    path = folder / "found.jsonl"
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in found))
    return Corroboration(path)


async def test_a_claim_is_followed_into_another_document(tmp_path):
    async with driving(tmp_path, ONE, TWO, corroboration=corroborated(tmp_path)) as driver:
        await driver.press("C")
        for told in ("2 outlets, 1 independent origins", "origin: police", "The figures clash",
                     "drift in second.txt", "police said → –", "not in this review"):  # fmt: skip
            assert driver.shows(told)
        assert "\x1b" not in "".join(driver.screen)
        await driver.press("down", "enter")
        assert driver.item.key == (1, "c1")
        await driver.press("j", "C")
        assert driver.shows("nothing was found")


async def test_without_a_file_there_is_no_cluster(tmp_path):
    async with driving(tmp_path) as driver:
        await driver.press("C")
        assert driver.shows("--corroboration FILE")


async def test_guidelines_tell_every_value(tmp_path):
    async with driving(tmp_path, size=(120, 60)) as driver:
        await driver.press("f2")
        assert driver.shows("HEADLINE") or driver.shows("The title line.")
        await driver.press("pagedown", "end", "home", "escape")


async def test_what_is_not_applied_is_listed(tmp_path):
    other_reviewer(tmp_path, ("c0", "zone", "cellar"), name="ada")
    other_reviewer(tmp_path, ("c1", "zone", "lede"), name="ada", made=annotation(confidence=0.7))
    async with driving(tmp_path, ONE, TWO) as driver:
        assert driver.shows("2 corrections are not applied · ! tells more")
        await driver.press("exclamation_mark")
        assert driver.shows("STALE")
        assert driver.shows("line 2  c1 zone")
        assert driver.shows("REFUSED")


async def test_what_is_not_saved_says_so_until_it_is(tmp_path, monkeypatch):
    async with driving(tmp_path) as driver:
        with monkeypatch.context() as broken:
            broken.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space")))
            await driver.press("a")
            assert driver.shows("accept c0: NOT SAVED")
            assert driver.item.decision is None
            await driver.press("j", "r")
            assert driver.shows("accept c0: NOT SAVED")
            await driver.press("Q", "n")
            assert driver.corrections == []
        await driver.press("ctrl+s")
        assert driver.corrections == [("c0", "decision", "accept")]
        assert not driver.shows("NOT SAVED")


async def test_light_dark_and_no_colour(tmp_path, monkeypatch):
    async with driving(tmp_path) as driver:
        dark = driver.app.theme
        await driver.press("f3")
        assert driver.app.theme != dark
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(tmp_path, reviewer="ben") as driver:
        styles = [part.style for strip in driver.strips for part in strip if part.style]
        assert all(style.color is None or style.color.is_default for style in styles)
        assert any(style.reverse for style in styles)
        assert any(style.underline for style in styles)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (80, 24), (250, 70)])
async def test_any_size_of_terminal(tmp_path, size):
    async with driving(tmp_path, size=size) as driver:
        await driver.press("j", "tab", "tab", "down", "v", "escape", "e", "escape", "question_mark")
        await driver.press("escape", "a")
        await driver.pilot.resize_terminal(20, 5)
        await driver.pilot.resize_terminal(100, 30)
        await driver.settle()
        assert driver.corrections == [("c1", "decision", "accept")]


def test_a_file_of_keys(tmp_path):
    path = tmp_path / "keys.toml"
    path.write_text('[keys]\naccept = "x"\nattach = ["X"]\n')
    assert read_keymap(path) == {"accept": "x", "attach": "X"}
    for wrong in ('[keys]\nfly = "x"', '[keys]\naccept = "r"', "[keys]\naccept = 1", "[keys"):
        path.write_text(wrong)
        with pytest.raises(UsageError):
            read_keymap(path)
