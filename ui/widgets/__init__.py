"""What is drawn: each takes what it shows and tells what was done to it."""
