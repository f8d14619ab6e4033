"""How much of a line is names of persons, posts and institutions: signs for a byline in any convention."""

from __future__ import annotations

import re

from zhinaq.signs import cues
from zhinaq.signs.names import likely_person, names
from zhinaq.signs.persons import name_spans
from zhinaq.signs.words import whole

INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]\.\s?-?(?:[^\W\d_]{1,2}\.)?")
CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_][^\W\d_'\u2019-]+")
NAMED, OPENING = 60, 240  # characters: in the first a run-in byline has named a person, in the second a post


def bucket(probability: float) -> str:
    """Return how likely a name is, in a word."""
    return "sure" if probability > 0.9 else "likely" if probability > 0.6 else "maybe"


def signs(clean: str) -> list[str]:
    """Return what a line says of people: initials, names and their share, posts, institutions."""
    out = []
    found = sum(m[0].isupper() for m in INITIALS.findall(clean))
    if found:
        out.append("initials" if found < 3 else "initials-many")
    capitalised = sum(w[0].isupper() for w in CAPITALISED.findall(clean))
    institutions = len(whole("institution").findall(clean))
    if institutions:
        out.append("institution" if institutions == 1 else "institutions")
    posts = len(whole("degree").findall(clean))
    if posts:
        out.append("post" if posts == 1 else "posts")
    if re.search(r"\([^\W\d_][^()]{2,30}\)", clean):
        out.append("bracket")
    if len(clean) > 300 or capitalised < 2 and not found:
        return out
    spans = name_spans(clean)
    if spans:
        best = max(x.probability for x in spans)
        whole_line = sum(x.end - x.at for x in spans) > 0.8 * len(clean)
        out.append(f"name-{bucket(best)}" + ("-whole" if whole_line else ""))
    people = names(clean)
    if not people:
        return out
    letters = cues.letters(clean) or 1
    inside = sum(cues.letters(clean[n.at : n.end]) for n in people)
    likely = sum(map(likely_person, people))
    share = inside / letters
    out.append("names-all" if share > 0.85 else "names-most" if share > 0.5 else "names-some")
    out.append(f"people-{min(3, likely)}")
    if likely and people[0].at < 4:
        out.append("name-first")
    if likely and share > 0.85:
        out.append("people-all")
    return out


def run_in(clean: str) -> bool:
    """Tell whether a long paragraph opens with a person and says at once what and where the person is: a byline."""
    opening = clean[:OPENING]
    people = names(opening[:NAMED])
    if not people or people[0].at > 3 or not likely_person(people[0]):
        return False
    return bool(whole("institution").search(opening) or whole("degree").search(opening))
