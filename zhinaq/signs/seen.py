"""The signs of the lines of a text, each seen once: form, place, words of the language files, what stands around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zhinaq.detect import detect
from zhinaq.language import load_languages
from zhinaq.signs import cues, people_words
from zhinaq.signs.list_headings import reference_heading
from zhinaq.signs.listed import letters_of, listed
from zhinaq.signs.rows import NUMBER, in_rows, mailed
from zhinaq.signs.statements import label
from zhinaq.signs.together import together
from zhinaq.signs.turns import turns
from zhinaq.signs.volume_words import is_board, is_preface, is_rubric, is_section
from zhinaq.signs.words import opening
from zhinaq.source import Line, Look

LENGTHS = (8, 16, 30, 50, 75, 110, 160, 240, 420, 900)  # characters: where the next class of length begins
WORDS = (1, 2, 3, 4, 6, 9, 13, 20, 40)
LONG, BRIEF = 420, 300  # characters: above LONG a line is prose; above BRIEF no label stands alone on it
REPEATED = 3  # times
LARGE, SMALL, APART = 1.1, 0.93, 0.6  # size of type against the text's; free lines above
REACH = 6000  # characters ahead and behind whose language is looked at
LINES = (1, 2, 4, 8)
LIMIT = 1000  # characters of a unit that signs look at
AHEAD, BEHIND = 6, 3  # lines looked at below and above
SEEN_AROUND = frozenset(
    "code doi-line type date byline-like names-all names-most names-some initials institution institutions "
    "degree mail place-end abstract-label abstract-alone keywords-label introduction reference-heading "
    "plain-heading caption section rubric capitals reference entry cite statement board preface title-style "
    "heading-style contents-entry supervisor ends-stop prose short lower-start numbered marks orcid dots "
    "name-sure name-sure-whole name-likely-whole name-maybe-whole set-large set-bold set-centred set-italic "
    "mailed raised raised-many in-row contents-on run-in-byline code-like".split()
)
DECIMAL = re.compile(r"^[\s*_]*\d{1,2}(?:\.\d{1,2})+\.?\s")
ROMAN = re.compile(r"^[\s*_]*[IVX]{1,5}[.)]\s")
BULLET = re.compile(r"^\s*[\u2022\u25cf\u25aa\u00b7\u2212\u2013\u2014\uf0b7-]\s*\S")
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
URL = re.compile(r"https?:|www\.", re.IGNORECASE)
PHONE = re.compile(r"\+?\d[\d\s()-]{8,}\d")
CODE_LIKE = re.compile(r"^\W*([^\W\d_]{2,6})[\s:.]+\d{2,3}(?:[.:/]\d{2,3})+")
PAGES = re.compile(r"\d\s?[-\u2013\u2014]\s?\d")
DOTS = re.compile(r"\.{4,}|\u2026{2,}|(?:\s\.){4,}")
PAGE_END = re.compile(r"[^\d]\s\d{1,4}\s*$")
RAISED = re.compile(r"[^\W\d_]{2}\.?(?:\d{1,2}|[\u00b9\u00b2\u00b3\u2070-\u2079*\u2217\u2020\u2021])(?=[\s,;&*]|$)")
QUOTES = "\u00ab\"\u201c\u201e\u2018'"


def bucket(value: int, limits: Sequence[int]) -> int:
    """Return how many limits a value is above."""
    return sum(value > limit for limit in limits)


@lru_cache(maxsize=50000)
def form(text: str) -> tuple[str, ...]:
    """Return the signs a line shows by its letters and marks alone."""
    clean = cues.bare(text)
    words = clean.split()
    out = [f"length-{bucket(len(clean), LENGTHS)}", f"words-{bucket(len(words), WORDS)}", *_edges(clean)]
    if len(clean) > LONG:
        out.append("prose")
    digits = sum(c.isdigit() for c in clean)
    if digits * 3 > len(clean):
        out.append("figures")
    if not any(c.isalpha() for c in clean):
        out.append("no-letters")
    checks = (("numbered", NUMBER), ("decimal", DECIMAL), ("roman", ROMAN), ("bullet", BULLET), ("dots", DOTS))
    out += [name for name, pattern in checks if pattern.search(clean)]
    if len(clean) <= LONG:
        checks = (
            ("year", YEAR),
            ("url", URL),
            ("phone", PHONE),
            ("page-span", PAGES),
            ("page-end", PAGE_END),
        )
        out += [name for name, pattern in checks if pattern.search(clean)]
        code = CODE_LIKE.match(clean)
        if code and code[1].isupper():
            out.append("code-like")
        out += _case(clean, words)
        if "//" in URL.sub("", clean):
            out.append("host")
        if "@" in clean:
            out.append("mail")
        marks = len(RAISED.findall(clean))
        if marks:
            out.append("raised" if marks == 1 else "raised-many")
        if cues.ORCID.search(clean):
            out.append("orcid")
    return tuple(out)


def _edges(clean: str) -> list[str]:
    first, last = clean[:1], clean[-1:]
    start = (
        "capital" if first.isupper() else "lower" if first.islower() else "digit" if first.isdigit()
        else "quote" if first in QUOTES else "sign"
    )  # fmt: skip
    ends = {".": "stop", ",": "comma", ":": "colon", ";": "semicolon", "-": "hyphen", "?": "question", "!": "question"}
    end = ends.get(last) or ("digit" if last.isdigit() else "bracket" if last in ")]" else "letter" if last.isalpha()
                             else "sign")  # fmt: skip
    return [f"{start}-start", f"ends-{end}"]


def _case(clean: str, words: Sequence[str]) -> list[str]:
    out = []
    if cues.is_capitals(clean):
        out.append("capitals")
    elif cues.upper_share(clean) > 0.4:
        out.append("many-capitals")
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    if len(long) > 1 and sum(w[0].isupper() for w in long) >= 0.75 * len(long):
        out.append("title-case")
    if (
        long
        and words[0].rstrip(".:,") == words[0].rstrip(".:,").upper()
        and len(words[0]) > 4
        and "capitals" not in out
    ):
        out.append("capital-word-first")
    if any(clean.count(c) > 1 for c in ",;"):
        out.append("commas")
    if re.search(r"[.!?]\s+[^\W\d_a-z]", clean) and re.search(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_]", clean):
        out.append("sentences")
    return out


@lru_cache(maxsize=50000)
def said(text: str) -> tuple[str, ...]:
    """Return the signs that words of the language files give a line."""
    out: list[str] = []
    if len(text) > LONG:
        return (*_labels(text[:LONG]), *(["run-in-byline"] if people_words.run_in(cues.bare(text)) else []))
    out += _labels(text)
    clean = cues.bare(text)
    checks = (
        ("code", cues.codes), ("doi-line", cues.doi), ("type", cues.is_article_type), ("date", cues.dates),
        ("marks", cues.is_marks), ("byline-like", cues.is_byline), ("contact", cues.is_contact),
        ("supervisor", cues.is_supervisor), ("place-end", cues.ends_with_place), ("degree", cues.is_degree),
    )  # fmt: skip
    out += [name for name, check in checks if check(text)]
    score = cues.affiliation_score(text)
    out += [f"affiliation-{min(3, int(score))}"] if score >= 1 else []
    if len(clean) <= BRIEF:
        pairs = (("board", is_board), ("rubric", is_rubric), ("section", is_section), ("preface", is_preface))
        out += [name for name, check in pairs if check(text)]
        if cues.no_title(text):
            out.append("no-title")
    return (*out, *people_words.signs(clean))


def _labels(text: str) -> list[str]:
    out = []
    for name in ("abstract", "keywords"):
        match = opening(name).match(text)
        if match:
            rest = text[match.end() :].strip(" *_")
            out.append(f"{name}-alone" if not rest else f"{name}-label" if match.group("sign") else f"{name}-word")
    if opening("announces").match(text):
        out.append("announces")
    if opening("cite_label").match(text):
        out.append("cite")
    if cues.introduction(text):
        out.append("introduction")
    found = label(text)
    if found:
        out += ["statement", f"statement-{found.kind}"]
    if len(text) <= BRIEF:
        clean = cues.bare(text)
        if reference_heading(clean):
            out.append("reference-heading")
        elif cues.plain_heading(clean):
            out.append("plain-heading")
        if cues.is_caption(clean):
            out.append("caption")
        if opening("contents").match(clean):
            out.append("contents-word")
    return out


@dataclass(frozen=True)
class Unit:
    """Lines [start, end) that surely go on from one to the next, read as one text."""

    start: int
    end: int
    text: str


def units(lines: Sequence[Line], apart: Collection[int] = ()) -> list[Unit]:
    """Return a text as units; what may be a part of its own begins one, and lines whose numbers stand in `apart`."""
    width = _width(lines)
    edges = [0]
    for i in range(1, len(lines)):
        if not _goes_on(lines, i, edges[-1], width) or {lines[i].number, lines[i - 1].number} & set(apart):
            edges.append(i)
    edges.append(len(lines))
    return [Unit(a, b, _joined(lines[a:b])) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _goes_on(lines: Sequence[Line], i: int, start: int, width: int) -> bool:
    """Tell whether a line surely goes on: it joins, and begins small, or behind full lines of running text."""
    above, line = lines[i - 1], lines[i]
    if line.joins is not True or line.style:
        return False
    if line.blank and len(above.text) < 0.6 * width and not above.hyphen:
        return False  # a short line with a free line below it has come to its end, whatever begins small below
    if above.hyphen or line.text.lstrip()[:1].islower():
        return True
    if "@" in above.text:
        return False  # what follows a contact is a part of its own
    if len(above.text) <= max(40, 0.8 * width) or cues.is_capitals(above.text) or cues.is_capitals(line.text):
        return False
    runs = i - start > 1 or len(line.text) > 0.8 * width
    return runs and not above.text.rstrip().endswith((".", ":", ";"))


def _joined(lines: Sequence[Line]) -> str:
    """Return the text of a unit, as far as signs look at it."""
    out = lines[0].text.strip()
    for above, line in zip(lines, lines[1:], strict=False):
        if len(out) > LIMIT:
            break
        out = out[:-1] + line.text.strip() if above.hyphen == "join" else f"{out} {line.text.strip()}"
    return out


def signs(lines: Sequence[Line], parts: Sequence[Unit], entries: Sequence[str] = ()) -> list[list[str]]:
    """Return the names of the signs of every unit, those of its neighbours included.

    `entries` are the letters of what the volume's contents pages name.
    """
    often = Counter(letters_of(u.text) for u in parts if len(u.text) < BRIEF)
    width = _width(lines)
    languages = _languages(parts)
    main = _against_text(parts, languages)
    entries_named = listed([u.text for u in parts], entries)
    mails = mailed(parts)
    rows = in_rows(parts)
    own: list[list[str]] = []
    for n, unit in enumerate(parts):
        line = lines[unit.start]
        mine = [*form(unit.text), *said(unit.text), *_place(lines, unit, width), *mails[n], *rows[n]]
        if line.style:
            mine.append("title-style" if line.style == "title" else
                        "heading-style" if line.style.startswith("heading") else f"style-{line.style}")  # fmt: skip
        if len(unit.text) < BRIEF:
            letters = letters_of(unit.text)
            if letters and often[letters] >= REPEATED:
                mine.append("repeated")
            mine += entries_named[n]
        if n and languages[n] != languages[n - 1]:
            mine.append("language-turns")
        mine += main[n]
        if "prose" not in mine and _reference(unit.text) >= 2:
            mine += ["reference", "entry"] if _reference(unit.text) >= 3 else ["reference"]
        if not any(sign.startswith("abstract-") for sign in mine):
            mine.append("no-abstract-label")
        own.append(mine)
    turns([u.text for u in parts], own)
    together(own)
    around = [[s for s in mine if s in SEEN_AROUND] for mine in own]
    return [[*mine, *_around(around, i)] for i, mine in enumerate(own)]


def _reference(text: str) -> int:
    from zhinaq.recognise.back.evidence import reference_score

    return reference_score(text)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(x.text) for x in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _languages(parts: Sequence[Unit]) -> list[str]:
    """Return the language of each unit; short ones go with the one before."""
    out, now = [], ""
    languages = load_languages()
    for unit in parts:
        if cues.letters(unit.text[:200]) > 24:
            now = detect(unit.text[:300].lower(), languages, now)
        out.append(now)
    return out


def _against_text(parts: Sequence[Unit], languages: Sequence[str]) -> list[list[str]]:
    """Say of each unit whether most of the text ahead, and of the text behind, is in its language."""
    codes = sorted(set(languages))
    sums = {code: [0] for code in codes}
    ends = [0]
    for unit, language in zip(parts, languages, strict=True):
        for code in codes:
            sums[code].append(sums[code][-1] + (len(unit.text) if code == language else 0))
        ends.append(ends[-1] + len(unit.text))
    out = []
    for n, language in enumerate(languages):
        ahead = bisect_right(ends, ends[n + 1] + REACH) - 1
        behind = max(0, bisect_right(ends, ends[n] - REACH) - 1)
        signs_here = []
        for name, a, b in (("ahead", n + 1, ahead), ("behind", behind, n)):
            most = max(codes, key=lambda code: sums[code][b] - sums[code][a])
            if b > a:
                signs_here.append(f"{'as' if most == language else 'unlike'}-{name}")
        out.append(signs_here)
    return out


def _look(look: Look | None) -> list[str]:
    """Return the signs of how a line is set, where the file says so."""
    if look is None:
        return []
    pairs = (
        ("set-large", (look.size or 1) > LARGE), ("set-small", (look.size or 1) < SMALL), ("set-bold", look.bold),
        ("set-italic", look.italic), ("set-centred", look.centred), ("set-apart", (look.above or 0) > APART),
    )  # fmt: skip
    return ["looked-at", *(name for name, told in pairs if told)]


def _place(lines: Sequence[Line], unit: Unit, width: int) -> list[str]:
    """Return the signs of where a unit stands: blank lines and pages around it, how its lines fill the column."""
    line, last = lines[unit.start], lines[unit.end - 1]
    below = lines[unit.end] if unit.end < len(lines) else None
    out = [f"blank-{min(line.blank, 2)}", f"joins-{line.joins}", f"lines-{bucket(unit.end - unit.start, LINES)}"]
    out.append(f"blank-after-{min(below.blank, 2)}" if below else "last-line")
    if below and below.joins is True:
        out.append("joined-below")
    if line.page:
        out.append("page-start")
    out += _look(line.look)
    if unit.start == 0:
        out.append("first-line")
    if width and len(last.text) < 0.6 * width:
        out.append("short")
    if unit.start and len(lines[unit.start - 1].text) < 0.6 * width:
        out.append("after-short")
    return out


def _around(around: Sequence[Sequence[str]], i: int) -> list[str]:
    out: list[str] = []
    if i:
        out += [f"-1:{s}" for s in around[i - 1]]
    if i + 1 < len(around):
        out += [f"+1:{s}" for s in around[i + 1]]
    seen: set[str] = set()
    for k in range(i + 2, min(i + 1 + AHEAD, len(around))):
        seen.update(around[k])
    out += [f"+n:{s}" for s in sorted(seen)]
    seen = set()
    for k in range(max(0, i - BEHIND), max(0, i - 1)):
        seen.update(around[k])
    out += [f"-n:{s}" for s in sorted(seen)]
    return out
