"""The index that is kept: used where it fits, made anew where it does not, and never needed."""

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.errors import StoreError
from attribution.review import keeping
from attribution.review.library import Library
from tests.annotations import TEXT, annotation


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "attribution"


@pytest.fixture
def builds(monkeypatch):
    """How often an index was made."""
    made = []
    build = keeping.build

    def counted(*arguments):
        made.append(arguments)
        return build(*arguments)

    monkeypatch.setattr(keeping, "build", counted)
    return made


def stored(folder, count=3, name="annotations.jsonl", first=0):
    path = folder / name
    made = [annotation(f"{TEXT} Number {n}.", f"{n}.txt") for n in range(first, first + count)]
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    return path


def kept(path):
    return path.with_name(path.name + ".review-index")


def opened(*paths, **arguments):
    return Library(paths, kept_from=0, **arguments)


def names(library):
    return [each.document.name for each in library]


def test_an_index_is_made_once(tmp_path, builds):
    path = stored(tmp_path)
    first, again = opened(path), opened(path)
    assert names(first) == names(again) == ["0.txt", "1.txt", "2.txt"]
    assert (first.notices, again.notices, len(builds)) == ([], [], 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, kept(path).name]


def test_little_is_not_worth_a_file(tmp_path):
    assert names(Library([stored(tmp_path)])) == ["0.txt", "1.txt", "2.txt"]
    assert not kept(tmp_path / "annotations.jsonl").exists()


def test_what_is_left_out_is_told_again(tmp_path):
    path = stored(tmp_path)
    with path.open("a") as file:
        file.write("nonsense\n" + path.read_text().splitlines()[0] + "\n")
    first, again = opened(path), opened(path)
    assert [each.split(": ")[0] for each in first.left_out] == [
        f"{path}, line 4",
        f"{path}, line 5",
    ]
    assert again.left_out == first.left_out


def test_progress_is_told_up_to_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("attribution.review.indexing._AT_ONCE", 1)
    told = []
    path = stored(tmp_path)
    opened(path, progress=lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert len(told) > 3
    assert told == sorted(told)


def rewritten(path):
    stored(path.parent, first=7)


def appended(path):
    with path.open("a") as file:
        file.write(annotation(f"{TEXT} Later.", "later.txt").model_dump_json() + "\n")


def touched(path):
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("change", [rewritten, appended, touched])
def test_files_that_changed_are_indexed_anew(tmp_path, builds, change):
    path = stored(tmp_path)
    opened(path)
    change(path)
    library = opened(path)
    (notice,) = library.notices
    assert "have changed" in notice
    assert len(builds) == 2
    assert names(library) == [each.document.name for each in Library([path])]
    assert opened(path).notices == []


def damages():
    """Ways to spoil a file, by name."""

    def at(place, what):
        def spoil(path):
            content = bytearray(path.read_bytes())
            start = place if place >= 0 else len(content) + place
            content[start : start + len(what)] = what
            path.write_bytes(content)

        return spoil

    return {
        "empty": lambda path: path.write_bytes(b""),
        "cut": lambda path: path.write_bytes(path.read_bytes()[:-5000]),
        "text": lambda path: path.write_text("mine\n" * 3000),
        "another database": another_database,
        "head": at(0, b"\xff" * 100),
        "schema": at(100, b"\xff" * 3900),
        "middle": at(20000, b"\x5a\xa5"),
        "one bit": at(-3000, b"\x01"),
        "end": at(-50, b"\xaa" * 50),
    }


def another_database(path):
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE about (name TEXT, value TEXT)")


@pytest.mark.parametrize("damage", damages())
def test_a_damaged_or_foreign_index_is_not_trusted(tmp_path, builds, damage):
    path = stored(tmp_path, 40)
    opened(path)
    before = kept(path).read_bytes()
    damages()[damage](kept(path))
    assert kept(path).read_bytes() != before
    library = opened(path)
    (notice,) = library.notices
    assert "a new index is made" in notice
    assert len(builds) == 2
    assert len(names(library)) == 40
    assert opened(path).notices == []


def test_every_byte_behind_the_first_page_is_guarded(tmp_path):
    path = stored(tmp_path)
    opened(path)
    whole = kept(path).read_bytes()
    for place in range(4096, len(whole), 997):
        kept(path).write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert keeping._checksum(kept(path)) != whole[60:64]


def test_an_index_of_another_version_is_made_anew(tmp_path, monkeypatch):
    path = stored(tmp_path)
    opened(path)
    monkeypatch.setattr(keeping, "VERSION", keeping.VERSION + 1)
    assert "another version" in opened(path).notices[0]


def test_a_folder_that_cannot_be_written_leads_to_the_cache(tmp_path, cache, builds):
    path = stored(tmp_path)
    kept(path).with_name(kept(path).name + ".new").mkdir()  # root may write wherever it likes
    first = opened(path)
    assert "cannot be kept there" in first.notices[0]
    assert len(list(cache.iterdir())) == 1
    assert opened(path).notices == []
    assert len(builds) == 1


def test_one_in_the_cache_is_used_though_another_does_not_fit(tmp_path, builds):
    path = stored(tmp_path)
    opened(path)
    appended(path)
    beside = kept(path).with_name(kept(path).name + ".new")
    beside.mkdir()
    opened(path)
    assert opened(path).notices == []
    assert len(builds) == 2


def test_without_any_place_it_is_temporary(tmp_path, cache):
    path = stored(tmp_path)
    kept(path).with_name(kept(path).name + ".new").mkdir()
    cache.parent.mkdir()
    cache.write_text("in the way")
    library = opened(path)
    assert len(library.notices) == 2
    assert len(names(library)) == 3


def test_a_full_disk_is_told_and_ends_in_memory(tmp_path, monkeypatch):
    path = stored(tmp_path)
    connect = sqlite3.connect

    def full(where, **options):
        db = connect(where, **options)
        if where != ":memory:":
            db.execute("PRAGMA max_page_count = 4")
        return db

    monkeypatch.setattr("attribution.review.keeping.sqlite3.connect", full)
    library = opened(path)
    assert [("full" in notice) for notice in library.notices] == [True] * 3
    assert "in memory" in library.notices[-1]
    assert len(names(library)) == 3
    assert list(tmp_path.glob("*.new")) == []


def test_one_that_is_being_made_elsewhere_is_left_alone(tmp_path):
    path = stored(tmp_path)
    beside = kept(path).with_name(kept(path).name + ".new")
    with beside.open("wb") as file:
        file.write(b"somebody's")
        file.flush()
        fcntl.flock(file, fcntl.LOCK_EX)
        library = opened(path)
        assert "cannot be kept there" in library.notices[0]
        assert beside.read_bytes() == b"somebody's"
    assert len(names(library)) == 3


_SLOW = """
import sys, time
from pathlib import Path
from attribution.review import indexing
from attribution.review.library import Library
indexing._AT_ONCE = 1
def slowly(done, total):
    print(done, flush=True)
    time.sleep(0.05)
Library([Path(sys.argv[1])], slowly, kept_from=0)
"""


def test_a_build_that_was_killed_starts_cleanly(tmp_path):
    path = stored(tmp_path, 60)
    command = [sys.executable, "-c", _SLOW, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert not kept(path).exists()
    assert len(list(tmp_path.glob("*.new"))) == 1
    library = opened(path)
    assert library.notices == []
    assert len(names(library)) == 60
    assert list(tmp_path.glob("*.new")) == []


def test_an_interrupted_build_leaves_nothing(tmp_path):
    path = stored(tmp_path)

    def interrupted(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(path, progress=interrupted)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_changed_while_open_is_refused_and_indexed_anew(tmp_path):
    path = stored(tmp_path)
    library = opened(path)
    state = path.stat()
    path.write_text(path.read_text().replace("Number 1.", "Number X."))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert library[0].document.name == "0.txt"
    with pytest.raises(StoreError, match="was changed"):
        library[1]
    assert not kept(path).exists()
    assert opened(path)[1].document.text.endswith("Number X.")


def test_a_file_that_is_gone_while_open_is_told(tmp_path):
    path = stored(tmp_path)
    library = opened(path)
    path.unlink()
    with pytest.raises(StoreError, match="was changed"):
        library[0]


def test_annotations_written_otherwise_are_found_and_checked(tmp_path):
    made = annotation()
    path = tmp_path / "annotations.jsonl"
    spaced = made.model_dump_json().replace('","', '", "')
    path.write_text(f"\n  {spaced}  \r\n\n")
    library = opened(path)
    assert library[0] == made
    assert opened(path)[0] == made


def test_several_files_have_an_index_of_their_own(tmp_path, builds):
    one, two = stored(tmp_path), stored(tmp_path, 2, "more.jsonl", first=1)
    both = opened(one, two)
    assert names(both) == ["0.txt", "1.txt", "2.txt"]
    assert both.left_out == [f"{two}, line {n}: {n}.txt is there already" for n in (1, 2)]
    opened(one)
    assert opened(one, two).notices == []
    assert len(builds) == 2
    assert opened(two, one).notices == []
    assert names(opened(two, one)) == ["1.txt", "2.txt", "0.txt"]


def test_documents_are_found_by_their_ids(tmp_path):
    library = opened(stored(tmp_path))
    ids = [each.document.id for each in library]
    assert [library.number_of(each) for each in ids] == [0, 1, 2]
    assert library.number_of("sha256:0") is None
    assert list(library.among([ids[2], "other", ids[0]])) == [library[0], library[2]]


def test_it_is_used_from_several_threads(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    library = opened(stored(tmp_path, 200))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: library[n % 200].document.name, range(800)))
    assert found == [f"{n % 200}.txt" for n in range(800)]
