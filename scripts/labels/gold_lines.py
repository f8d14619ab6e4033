"""Say from a gold description which states the lines of a real text may have: what the gold leaves open stays open."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zhinaq.language import load_languages
from zhinaq.recognise.label.grammar import FRONT, may_follow, states
from zhinaq.signs import cues
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.seen import YEAR
from zhinaq.signs.statements import label
from zhinaq.source import Line

ALL = frozenset(range(len(states())))
NUMBER = {state: n for n, state in enumerate(states())}
MOST_TITLE, HEADING = 9, 40  # lines; letters
SUMMED = ("abstract", "abstract+", "summary", "summary+")


def letters(text: str) -> str:
    """Return the letters and digits of a text, case-folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text or "").casefold() if c.isalnum())


def some(zones: Sequence[str], roles: Sequence[str] = ()) -> frozenset[int]:
    """Return the states of some zones, of some roles when given."""
    return frozenset(n for (z, r), n in NUMBER.items() if z in zones and (not roles or r in roles))


def allowed(lines: Sequence[Line], gold: dict[str, Any], whole: bool = True) -> list[frozenset[int]]:
    """Return the states that each line may have; `whole`: the gold describes the text to its end."""
    at = {line.number: i for i, line in enumerate(lines)}
    out = [ALL] * len(lines)
    articles = gold["articles"]
    starts = [_first(at, a["start_line"], len(lines)) for a in articles]
    kept = {i for i in starts if i is not None}
    for n, article in enumerate(articles):
        start = starts[n]
        end = next((s for s in starts[n + 1 :] if s is not None), None if whole else _after(at, article, len(lines)))
        if start is not None:
            _article(lines, article, start, len(lines) if end is None else end, out)
    first = min(kept, default=0)
    for i in range(len(lines) if whole else _after(at, articles[-1], len(lines))):
        if i < first:
            out[i] = some(("matter", "body", "back", "late"))
        elif i not in kept:
            out[i] = out[i] - some(("start",)) or out[i]
    return out


def _first(at: dict[int, int], number: int, count: int) -> int | None:
    return next((at[k] for k in range(number, number + 60) if k in at), None)


def _after(at: dict[int, int], article: dict[str, Any], count: int) -> int:
    last = article.get("end_line") or 0
    return next((at[k] for k in range(last + 1, last + 60) if k in at), count)


def _article(lines: Sequence[Line], a: dict[str, Any], start: int, end: int, out: list[frozenset[int]]) -> None:
    inside = range(start, end)
    text = [letters(lines[i].text) for i in inside]
    body = _find(text, letters(a.get("first_body_words") or a.get("first_words_of_body") or "")[:24])
    last = _find_last(text, letters(a.get("last_body_words") or a.get("last_words_of_body") or "")[-24:])
    body = None if body is None else start + _with_headings(lines[start:end], text, body, a)
    if not a["title"]:  # it opens in mid-article
        out[start:end] = [some(("body", "back", "late"))] * (end - start)
        return
    if body == start:
        body = None
    last = None if last is None or body is None or start + last < body else start + last
    for i in inside:
        if body is None:
            states_here = ALL
        elif i < body:
            states_here = some(("above", "own", "parallel"))
        elif i == body:
            states_here = some(("body",), ("begin", "prose"))
        elif last is not None and i <= last:
            states_here = some(("body",), ("body",))
        else:
            states_here = some(("back", "late", "matter") if last is not None else ("body", "back", "late", "matter"))
        out[i] = states_here
    title = _title(text, letters(a["title"]), (body or min(end, start + 40)) - start)
    front_end = body if body is not None else min(end, start + 60)
    names = [_name(x if isinstance(x, str) else x["name"]) for x in a["authors"]]
    places = [letters(x) for x in a.get("all_affiliations") or a.get("affiliations") or []]
    places += [letters(x.get("affiliation") or "") for x in a["authors"] if isinstance(x, dict)]
    terms = {letters(k) for ks in (a.get("keywords_by_lang") or _terms(a)).values() for k in ks}
    for i in range(start, front_end):
        if title and start + title[0] <= i < start + title[1]:
            continue
        _front(lines, i, text[i - start], names, [p for p in places if p], terms, out)
    _abstracts(lines, a, start, front_end, bool(terms), out)
    if title:
        _titled(start, title, out)
    out[start] = out[start] & some(("start",)) or some(("start",))
    _references(lines, a, start, end, out)
    if not _passable(out[start:end]):  # the gold's words stand elsewhere than they seem to
        out[start:end] = [some(("start",)), *[ALL - some(("start",))] * (end - start - 1)]


def _with_headings(lines: Sequence[Line], text: Sequence[str], body: int, a: dict[str, Any]) -> int:
    """Return where the body begins, its first words known: at the headings right above them."""
    heads = {letters(s if isinstance(s, str) else s["title"]) for s in a.get("sections") or []}
    while body > 1:
        width = next((w for w in (1, 2, 3) if body > w and "".join(text[body - w : body]) in heads), 0)
        if not width and not (cues.introduction(lines[body - 1].text) and len(text[body - 1]) < HEADING):
            break
        body -= width or 1
    return body


def _abstracts(
    lines: Sequence[Line], a: dict[str, Any], start: int, end: int, keyed: bool, out: list[frozenset[int]]
) -> None:
    """Narrow what follows an abstract's label where the article has one abstract; no keywords where it has none."""
    if not a.get("abstracts"):
        for i in range(start, end):
            out[i] = out[i] - some(("own", "parallel"), SUMMED) or out[i]
    further = end
    for text in {**(a.get("titles_other") or {}), **(a.get("alt_titles") or {})}.values():
        for at in _title_lines(lines, text if isinstance(text, str) else "", start, len(lines)):
            out[at] = out[at] & some(("parallel", "late"), ("title", "title+")) or out[at]
            further = min(further, at)
    labels = [i for i in range(start, end) if cues.labelled("abstract", lines[i].text)]
    for i in range(start, min([further, *labels[1:2]]) if further < end or labels[1:] else end):
        out[i] = out[i] - some(("parallel",)) or out[i]
    keys = some(("own", "parallel"), ("keywords", "keywords+"))
    for i in range(start, end):
        out[i] = (out[i] if keyed else out[i] - keys) or out[i]
    if len(labels) != 1 or len(a.get("abstracts") or []) != 1:
        return
    on = some(("own",), ("abstract+", "summary+"))
    for i in range(labels[0] + 1, end):
        if not out[i] & on:
            break
        out[i] = on


def _title_lines(lines: Sequence[Line], title: str, start: int, end: int) -> Sequence[int]:
    """Return the lines from one on that make a title in another language."""
    window = [letters(x.text) for x in lines[start : min(end, start + 1500)]]
    found = _title(window, letters(title), len(window))
    return range(start + found[0], start + found[1]) if found else ()


def _passable(run: Sequence[frozenset[int]]) -> bool:
    """Tell whether a path leads through the states of some lines."""
    now = set(run[0])
    for some_states in run[1:]:
        now = {j for j in some_states if any(may_follow(states()[i], states()[j]) for i in now)}
        if not now:
            return False
    return True


def _terms(a: dict[str, Any]) -> dict[str, list[str]]:
    found = a.get("keywords") or {}
    return found if isinstance(found, dict) else {"": found}


def _titled(start: int, title: tuple[int, int], out: list[frozenset[int]]) -> None:
    first, last = start + title[0], start + title[1]
    for i in range(first, last):
        zone = "start" if i == start else "own"
        out[i] = some((zone,), ("title",)) if i == first else some(("own",), ("title+",))
    for i in range(start + 1, first):
        out[i] = out[i] & some(("above",)) or some(("above",))


def _front(
    lines: Sequence[Line], i: int, text: str, names: list[str], places: list[str], terms: set[str],
    out: list[frozenset[int]],
) -> None:  # fmt: skip
    line = lines[i].text
    zones = ("start", "above", "own", "parallel")
    hit = sum(bool(n) and n in text for n in names)
    if cues.labelled("abstract", line):
        roles: Sequence[str] = SUMMED
    elif cues.labelled("keywords", line):
        roles = ("keywords",)
    elif hit and len(line) < 600 and not text.startswith("10") and not _cites(line):
        roles = ("byline",)
    elif len(text) > 5 and any(text in p or (len(p) > 9 and p in text) for p in places):
        roles = ("people",)
    elif cues.codes(line) or cues.doi(line) or cues.dates(line) or cues.is_article_type(line):
        roles = ("code",)
    elif len(terms) > 1 and sum(t in text for t in terms if len(t) > 5) >= 2 and len(line) < 900:
        roles = ("keywords", "keywords+", *SUMMED)
    else:
        roles = ("section", "title", "title+", *FRONT, *SUMMED, "keywords", "keywords+")
        if len(line) > 300:
            roles = (*SUMMED, "keywords", "other")
    here = out[i] & some(zones, roles)
    out[i] = here or out[i] & some(zones) or out[i]


def _cites(line: str) -> bool:
    from zhinaq.recognise.front.between import cites_itself

    return cites_itself(line)


def _references(lines: Sequence[Line], a: dict[str, Any], start: int, end: int, out: list[frozenset[int]]) -> None:
    heads: list[int] = []
    marks = {r["line"] for r in a.get("references") or [] if r.get("line")}
    for i in range(start, end):
        if lines[i].number in marks:
            out[i] = some(("back",), ("reference",))
        elif reference_heading(cues.bare(lines[i].text)) and len(lines[i].text) < 80:
            out[i] = out[i] & some(("back",), ("list",)) or out[i]
            heads.append(i)
        elif len(lines[i].text) > 80 or YEAR.search(lines[i].text):
            out[i] = out[i] - some(("back",), ("list",)) or out[i]
    for head in heads:
        for i in range(head + 1, end):
            if i in heads or label(lines[i].text) or not out[i] & some(("back",), ("reference",)):
                break
            out[i] = out[i] & some(("back", "late")) or out[i]


def _name(name: str) -> str:
    words: list[str] = re.findall(r"[^\W\d_]{3,}", name)
    return letters(max(words, key=len)) if words else ""


def _title(text: list[str], title: str, limit: int) -> tuple[int, int] | None:
    """Return the lines of an article that make its title."""
    if not title:
        return None
    for i in range(min(limit, len(text))):
        run = ""
        for k in range(i, min(i + MOST_TITLE, len(text))):
            run += text[k]
            if run[: len(title)] == title[: len(run)]:
                if len(run) >= len(title):
                    return (i, k + 1) if len(run) - len(title) < 12 else None
            else:
                break
    return None


def _find(text: list[str], words: str) -> int | None:
    if not words:
        return None
    for i in range(len(text)):
        run = "".join(text[i : i + 5])
        at = run.find(words)
        if 0 <= at < max(1, len(text[i])):
            return i
    return None


def _find_last(text: list[str], words: str) -> int | None:
    if not words:
        return None
    for i in range(len(text) - 1, -1, -1):
        if not text[i]:
            continue
        if words in "".join(text[max(0, i - 4) : i + 1]) and words not in "".join(text[max(0, i - 5) : i]):
            return i
    return None


def load(path: Path) -> dict[str, Any]:
    """Read a gold file."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    load_languages()
    return loaded
