"""Editions: a volume in, files out."""
