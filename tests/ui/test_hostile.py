"""Any characters at all, in everything that is not ours, on every screen: none is obeyed."""

import asyncio
import shutil
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.records import ClaimRef, Cluster, Drift, Origin, Relation
from tests.annotations import TEXT, annotation
from tests.ui.app import driving
from tests.ui.plain.talking import do, reviewing
from tests.ui.test_comparing import corroboration_of, other_reviewer
from tests.ui.test_safety import BAD, dangerous, sent

# Weighted towards what a terminal obeys, hides or measures otherwise.
CHARACTERS = st.sampled_from(
    "\x1b\x9b\x9d\x90\x07\x08\x00\x7f\r\n\t\x0b\x0c\x85\u2028\u2029\u202e\u2066\u200b\u200d\ufeff"
    "\U000e0041\ufe0f\u0301[]{}\\/漢👩 a;"
) | st.characters(exclude_categories=["Cs"])
HOSTILE = st.text(CHARACTERS, min_size=1, max_size=30)
SEQUENCES = st.sampled_from([
    "\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;YQ==\x07",
    "\x1b[2J", "\x9b31m", "\x1bP1$r\x1b\\", "[bold]x[/bold]", "[@click=app.quit]x[/]", "\x1b[6n",
])  # fmt: skip
WORDS = st.lists(HOSTILE | SEQUENCES, min_size=1, max_size=4).map("".join)
SCREENS = (
    ["tab"], ["v"], ["w"], ["e"], ["P"], ["p"], ["x"], ["m"], ["M"], ["plus"], ["minus"], ["d"],
    ["slash"], ["n"], ["A"], ["D"], ["R"], ["C"], ["exclamation_mark"], ["f2"], ["question_mark"],
    ["e", "i", "w"],
)  # fmt: skip


def evil(words, number=0):
    """An annotation with the words wherever an article can bring some."""
    made = annotation(f"{words} {TEXT} {words}{number}", name=words)
    sources = [
        source.model_copy(update={"name": words, "aliases": [words]}) for source in made.sources
    ]
    claims = [
        claim.model_copy(update={"baseline": words, "evidence": [words], "spans": [(0, 3)]})
        for claim in made.claims
    ]
    document = made.document.model_copy(update={"title": words, "outlet": words})
    return made.model_copy(update={"sources": sources, "claims": claims, "document": document})


def found_elsewhere(folder, made, other, words):
    here = ClaimRef(document=made.document.id, claim="c0")
    there = ClaimRef(document=other.document.id, claim="c0")
    return corroboration_of(folder, [
        Cluster(id="k0", members=[here, there], label=words, outlets=2, independent_origins=1,
                origins=[Origin(name=words, members=[here, there])]),
        Relation(origin=here, to=there, relation="same", why=words),
        Drift(origin=there, to=here, drift="attribution_dropped", before=words, after=words),
    ])  # fmt: skip


async def seen_on_every_screen(folder, words):
    made, other = evil(words), evil(words, 1)
    other_reviewer(folder, ("c0", "zone", "lede"), ("c0", "note", words), made=made)
    other_reviewer(folder, ("c0", "note", words), ("c0", "zone", words), name="ada", made=made)
    found = found_elsewhere(folder, made, other, words)
    async with driving(folder, made, other, size=(80, 24), blind=False,
                       corroboration=found) as driver:  # fmt: skip
        driver.app.sub_title = words
        for keys in SCREENS:
            await driver.press(*keys)
            assert not dangerous(driver), keys
            codes = sent(driver).split("\x1b")[1:]
            assert all(code.startswith("[") and "m" in code for code in codes), keys
            await driver.press("escape")
        driver.review.say(words)
        driver.app.notify(words, title=words, markup=False)
        await driver.settle()
        assert not dangerous(driver)


def in_folder(run, *arguments):
    folder = Path(tempfile.mkdtemp())
    try:
        return run(folder, *arguments)
    finally:
        shutil.rmtree(folder)


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_no_screen_sends_what_it_was_given(words):
    in_folder(lambda folder: asyncio.run(seen_on_every_screen(folder, words)))


@settings(max_examples=25)
@given(WORDS, WORDS)
def test_nor_does_plain_mode(words, typed):
    in_folder(said_in_plain, words, typed)


def said_in_plain(folder, words, typed):
    made, other = evil(words), evil(words, 1)
    other_reviewer(folder, ("c0", "zone", "lede"), ("c0", "note", words), made=made)
    with reviewing(folder, made, other,
                   corroboration=found_elsewhere(folder, made, other, words)) as plain:  # fmt: skip
        do(plain, "c", "t", "sources", "attributions", "checks", "others", "agreement", "cluster",
           "documents", "problems", "h", f"n {typed}", "l", typed, f"set {typed} {typed}",
           f"filter {typed}", "filter", f"words claim.spans {typed}", f"add source {typed}",
           f"add source named_person {typed}", "sources", "u", f"merge {typed} s1")  # fmt: skip
        assert not {c for line in plain.said for c in line if unicodedata.category(c) in BAD}
        assert not [line for line in plain.said if "\n" in line]
