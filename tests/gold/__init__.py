"""The gold standard: stories labelled by hand, and what compiles them into annotations."""
