"""Statements about checking, and the claims they cover."""
