"""Everything asserted, in whoever's voice."""
