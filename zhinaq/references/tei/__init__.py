"""References to TEI and back."""
