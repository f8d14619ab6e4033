"""Paragraphs broken into lines as a whole, after Knuth and Plass, and their lines spread over the measure."""
