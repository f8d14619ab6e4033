"""What is run by hand: set-up, and how weights are learned."""
