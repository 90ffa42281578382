import pytest

from attribution.language.parse import ParsedWord
from attribution.stages.verification.things import NOTHING, Checked, is_media


@pytest.mark.parametrize(
    ("form", "expected"),
    [("video", True), ("Photos", True), ("footage", True), ("letter", False), ("gas", False)],
)
def test_pictures_and_recordings_are_media(form, expected):
    word = ParsedWord(form, 0, len(form), form.lower(), "NOUN", "", "", -1, "root")
    assert is_media(word) is expected


@pytest.mark.parametrize(
    ("thing", "is_item", "what"),
    [
        (Checked("media"), True, "media"),
        (Checked("aspect", inner="media"), True, "media"),
        (Checked("aspect", inner="document"), False, "document"),
        (Checked("account"), False, "account"),
        (NOTHING, False, "nothing"),
    ],
)
def test_a_side_of_an_item_is_the_items(thing, is_item, what):
    assert (thing.is_item, thing.what) == (is_item, what)
