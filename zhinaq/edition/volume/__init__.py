"""The pages of a volume around its articles: title pages, contents, indexes, imprint."""
