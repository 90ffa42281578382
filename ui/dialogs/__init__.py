"""What is asked and shown over the review, which stays in sight and takes no key meanwhile."""
