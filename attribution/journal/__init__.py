"""A reviewer's journal: one append-only file, each line numbered and chained to the one before.

    lines    what a line holds, its hashes, reading them with every check
    lock     one writer at a time, and who it is
    writing  lines written whole, synced and read back before they count

What is acknowledged is on the disk; what could not be written whole is set aside, never mixed up
with what was, and never deleted. The chain of hashes shows any later change (Haber and Stornetta
1991).
"""

from attribution.journal.lines import FIRST, Contents, base_of, read_contents, read_journal
from attribution.journal.writing import Entry, Journal, journal_path

__all__ = [
    "FIRST",
    "Contents",
    "Entry",
    "Journal",
    "base_of",
    "journal_path",
    "read_contents",
    "read_journal",
]
