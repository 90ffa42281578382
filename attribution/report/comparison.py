"""Two documents side by side: the passages that tell the same, and what changed between them.

What only the left side has stands between ``[-`` and ``-]``, what only the right side has between
``{+`` and ``+}``, so that the difference is seen without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from attribution.corroboration.alignment import align
from attribution.corroboration.comparing import counterparts, outermost
from attribution.corroboration.derivation import Reuse, reuse_of
from attribution.corroboration.drift import Change, drifts, requoted
from attribution.corroboration.meeting import Meeting
from attribution.corroboration.profile import Profile, Telling
from attribution.corroboration.reading import profile_of
from attribution.records import Annotation
from attribution.text import on_one_line

_SHORT = 48  # code points
_LEGEND = "[-words-] only the left one has, {+words+} only the right one"


def comparison(one: Annotation, other: Annotation) -> Group:
    """What became of the claims of one document in another; the original stands on the left.

    Where neither is a copy, how the claims that meet stand to each other.
    """
    reuse = reuse_of(profile_of(one), profile_of(other))
    meeting = Meeting(reuse.original, reuse.copy)
    rows = _changed(meeting) if reuse.is_copy else _met(meeting)
    parts: list[RenderableType] = [_heading(reuse), Text(_LEGEND, "dim"), Text()]
    table = Table(show_lines=True, expand=True, header_style="bold")
    table.add_column(
        "what changed" if reuse.is_copy else "how they stand", ratio=1, overflow="fold"
    )
    table.add_column(on_one_line(_title(reuse.original)), ratio=2, overflow="fold")
    table.add_column(on_one_line(_title(reuse.copy)), ratio=2, overflow="fold")
    for row in {tuple(cell.plain for cell in row): row for row in rows}.values():
        table.add_row(*row)  # what reads the same, as a claim and its heading may, once
    nothing = "nothing that was aligned has changed" if reuse.is_copy else "no claims meet"
    parts.append(table if table.row_count else Text(nothing))
    return Group(*parts)


def _changed(meeting: Meeting) -> Iterator[tuple[Text, Text, Text]]:
    """A row for each two claims between which something changed."""
    by_pair: dict[tuple[str, str], list[Change]] = {}
    for change in drifts(meeting, align(meeting)):
        key = (
            change.original.claim if change.original else "",
            change.copy.claim if change.copy else "",
        )
        by_pair.setdefault(key, []).append(change)
    for changes in by_pair.values():
        one, other = changes[0].original, changes[0].copy
        sides = (_whole(one), _whole(other)) if not (one and other) else _marked(one, other)
        yield _changes(changes), *sides


def _met(meeting: Meeting) -> Iterator[tuple[Text, Text, Text]]:
    """A row for each two claims that meet, with what became of words that both quote."""
    told: dict[tuple[str, str], list[str]] = {}
    pairs: dict[tuple[str, str], tuple[Telling, Telling]] = {}
    for one, other, verdict in outermost(counterparts(meeting)):
        key = one.claim, other.claim
        line = f"{verdict.relation.replace('_', ' ')}: {_flat(verdict.why)}"
        if line not in told.setdefault(key, []):
            told[key].append(line)
        if key not in pairs and verdict.joins and meeting.same_speaker(one, other):
            told[key] += _changes(requoted(one, other, meeting)).plain.splitlines()
        pairs[key] = one, other
    for key, (one, other) in pairs.items():
        yield Text("\n".join(told[key])), *_marked(one, other)


def _title(profile: Profile) -> str:
    facts = (profile.outlet, profile.name, profile.published)
    return " · ".join(dict.fromkeys(fact for fact in facts if fact))


def _heading(reuse: Reuse) -> Text:
    share = f"{reuse.share:.0%} of the right one's words stand in passages of the left one"
    if not reuse.is_copy:
        return Text(f"{share}: neither is a copy of the other")
    if reuse.directed:
        return Text(f"{share}: the right one is the copy")
    return Text(f"{share}: one is a copy of the other, or both of a third; which is not known")


def _changes(changes: list[Change]) -> Text:
    lines = []
    for change in changes:
        lines.append(change.drift.replace("_", " "))
        whole = {telling.text for telling in (change.original, change.copy) if telling}
        for mark, words in (("−", change.before), ("+", change.after)):
            if words and words not in whole and len(words) <= _SHORT:
                lines.append(f"{mark} {_flat(words)}")
    return Text("\n".join(lines))


def _whole(telling: Telling | None) -> Text:
    return Text("—" if telling is None else _flat(telling.text))


def _marked(one: Telling, other: Telling) -> tuple[Text, Text]:
    """The two tellings with the words that only one of them has."""
    before, after = _flat(one.text).split(), _flat(other.text).split()
    left, right = Text(), Text()
    matcher = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind == "equal":
            left.append(" ".join(before[start:end]) + " ")
            right.append(" ".join(after[at:to]) + " ")
            continue
        if start < end:
            left.append(f"[-{' '.join(before[start:end])}-] ", "bold")
        if at < to:
            right.append(f"{{+{' '.join(after[at:to])}+}} ", "bold")
    return left, right


def _flat(text: str) -> str:
    """A stretch of text on one line, safe to print."""
    return on_one_line(" ".join(text.split()))


def _bare(forms: list[str]) -> list[str]:
    """Words without the marks around them: a moved comma or a curled quote is no change."""
    return [form.strip("\"'“”‘’.,;:!?()").casefold() for form in forms]
