"""The EPUB: package document, container, its fonts."""
