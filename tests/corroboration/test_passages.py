"""Passages that two texts have in common."""

import pytest

from attribution.corroboration.passages import Runs, relatives, shares, stands_in

TEXT = [f"w{number}" for number in range(60)]


def test_texts_too_short_for_a_passage_have_none():
    assert len(Runs.of(TEXT[:4]).hashes) == 0
    assert len(Runs.of(TEXT[:5]).hashes) == 1
    assert shares(Runs.of(TEXT[:4]), Runs.of(TEXT)) == (0.0, 0.0)


def test_a_run_is_the_same_wherever_it_stands():
    assert Runs.of(TEXT[10:15]).hashes[0] == Runs.of(TEXT).hashes[10]
    assert Runs.of([*TEXT[10:14], "x"]).hashes[0] != Runs.of(TEXT).hashes[10]


def test_the_order_of_words_tells():
    assert Runs.of(TEXT[:5]).hashes[0] != Runs.of(TEXT[4::-1]).hashes[0]


def test_the_share_is_of_each_texts_own_words():
    part = TEXT[20:40] + ["and", "then", "all", "was", "new", "again"] * 2
    of_part, of_whole = shares(Runs.of(part), Runs.of(TEXT))
    assert of_part == pytest.approx(20 / 32)
    assert of_whole == pytest.approx(20 / 60)


def test_a_passage_below_five_words_is_no_reuse():
    other = [word for number in range(0, 60, 4) for word in (*TEXT[number : number + 4], "x")]
    assert shares(Runs.of(other), Runs.of(TEXT)) == (0.0, 0.0)


def test_relatives_have_much_of_the_shorter_text_in_common():
    others = {1: Runs.of(TEXT[:30]), 2: Runs.of([*TEXT[:10], *(f"v{n}" for n in range(50))])}
    assert list(relatives(Runs.of(TEXT), others)) == [1]


def test_fingerprints_are_a_sample_of_the_runs_of_both_texts_alike():
    long = Runs.of([f"x{number}" for number in range(4000)])
    sample = long.fingerprints()
    assert set(sample) < set(long.hashes)
    assert len(long.hashes) / 32 < len(sample) < len(long.hashes) / 8
    half = Runs(long.hashes[:2000])
    assert set(half.fingerprints()) == set(sample) & set(half.hashes)


def test_words_stand_in_a_text_if_most_of_their_runs_do():
    text = set(Runs.of(TEXT).hashes)
    assert stands_in(TEXT[20:40], text)
    assert stands_in([*TEXT[20:40], "x", "y"], text)
    assert not stands_in([*TEXT[20:26], "x", *TEXT[30:36]], text)
    assert not stands_in(TEXT[20:24], text)


def test_a_run_that_is_a_name_is_no_passage():
    named = bytes(10 <= place < 15 for place in range(60))
    assert [place for place, run in enumerate(Runs.of(TEXT, named).hashes) if not run] == [
        8,
        9,
        10,
        11,
        12,
    ]
    assert shares(Runs.of(TEXT[10:15], bytes([1] * 5)), Runs.of(TEXT, named)) == (0.0, 0.0)
