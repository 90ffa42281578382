"""The review as lines of text: for screen readers, slow lines and scripts.

A claim is told, a command is asked for, its outcome is told. The same queue and the same journal as
in the app; nothing here moves a cursor or needs a terminal.
"""

from ui.plain.plain import Plain

__all__ = ["Plain"]
