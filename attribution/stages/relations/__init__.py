"""Source–cue–content relations, and the attributions made of them."""
