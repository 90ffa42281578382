"""The days and months by their full names, for patterns and comparisons."""

from __future__ import annotations

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
UNMISTAKEN = tuple(month for month in MONTHS if month != "may")
"""Months whose name is no other word; "march" is one as seldom as news writes it small."""
