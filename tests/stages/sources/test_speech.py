from attribution.stages.sources.speech import SpokenText
from attribution.text import Span
from tests.parses import span

TEXT = 'Ada said she would come. "He lied," Bo said. Nobody came.'
ADA, BO = span(TEXT, "Ada"), span(TEXT, "Bo")
SPOKEN = SpokenText(
    TEXT, [([ADA], [span(TEXT, "she would come")]), ([BO], [span(TEXT, '"He lied,"')])]
)


def test_words_are_told_quoted_or_nobodys():
    places = [TEXT.index(word) for word in ("she", "He", "Nobody")]
    assert [SPOKEN.at(place) for place in places] == ["told", "quoted", "none"]


def test_whose_words_they_are():
    assert SPOKEN.speaker(TEXT.index("she")) == ADA
    assert SPOKEN.speaker(TEXT.index("lied")) == BO
    assert SPOKEN.speaker(TEXT.index("Nobody")) is None


def test_the_innermost_content_counts():
    whole = Span(0, len(TEXT))
    nested = SpokenText(TEXT, [([BO], [whole]), ([ADA], [span(TEXT, "she would come")])])
    assert nested.speaker(TEXT.index("she")) == ADA
