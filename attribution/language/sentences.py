"""Sentences that the tokenizer cut in two where none ends, joined again.

Its training texts write "Representative" and "January" out; American and Canadian news has "Rep.
Orr" and "on Jan. 7", which it takes for the ends of sentences. It may also begin a sentence at any
capital ("the Wildlife | Act", "she says | Ali left") and in the midst of a name ("Ann- | Marie").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from stanza.models.common.doc import Document

_TITLE = re.compile(
    r"(?:Rep|Reps|Sen|Sens|Gov|Lt|Gen|Col|Capt|Cpl|Sgt|Maj|Cmdr|Adm|Prof|Rev|Hon|Pres|Supt|Insp|Det"
    r"|Mr|Mrs|Ms|Messrs|Dr|Drs|St|Ste|Mt|Ft|vs)\.?"
)
_COUNTER = re.compile(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Vol|Art|Sec|Fig|pp?|Rs|Ksh|Sh|approx)\.?"
)


def rejoined(document: Document) -> Document:
    """The tokenized document with such sentences joined; the same one where there is none.

    Args:
        document: as the tokenizer leaves it, with nothing but tokens and words.
    """
    cuts = [is_cut(a, b, document.text) for a, b in pairwise(document.sentences)]
    if not any(cuts):
        return document
    sentences: list[list[dict[str, Any]]] = []
    for tokens, is_rest in zip(document.to_dict(), [False, *cuts], strict=True):
        if is_rest:
            before = max(_last(token["id"]) for token in sentences[-1])
            sentences[-1] += [{**token, "id": _shifted(token["id"], before)} for token in tokens]
        else:
            sentences.append(tokens)
    return Document(sentences, text=document.text)


def is_cut(before: Any, after: Any, text: str) -> bool:
    """Whether of two neighbouring sentences the second is the rest of the first."""
    gap = text[before.tokens[-1].end_char : after.tokens[0].start_char]
    tail = before.tokens[-2:]
    if not gap:
        return _is_within_word(text, before.tokens[-1].end_char)
    if not gap.strip(" ") and _is_unended(before, after):
        return True
    if "\n\n" in gap or not text[: tail[-1].end_char].endswith("."):
        return False
    last = tail[-1].text if tail[-1].text != "." else "".join(token.text for token in tail)
    following = after.tokens[0].text
    if _COUNTER.fullmatch(last):
        return bool(following[:1].isdigit())
    return bool(_TITLE.fullmatch(last)) and following[:1].isupper()


def _is_unended(before: Any, after: Any) -> bool:
    """Whether a sentence lacks the mark that ends one, and is no heading in capitals."""
    last = before.tokens[-1].text
    is_heading = all(token.text.isupper() for token in before.tokens if token.text.isalpha())
    return not is_heading and (last.isalpha() or last == ",") and after.tokens[0].text[0].isalpha()


def _is_within_word(text: str, offset: int) -> bool:
    """Whether a hyphen right before an offset joins the letters on its two sides."""
    around = text[max(offset - 2, 0) : offset + 1]
    return len(around) == 3 and around[1] == "-" and (around[0] + around[2]).isalpha()


def _last(place: int | tuple[int, ...]) -> int:
    return place if isinstance(place, int) else place[-1]


def _shifted(place: int | tuple[int, ...], by: int) -> int | tuple[int, ...]:
    return place + by if isinstance(place, int) else tuple(part + by for part in place)
