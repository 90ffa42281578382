"""The review app, in the terminal; it touches ``attribution`` through its public face alone."""
