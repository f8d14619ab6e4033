"""Citations in running text: found, matched with the lists of references, and wrapped in place."""
