"""Recognition: repaired lines in, labelled blocks of each article out."""
