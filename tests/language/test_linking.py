import numpy as np

from attribution.language.linking import CUE_LINK, SOURCE_LINK, Tagging
from attribution.language.pieces import Window, Word
from attribution.text import Span

TEXT = "Voss said pumps failed . Orr agreed he left ."


def tagging(tags, break_after=None):
    window, at = Window(), 0
    for number, form in enumerate(TEXT.split()):
        at = TEXT.index(form, at)
        window.add_word(Word(form, at, at + len(form)), 0, bytes(len(TEXT)))
        if number == break_after:
            window.end_paragraph()
    window.end_paragraph()
    units = window.units()
    labels = ["O"] * len(units)
    for place, tag in tags.items():
        labels[place] = tag
    return Tagging(window, units, labels, np.full(len(units), 0.8, np.float32)), len(units)


def spelled(span):
    return Span(*span).of(TEXT)


def test_each_part_joins_its_best_partner():
    tags = {1: "B-source", 2: "B-cue", 3: "B-content", 4: "I-content", 6: "B-source", 7: "B-cue"}
    tagged, size = tagging(tags | {8: "B-content", 9: "I-content"})
    links = np.zeros((2, size, size), np.float32)
    links[SOURCE_LINK, 2, 1] = links[SOURCE_LINK, 7, 6] = 1
    links[CUE_LINK, 3, 2] = links[CUE_LINK, 8, 7] = 1
    first, second = tagged.linked(links)
    assert (spelled(first.source), spelled(first.cue)) == ("Voss", "said")
    assert [spelled(span) for span in first.content] == ["pumps failed"]
    assert (spelled(second.source), spelled(second.content[0])) == ("Orr", "he left")
    assert first.confidence == 0.8


def test_no_source_is_guessed():
    tagged, size = tagging({2: "B-cue", 3: "B-content"})
    assert tagged.linked(np.zeros((2, size, size), np.float32))[0].source is None
    tagged, size = tagging({1: "B-source", 2: "B-cue", 3: "B-content"})
    links = np.zeros((2, size, size), np.float32)
    links[SOURCE_LINK, 2, 0] = 1
    assert tagged.linked(links)[0].source is None


def test_links_stay_within_a_paragraph():
    tagged, size = tagging({1: "B-source", 2: "B-cue", 8: "B-cue", 9: "B-content"}, break_after=4)
    links = np.zeros((2, size, size), np.float32)
    links[CUE_LINK, 9, 2] = links[SOURCE_LINK, 8, 1] = 9
    first, second = tagged.linked(links)
    assert not first.content
    assert second.content
    assert second.source is None
