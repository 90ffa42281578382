"""Which characters stand inside quotation marks."""

from attribution.quotation.marking import Mark, marks
from attribution.quotation.pairing import DOUBLE_MARKS, SINGLE_MARKS, Quotation
from attribution.quotation.quotations import Quotations

__all__ = ["DOUBLE_MARKS", "SINGLE_MARKS", "Mark", "Quotation", "Quotations", "marks"]
