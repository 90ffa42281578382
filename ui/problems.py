"""What stands in a journal and is not applied, told in lines; nothing of a screen."""

from __future__ import annotations

from attribution import Session


def problem_lines(session: Session) -> list[str]:
    """What stands in the journal but is not applied, and why; what the files hold beside."""
    lines: list[str] = []
    stale, refused = session.stale, session.refused
    if stale:
        lines += ["STALE: MADE ON ANOTHER ANNOTATION OF THE DOCUMENT"]
        lines += [
            f"  line {c.seq}  {c.target} {c.field}: {c.before!r} → {c.after!r}  ({c.at})"
            for c in stale
        ]
    if refused:
        lines += ["", "REFUSED: CANNOT BE MADE"]
        lines += [f"  line {r.correction.seq}  {r.why}" for r in refused]
    if session.library.left_out:
        lines += ["", "LEFT OUT: LINES THAT ARE NO ANNOTATION"]
        lines += [f"  {line}" for line in session.library.left_out]
    if session.journal.set_aside:
        lines += ["", "TORN", f"  half a line was moved to {session.journal.set_aside}"]
    return lines or ["Every correction in the journal is applied."]


def problem_notice(session: Session) -> str:
    """What is wrong in one line; empty if nothing is."""
    parts = []
    if session.unapplied:
        one = session.unapplied == 1
        parts.append(f"{session.unapplied} correction{' is' if one else 's are'} not applied")
    if session.library.left_out:
        count = len(session.library.left_out)
        parts.append(
            f"{count} line{' of the files is' if count == 1 else 's of the files are'} left out"
        )
    if session.journal.set_aside:
        parts.append("half a line of the journal was set aside")
    return "; ".join(parts)
