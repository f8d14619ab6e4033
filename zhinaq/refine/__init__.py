"""Refinement: transforms that improve one article tree in place."""
