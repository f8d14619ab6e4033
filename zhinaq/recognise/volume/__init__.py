"""A volume cut into its articles and its own matter."""
