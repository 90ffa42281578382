"""Lemmas of English forms by their endings, where a lexicon asks for a lemma that no parser gave.

A small tagger sometimes cuts an ending wrongly ("added" to "addy"). A lexicon knows which lemmas it
looks for, so the form itself tells which of them it is.
"""

from __future__ import annotations

from collections.abc import Collection

from attribution.lexicons.patterns import Word, normal

_IRREGULAR_LEMMAS = """
be: am is are was were been being 's 're 'm | have: has had having 've 'd | do: does did done
not: n't | say: said | tell: told | think: thought | know: knew known | find: found | see: saw seen
write: wrote written | speak: spoke spoken | feel: felt | hear: heard | mean: meant | make: made
take: took taken | give: gave given | go: went gone goes | come: came | become: became | hold: held
show: shown | swear: swore sworn | sing: sang sung | begin: began begun | bring: brought
teach: taught | catch: caught | seek: sought | lay: laid | lie: lied lying | understand: understood
forget: forgot forgotten | foresee: foresaw | foretell: foretold | forbid: forbade forbidden
choose: chose chosen | leave: left | spin: spun | tear: tore torn | shoot: shot | draw: drew drawn
withdraw: withdrew | undertake: undertook | strive: strove striven | bear: bore borne
break: broke broken | keep: kept | mistake: mistook | fall: fell fallen | rise: rose risen
mislead: misled | dwell: dwelt | lead: led | send: sent | spend: spent | sue: suing | stand: stood
pay: paid | dream: dreamt | die: died dying | tie: tying | man: men | woman: women | get: got gotten
child: children | person: people | wife: wives | analysis: analyses | fight: fought | grow: grew
grow: grown | steal: stole | run: ran running | sell: sold | lose: lost | build: built
medium: media | stick: stuck | uphold: upheld | throw: threw thrown | strike: struck | win: won
draw: drew | drive: drove driven | arise: arose | behold: beheld | withhold: withheld
"""
_IRREGULAR = {
    form: lemma.strip()
    for lemma, forms in (
        row.split(":") for row in _IRREGULAR_LEMMAS.strip().replace("\n", "|").split("|")
    )
    for form in forms.split()
}
_ENDINGS = (
    ("men", ("man",)), ("ies", ("y",)), ("ied", ("y",)), ("sses", ("ss",)), ("es", ("", "e")),
    ("s", ("",)), ("ed", ("", "e")), ("d", ("",)), ("ing", ("", "e")),
)  # fmt: skip
_INFLECTED = {
    "VERB": ("ed", "ing", "s", "d"), "AUX": ("ed", "ing", "s", "d"),
    "NOUN": ("s", "men", "ren"), "PROPN": ("s",),
    "ADJ": ("ed",),
}  # fmt: skip
"""By part of speech, the endings after which a lemma may have been cut wrongly."""


def guessed_lemma(form: str, known: Collection[str]) -> str:
    """The lemma of an English form, preferring one of the ``known``; the form if none fits.

    Args:
        form: a word as written.
        known: the lemmas that are looked for.
    """
    word = normal(form)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    candidates = [word]
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            candidates += [stem + replacement for replacement in replacements]
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                candidates.append(stem[:-1])
    return next((candidate for candidate in candidates if candidate in known), word)


def lemma_in(word: Word, known: Collection[str]) -> str:
    """A word's lemma, or that of the ``known`` which its form shows where the parser's is none."""
    lemma = normal(word.lemma)
    endings = _INFLECTED.get(word.upos)
    if lemma in known or endings is None:
        return lemma
    form = normal(word.form)
    is_irregular = word.upos in ("VERB", "AUX") and form in _IRREGULAR
    if form not in known and not is_irregular and not form.endswith(endings):
        return lemma
    guessed = guessed_lemma(form, known)
    return guessed if guessed in known else lemma
