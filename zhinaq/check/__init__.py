"""Checks: a tree in, findings out."""
