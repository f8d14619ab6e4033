"""What each line of a volume is, decided jointly: states, weights, the best path, the habits of the volume."""
