"""What the PDF engine must know line by line, and what it should look up only once."""
