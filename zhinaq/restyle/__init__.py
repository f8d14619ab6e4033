"""An article's citations and list in another style."""
