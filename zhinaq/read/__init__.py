"""Readers: a file on disk becomes a Source of located lines."""
