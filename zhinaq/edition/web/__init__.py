"""The HTML edition: site, search, machine-readable descriptions."""
