"""Tables of a raw text: how far they go, and what their cells are."""
