"""Measurements, run by hand; their output is kept in docs/figures.md. No test asserts a time."""
