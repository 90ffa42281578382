"""What fills the terminal at a time: the review itself, and what is asked and shown over it."""
