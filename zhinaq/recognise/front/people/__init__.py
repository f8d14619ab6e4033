"""Bylines, affiliations and who belongs to which."""
