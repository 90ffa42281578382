"""How sure each level of a chain is of a claim."""
