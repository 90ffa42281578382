"""What an annotation tells of its claims, as they are compared."""

import pytest

from attribution.corroboration.reading import profile_of
from attribution.records import Verification
from tests.corroboration.builders import annotation, told, who


def check(text: str, words: str, target: str) -> Verification:
    start = text.index(words)
    return Verification(
        id="v0",
        status="refuted",
        by="s0",
        independent=True,
        method="not_stated",
        object="claim",
        span=(start, start + len(words)),
        head=None,
        targets=[target],
        direction="backward",
    )


@pytest.mark.parametrize("words", ["False", "The picture was taken in May"])
def test_what_an_outlet_finds_in_a_check_it_knows(words: str) -> None:
    rumour = told("the dam burst", who("rumours", kind="implicit"))
    read = annotation(rumour, "False. The picture was taken in May", "Boats left the port")
    read = read.model_copy(update={"verifications": [check(read.document.text, words, "c0")]})
    found = [telling.status for telling in profile_of(read).tellings[1:]]
    assert found == ["verified_self", "none_stated"]


def test_what_an_outlet_corrects_of_its_own_it_has_not_checked() -> None:
    read = annotation("Nine boats left", "That is wrong. The port counts eight")
    wrong = check(read.document.text, "That is wrong", "c0")
    read = read.model_copy(update={"verifications": [wrong]})
    assert profile_of(read).tellings[1].status == "none_stated"
