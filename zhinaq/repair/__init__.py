"""Repair: lines in, cleaner lines out, every change logged."""
