"""Hedges and boosters: their senses, scopes and owners."""
