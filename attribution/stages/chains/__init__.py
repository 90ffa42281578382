"""From the outlet down to the first source."""
