"""Whatever stands in an article, a name or a note, the terminal gets no control byte of it."""

import io
import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from attribution import StoreError
from attribution.records import Claim, Source
from attribution.text import displayable, on_one_line
from tests.annotations import TEXT, annotation
from tests.ui.app import driving
from ui.safe import cut, fit, width_of
from ui.widgets.layout import broken, marked

HOSTILE = (
    "\x1b[2J\x1b[31mred\x1b]8;;http://evil.example\x07link\x1b]52;c;ZXZpbA==\x07\x1b]0;t\x07 "
    "\x9b31m\x90q\x9c \u202eflow\u202c \u2066iso\u2069 a\u200bb\ufeffc \U000e0041\U000e0042 "
    "e\u034f\ufe0f [bold red]markup[/] [@click=app.quit]click[/] [link=http://x]y[/link] "
    "\x07\x08\x0b\x0c\x85\u2028\u2029\r 漢字かな 👩\u200d💻 e\u0301 \x7f"
)
BAD = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def hostile(name="evil\x1b[31m.txt"):
    """An annotation with hostile text in every string that an article can reach."""
    made = annotation(HOSTILE + "\n" + TEXT + "\n" + HOSTILE, name=name)
    update = {
        "sources": [
            Source(**{**source.model_dump(), "name": HOSTILE, "aliases": [HOSTILE]})
            for source in made.sources
        ],
        "claims": [
            Claim(**{
                **claim.model_dump(),
                "spans": [(0, len(HOSTILE)), *claim.spans],
                "baseline": HOSTILE,
                "evidence": [HOSTILE],
            })
            for claim in made.claims
        ],
    }  # fmt: skip
    document = made.document.model_copy(update={"title": HOSTILE, "outlet": HOSTILE})
    return made.model_copy(update={**update, "document": document})


def dangerous(driver):
    """Characters on the screen that a terminal would obey or hide."""
    return {c for line in driver.screen for c in line if unicodedata.category(c) in BAD}


def sent(driver):
    """What a terminal would be sent for the screen: text and style codes only."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=400)
    return "".join(strip.render(console) for strip in driver.strips)


FLOWS = {
    "review": [],
    "help": ["question_mark"],
    "choose a source": ["w"],
    "edit any": ["e"],
    "attach": ["x"],
    "attribution": ["P"],
    "documents": ["d"],
    "note": ["n", *"x", "enter"],
    "name of a source": ["m", "escape", "M"],
    "filter": ["slash", "z", "enter"],
    "problems": ["exclamation_mark"],
    "delete": ["minus"],
    "add": ["plus"],
    "palette": ["ctrl+p"],
    "guidelines": ["f2"],
    "spans": ["tab", "tab", "down", "down", "down", "enter", "right", "w"],
}


@pytest.mark.parametrize("keys", FLOWS.values(), ids=FLOWS)
async def test_no_screen_lets_anything_through(tmp_path, keys):
    async with driving(tmp_path, hostile()) as driver:
        await driver.press(*keys)
        assert not dangerous(driver)
        codes = sent(driver).split("\x1b")[1:]
        assert all(code.startswith("[") and "m" in code for code in codes)
        assert "\x1b]" not in sent(driver)
        assert "\x07" not in sent(driver)


async def test_square_brackets_are_no_markup(tmp_path):
    async with driving(tmp_path, hostile()) as driver:
        await driver.press("w")
        assert "[bold red]markup[/]" in "\n".join(driver.screen)


async def test_what_is_pasted_is_seen(tmp_path):
    from textual.events import Paste

    async with driving(tmp_path) as driver:
        await driver.press("n")
        driver.app.screen.query_one("#answer").post_message(Paste("a\x1b[31mb\u202e"))
        await driver.settle()
        assert not dangerous(driver)
        await driver.press("enter")
        assert driver.item.note == "a␛[31mb�"


async def test_titles_tooltips_and_notifications_are_guarded(tmp_path):
    async with driving(tmp_path) as driver:
        driver.app.notify(HOSTILE, title=HOSTILE, markup=False)
        driver.review.article.border_title = HOSTILE.replace("[", "(")
        driver.review.say(HOSTILE)
        await driver.settle()
        assert not dangerous(driver)


async def test_a_failing_journal_and_a_wrong_filter_are_told_safely(tmp_path, monkeypatch):
    async with driving(tmp_path, hostile()) as driver:

        def fail(_):
            raise StoreError(f"NOT SAVED: {HOSTILE}")

        monkeypatch.setattr(driver.session.journal, "append_all", fail)
        await driver.press("a")
        assert driver.shows("NOT SAVED")
        assert not dangerous(driver)


def test_a_traceback_is_printed_without_control_characters(tmp_path, capsys):
    import asyncio

    from ui.app import ReviewApp

    class Broken(ReviewApp):
        def on_mount(self):
            raise ValueError(HOSTILE)

    with pytest.raises(ValueError, match="red"):
        asyncio.run(_run(Broken(None)))
    shown = capsys.readouterr().err
    assert "ValueError" in shown
    assert not {c for c in shown if unicodedata.category(c) in BAD} - {"\n", "\x1b"}
    assert "\x1b]" not in shown


async def _run(app):
    async with app.run_test():
        pass
    app._print_error_renderables()


ANY = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x1b\x9b\u202e\u200b 漢e\u0301[]\n\t"),
    max_size=80,
)


@given(ANY, st.integers(0, 30))
def test_a_line_has_the_width_it_should(text, width):
    line = fit(text, width)
    assert cell_len(line) == width
    assert not {c for c in line if unicodedata.category(c) in BAD}
    assert cell_len(cut(on_one_line(text), width)) <= width
    assert width_of(on_one_line(text)) == cell_len(on_one_line(text))


@given(ANY, st.integers(2, 30))
def test_broken_lines_hold_the_whole_text_within_the_width(text, width):
    shown = displayable(text)
    lines = broken(shown, width)
    assert all(cell_len(shown[start:end].rstrip(" ")) <= width for start, end in lines)
    assert "".join(shown[start:end] for start, end in lines) == shown.replace("\n", "")


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40))
def test_marks_leave_every_offset_where_it_was(text):
    made = annotation(text + TEXT)
    laid = marked(made)
    shown = displayable(made.document.text)
    for offset in range(len(shown)):
        place = laid.place_of(offset)
        assert laid.text[place] == shown[offset]
        assert laid.offset_of(place) == offset


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_a_defect_and_a_wrong_argument_of_the_command_are_told_safely():
    code = (
        "import attribution.cli as cli\n"
        "def broken(_): raise ValueError('\\x1b]0;x\\x07 and \\x9b31m')\n"
        "cli._run = broken\n"
        "cli.main(['summary', 'x'])"
    )
    for told in (run(code), run("from attribution.cli import main; main()", "summary", "x",
                                "--\x1b[31m\x9b")):  # fmt: skip
        assert told.returncode
        assert "␛" in told.stderr
        assert not {c for c in told.stderr if unicodedata.category(c) in BAD} - {"\n"}


def test_the_app_is_refused_where_nobody_could_see_it(tmp_path):
    (tmp_path / "a.jsonl").write_text(annotation().model_dump_json() + "\n")
    command = [sys.executable, "-m", "attribution.cli", "review", str(tmp_path / "a.jsonl")]
    command += ["--reviewer", "ada", "--journals", str(tmp_path / "j")]
    told = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "--plain" in told.stderr
    assert "\x1b" not in told.stderr + told.stdout


def test_plain_mode_takes_bytes_that_are_no_text_in_any_locale(tmp_path):
    (tmp_path / "a.jsonl").write_text(annotation().model_dump_json() + "\n")
    command = [sys.executable, "-m", "attribution.cli", "review", str(tmp_path / "a.jsonl")]
    command += ["--reviewer", "ada", "--journals", str(tmp_path / "j"), "--plain"]
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    told = subprocess.run(
        command, input=b"n caf\xe9 \xff\x1b[31m\xc3\xa9\nl\nq\n", capture_output=True, check=False,
        env={**os.environ, **ascii_only},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert b"note: caf" in told.stdout
    assert b"\x1b" not in told.stdout
