"""Who did what, as told."""
