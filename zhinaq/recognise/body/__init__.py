"""An article's text: headings, paragraphs, lists, notes, figures."""
