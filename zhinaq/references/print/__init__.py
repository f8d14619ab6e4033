"""References printed in a style."""
