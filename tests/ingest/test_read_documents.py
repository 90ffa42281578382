from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import UsageError
from attribution.ingest import RawDocument, count_documents, read_documents
from attribution.records import ErrorRecord

TRICKY = "👩‍👩‍👧 said\r\n“e\u0301”\u2028and\x85more\rend"


def read(*paths, stdin=b"", **more):
    return list(read_documents([str(path) for path in paths], io.BytesIO(stdin), **more))


def only(*paths, stdin=b""):
    (result,) = read(*paths, stdin=stdin)
    return result


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, list):
        content = "".join(json.dumps(line) + "\n" for line in content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(results):
    return [result.name for result in results]


# Texts


def test_a_text_file_is_its_text_unchanged(tmp_path):
    assert only(put(tmp_path, "a.txt", TRICKY)) == RawDocument(TRICKY, "a.txt")


@pytest.mark.parametrize("name", ["story", "story.html", "story.TXT"])
def test_a_file_given_by_name_is_text_whatever_its_ending(tmp_path, name):
    assert only(put(tmp_path, name, "Rain.")) == RawDocument("Rain.", name)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    assert only(put(tmp_path, "a.txt", b"\xef\xbb\xbfRain.")).text == "Rain."
    lines = b'\xef\xbb\xbf{"text": "Rain."}\n'
    assert only(put(tmp_path, "a.jsonl", lines)).text == "Rain."


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        (b"caf\xe9 and more", "UnicodeDecodeError", "byte 0xe9 at byte 3"),
        (b"\xef\xbb\xbfcaf\xe9", "UnicodeDecodeError", "byte 0xe9 at byte 6"),
        (b"\xff\xfeR\0a\0", "InputError", "UTF-16"),
        (b"\x7fELF\x02\x01\0\0", "InputError", "binary.*NUL at byte 6"),
        (b"", "InputError", "is empty"),
        (b" \r\n\t\xc2\xa0\n", "InputError", "is empty"),
    ],
)
def test_what_is_no_text_becomes_an_error_record(tmp_path, content, kind, message):
    path = put(tmp_path, "bad.txt", content)
    good = put(tmp_path, "good.txt", "Rain.")
    error, document = read(path, good)
    assert isinstance(error, ErrorRecord)
    assert error.name == "bad.txt"
    assert error.input_sha256 == hashlib.sha256(content).hexdigest()
    assert (error.error.stage, error.error.type) == ("read", kind)
    assert error.error.message.startswith(f"{path}: ")
    assert re.search(message, error.error.message)
    assert document.name == "good.txt"


def test_a_file_that_cannot_be_opened_becomes_an_error_record(tmp_path):
    put(tmp_path, "b.txt", "Rain.")
    (tmp_path / "a.txt").symlink_to("a.txt")
    error, document = read(tmp_path)
    assert (error.name, error.input_sha256, error.error.type) == ("a.txt", None, "OSError")
    assert "cannot be read" in error.error.message
    assert document.name == "b.txt"


# JSON Lines


def test_json_lines_with_all_fields(tmp_path):
    fields = {
        "text": TRICKY, "id": "x", "outlet": "The Agency", "title": "Rain", "uri": "https://a.b/c",
        "published": "2025-03-09", "updated": "2025-03-10T08:00:00Z", "extra": [1],
    }  # fmt: skip
    assert only(put(tmp_path, "a.jsonl", [fields])) == RawDocument(
        TRICKY, "x", "https://a.b/c", "The Agency", "Rain", "2025-03-09", "2025-03-10"
    )


def test_names_are_ids_or_lines(tmp_path):
    lines = b'\n{"text": "a", "id": 7}\r\n\n{"text": "b", "id": ""}\n{"text": "c", "title": null}'
    assert names(read(put(tmp_path, "a.ndjson", lines))) == ["7", "a.ndjson:4", "a.ndjson:5"]


def test_a_line_separator_within_a_string_ends_no_line(tmp_path):
    raw = json.dumps({"text": TRICKY}, ensure_ascii=False).encode() + b"\n"
    assert [document.text for document in read(put(tmp_path, "a.jsonl", raw * 2))] == [TRICKY] * 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{oops", "is not JSON"),
        (b"[1]", "no object"),
        (b'"text"', "no object"),
        (b"null", "no object"),
        (b"{}", '"text" is missing'),
        (b'{"text": 3}', '"text" is no string'),
        (b'{"text": null}', '"text" is no string'),
        (b'{"text": "  "}', "text is empty"),
        (b'{"text": "a\\u0000b"}', "NUL at character 1"),
        (b'{"text": "a\\ud83d b"}', "half a surrogate pair at character 1"),
        (b'{"text": "a", "title": "\\udc00"}', '"title" holds half a surrogate'),
        (b'{"text": "a", "id": "\\udc00"}', '"id" holds half a surrogate'),
        (b'{"text": "a", "id": [1]}', '"id" is neither'),
        (b'{"text": "a", "outlet": 3}', '"outlet" is no string'),
        (b'{"text": "a", "published": "March 9"}', '"published" is no ISO 8601 date'),
        (b'{"text": "a", "updated": "2025-02-30"}', '"updated" is no ISO 8601 date'),
        (b'{"text": "caf\xe9"}', "not UTF-8 (byte 0xe9 at byte 13)"),
        (b'{"text": "a\0"}', "NUL at byte 11"),
        (b"[" * 100_000, "out of bounds"),
        (b'{"text": ' + b"1" * 5000 + b"}", "out of bounds"),
    ],
)
def test_a_bad_line_becomes_an_error_record(tmp_path, line, message):
    path = put(tmp_path, "a.jsonl", b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n')
    one, error, three = read(path)
    assert (one.text, three.text) == ("one", "three")
    assert isinstance(error, ErrorRecord)
    assert error.name == "a.jsonl:2"
    assert error.input_sha256 == hashlib.sha256(line).hexdigest()
    assert error.error.message.startswith(f"{path}:2: ")
    assert message in error.error.message
    assert error.model_dump_json()


def test_an_error_bears_the_id_where_there_is_one(tmp_path):
    assert only(put(tmp_path, "a.jsonl", [{"id": "story-7"}])).name == "story-7"


def test_a_surrogate_pair_is_one_character(tmp_path):
    assert only(put(tmp_path, "a.jsonl", b'{"text": "\\ud83d\\udc69"}')).text == "👩"


def test_a_file_without_lines_becomes_an_error_record(tmp_path):
    assert "is empty" in only(put(tmp_path, "a.jsonl", b"\n\n")).error.message


def test_a_line_of_ten_megabytes(tmp_path):
    text = "It rained. " * 1_000_000
    assert only(put(tmp_path, "a.jsonl", [{"text": text}])).text == text


def test_a_json_file_is_one_object(tmp_path):
    path = put(tmp_path, "a.json", json.dumps({"text": "Rain.", "title": "T"}, indent=1))
    assert only(path) == RawDocument("Rain.", "a.json", title="T")
    assert "no object" in only(put(tmp_path, "b.json", b"[]")).error.message


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_through_both_formats(text):
    if text.isspace():
        return
    line = json.dumps({"text": text}, ensure_ascii=False).encode()
    assert only("-", stdin=line).text == text
    if not text.startswith("\ufeff"):
        assert only("-", stdin=b"\n" + text.encode()).text == "\n" + text


# Folders, patterns, streams


def test_a_folder_is_read_with_its_folders_in_order(tmp_path):
    for name in (
        "b.txt",
        "a/z.md",
        "a/b/c.text",
        "c.json",
        ".hidden.txt",
        "d.html",
        ".git/x.txt",
        "README.md",
    ):
        put(tmp_path, name, '{"text": "Rain."}')
    put(tmp_path, "c.jsonl", [{"text": "one"}, {"text": "two"}])
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(read(tmp_path)) == [
        "a/b/c.text", "a/z.md", "b.txt", "c.json", "c.jsonl:1", "c.jsonl:2",
    ]  # fmt: skip
    assert count_documents([str(tmp_path)]) == 6


def test_a_folder_that_cannot_be_listed_becomes_an_error_record(tmp_path, monkeypatch):
    put(tmp_path, "a/x.txt", "Rain.")
    put(tmp_path, "b.txt", "Rain.")
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    error, document = read(tmp_path)
    assert error.error.type == "PermissionError"
    assert error.error.message == f"{tmp_path}/a: cannot be read: Permission denied"
    assert document.name == "b.txt"


def test_a_folder_without_documents_becomes_an_error_record(tmp_path):
    put(tmp_path, "a.pdf", b"%PDF")
    assert "no document in this folder" in only(tmp_path).error.message


def test_patterns(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "a[1].txt"):
        put(tmp_path, name, "Rain.")
    assert names(read(tmp_path / "?.txt")) == ["a.txt", "b.txt"]
    assert names(read(tmp_path / "**/c.txt")) == ["c.txt"]
    assert names(read(tmp_path / "a[1].txt")) == ["a[1].txt"]


def test_all_missing_paths_are_named_at_once(tmp_path):
    paths = [str(tmp_path / name) for name in ("none.txt", "*.md")]
    with pytest.raises(UsageError, match=r"none\.txt, .*\*\.md"):
        read_documents([*paths, str(tmp_path)], None)


def test_documents_are_read_one_at_a_time(tmp_path):
    def lines():
        for number in itertools.count():
            yield json.dumps({"text": f"story {number}"}).encode() + b"\n"

    documents = read_documents(["-"], lines())
    assert [document.text for document in itertools.islice(documents, 3)] == [
        "story 0", "story 1", "story 2",
    ]  # fmt: skip


def test_standard_input(tmp_path):
    assert only("-", stdin=TRICKY.encode()) == RawDocument(TRICKY, "stdin")
    lines = b'\n{"text": "one"}\n{"text": "two", "id": "t"}\n{"id": "u"}\n'
    assert names(read("-", stdin=lines)) == ["stdin:2", "t", "u"]
    assert "standard input: text is empty" in only("-").error.message
    assert only("-", stdin=b"[1]\n").text == "[1]\n"
    assert count_documents(["-"]) is None
    with pytest.raises(UsageError, match="no standard input"):
        read_documents(["-"], None)


def test_outputs_of_the_run_are_no_documents(tmp_path):
    put(tmp_path, "a.txt", "Rain.")
    output = put(tmp_path, "out.jsonl", b"{}")
    assert names(read(tmp_path, outputs=[output])) == ["a.txt"]
    with pytest.raises(UsageError, match="both read and written"):
        read_documents([str(output)], None, outputs=[output])


def test_a_name_that_is_not_utf8(tmp_path):
    put(tmp_path, os.fsdecode(b"caf\xe9.txt"), "Rain.")
    assert only(tmp_path).name == "caf\\xe9.txt"


# Metadata


def test_metadata_describes_the_texts_beside_it(tmp_path):
    put(tmp_path, "a.txt", "Rain.")
    put(tmp_path, "b.txt", "Rain.")
    put(tmp_path, "sub/a.txt", "Rain.")
    known = {"file": "a.txt", "outlet": "O", "published": "2025-03-09", "note": "invented"}
    put(tmp_path, "metadata.jsonl", [known])
    described = RawDocument("Rain.", "a.txt", outlet="O", published="2025-03-09")
    assert read(tmp_path) == [
        described, RawDocument("Rain.", "b.txt"), RawDocument("Rain.", "sub/a.txt"),
    ]  # fmt: skip
    assert read(tmp_path / "a.txt") == [described]
    assert names(read(tmp_path / "*")) == ["a.txt", "b.txt", "a.txt"]
    with pytest.raises(UsageError, match="describes texts"):
        read_documents([str(tmp_path / "metadata.jsonl")], None)


def test_a_bad_line_of_metadata_is_reported_once(tmp_path):
    put(tmp_path, "a.txt", "Rain.")
    put(tmp_path, "b.txt", "Rain.")
    lines = b'{"outlet": "O"}\noops\n{"file": "b.txt", "outlet": "O"}\n'
    put(tmp_path, "metadata.jsonl", lines)
    first, second, a, b = read(tmp_path)
    assert '"file" is missing' in first.error.message
    assert second.error.message.startswith(f"{tmp_path}/metadata.jsonl:2: is not JSON")
    assert (a.outlet, b.outlet) == (None, "O")
