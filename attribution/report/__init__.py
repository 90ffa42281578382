"""Annotations for people to read in a terminal: one article, or a table of many."""
