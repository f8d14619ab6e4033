"""An article's front matter: codes, title, people, abstracts, keywords."""
