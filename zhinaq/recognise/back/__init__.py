"""What stands after an article's text: lists of references, statements, notices."""
