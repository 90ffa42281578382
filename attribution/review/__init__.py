"""Reviewing without a screen: the queue, decisions and edits, undo, folding journals.

    annotations → index → table of claims → queue → session → journal
                               ↑                               │
                             views  ←  history  ←──────────────┘
                               ↘ agreement, export

Everything the review app does is done here, and can be done from a script.
"""

from attribution.review.edits import changed, value
from attribution.review.folding import Refused, Reviewed, differing, fold

__all__ = ["Refused", "Reviewed", "changed", "differing", "fold", "value"]
