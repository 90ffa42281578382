"""The page a text stands on: its zones, stamps and outlet, and what is odd about it."""
