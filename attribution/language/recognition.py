"""Refusing what is not English: the models would tag it all the same, and wrongly."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from attribution.errors import InputError

_FEWEST_LETTERS = 60
"""Shorter texts are taken as they are: a guess from so little is not worth a refusal."""
_SAMPLE = 4000
_CERTAIN = 0.95


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def require_english(text: str) -> None:
    """Check a text's language by its first few thousand characters.

    Raises:
        InputError: if the text is surely in another language, or has no letters at all.
    """
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    if letters == 0 and not any(map(str.isalpha, text)):
        raise InputError("the text has no letters; give it the article's text", stage="language")
    if letters < _FEWEST_LETTERS:
        return
    language, probability = _identifier().classify(text[:_SAMPLE])
    if language != "en" and probability > _CERTAIN:
        raise InputError(
            f"the text is in another language ({language}); only English can be annotated",
            stage="language",
        )
