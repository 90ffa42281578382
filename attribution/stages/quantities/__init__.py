"""Numbers: values, what is counted, when and where, and sums."""
