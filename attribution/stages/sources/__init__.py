"""Who speaks: one record for each distinct source."""
