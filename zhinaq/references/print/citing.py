"""Citations as a style prints them: «[1, 3–5; 7, p. 5]», «(Family & Family, 2019, p. 5; Family, 2020a, 2020b)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhinaq.language import language_with
from zhinaq.references.model import Name, Reference
from zhinaq.references.people import NBSP, initials, leading
from zhinaq.references.print.item import inner_quotes
from zhinaq.references.print.order import LATIN, year_suffixes
from zhinaq.references.print.style import Style
from zhinaq.references.words import CLOSE, OPEN, Words

EN_DASH, ELLIPSIS = "\N{EN DASH}", "\N{HORIZONTAL ELLIPSIS}"
ALONE = ("web", "thesis")  # titles of parts without a whole around them


@dataclass(frozen=True)
class Head:
    """What an entry is cited by in an author-date style: names or the beginning of its title, and its year.

    `makers` are all its people, or its title: «et al.» may stand for others in another entry.
    """

    names: str
    year: str
    italic: bool = False
    makers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cited:
    """One work of a citation: its id, its number and place in the list, and the pages cited."""

    id: str
    number: int
    language: str = ""
    pages: str = ""
    place: str = ""
    head: Head = Head("", "")

    @property
    def located(self) -> bool:
        """Tell whether a place in the work is cited: pages, or a place as it was printed."""
        return bool(self.pages or self.place)


@dataclass(frozen=True)
class Piece:
    """A piece of a printed citation: text that leads to entries (the first is the link), or only text."""

    text: str
    targets: tuple[str, ...] = ()
    italic: str = ""


def heads(references: Sequence[Reference], order: Sequence[int], style: Style, words: Words) -> dict[int, Head]:
    """Return what each entry is cited by, in the order of the list: different works never look alike.

    Works that would look alike get initials, then all names or the whole title, at last a letter behind the year.
    """
    known = {p: references[p].ibid_of or references[p] for p in order}
    names = {p: cited_by(ref, style, words) for p, ref in known.items()}
    groups: dict[tuple[str, str], list[int]] = {}
    for place, ref in known.items():
        groups.setdefault((names[place], ref.year), []).append(place)
    for group in groups.values():
        if len(group) > 1 and not known[group[0]].year and "no_date" not in style.citing:
            names |= {p: cited_by(known[p], style, words, titled=True) for p in group}
        if len({_identity(known[p], style, words) for p in group}) < 2:
            continue
        ways = ({"given": True}, {"full": True})
        wider = [{p: cited_by(known[p], style, words, **way) for p in group} for way in ways]
        best = max([{p: names[p] for p in group}, *wider], key=lambda made: len(set(made.values())))
        names |= best
    lone = {p: names[p] for p in order if references[p].ibid_of is None}
    letters = year_suffixes(lone, references, undated="no_date" in style.citing)
    origins = {references[p].raw: p for p in order}
    lettered = {p: letters.get(origins.get(known[p].raw, p)) for p in order}
    return {p: _head(known[p], names[p], lettered[p], style, words) for p in order}


def _head(ref: Reference, names: str, letter: int | None, style: Style, words: Words) -> Head:
    letters = style.citing.get("letters", {}).get(ref.language, LATIN)
    suffix = ref.suffix if letter is None else letters[letter % len(letters)]
    by_title = bool(names) and not leading(ref, words, editors=style.editors_lead)
    italic = by_title and "quoted" in style.citing and not _quoted(ref, style.citing)
    year = ref.year.replace("-", EN_DASH) + suffix
    if not ref.year:
        year = style.citing.get("no_date", "") + (f"-{suffix}" if suffix else "")
    return Head(names, year, italic, _identity(ref, style, words))


def _identity(ref: Reference, style: Style, words: Words) -> tuple[str, ...]:
    """Return what tells the makers of a work, or a work without makers, from others."""
    people = leading(ref, words, editors=style.editors_lead)
    return tuple(f"{n.key} {initials(n.given)}".casefold() for n in people) or (ref.title or ref.container,)


def cited_by(
    ref: Reference, style: Style, words: Words, *, given: bool = False, full: bool = False, titled: bool = False
) -> str:
    """Return the names as cited, or the first words of the title of a work without any; "" when it has neither.

    `given` adds initials, `full` every name or the whole title, `titled` the title behind the names.
    """
    rules, people = style.citing, leading(ref, words, editors=style.editors_lead)
    if titled and people:
        return f"{cited_by(ref, style, words)}. {_title(ref.title, ref, rules, words, full=False)}"
    if not people:
        return _title(ref.title or ref.container, ref, rules, words, full=full)
    printed = [_name(n, rules, given=given and not number) for number, n in enumerate(people)]
    if (len(printed) > rules["most"] and not full) or ref.others:
        others = label(words, str(style.data.get("language", ref.language)), "cited_others")
        return f"{printed[0]}{NBSP}{others.replace(' ', NBSP)}"
    if len(printed) > 2:
        last = rules["and"] if rules["and"].startswith(",") else f",{rules['and']}"
        return f"{', '.join(printed[:-1])}{last}{printed[-1]}"
    return str(rules["and"]).join(printed)


def _name(name: Name, rules: Mapping[str, Any], *, given: bool) -> str:
    family = f"{name.particle}{'' if name.particle.endswith('-') else ' '}{name.family}" if name.particle else name.key
    if not given or not name.given or not name.family:
        return family
    first = initials(name.given)
    return f"{family}{NBSP}{first}" if rules.get("inverted") else f"{first}{NBSP}{family}"


def _title(title: str, ref: Reference, rules: Mapping[str, Any], words: Words, *, full: bool) -> str:
    """Return the first words of a title, in quotation marks where the style has them and the list no italics."""
    whole = title.strip(" .")
    shown = whole if full else _short(whole, rules["title_words"], words)
    if _quoted(ref, rules) and shown:
        return f"{rules['quote'][0]}{inner_quotes(shown)}{rules['quote'][1]}"
    return shown if "quote" in rules or shown == whole else f"{shown}{ELLIPSIS}"


def _quoted(ref: Reference, rules: Mapping[str, Any]) -> bool:
    """Tell whether a title is quoted, as one that the list does not print in italics."""
    part = bool(ref.title) and ref.type in rules.get("quoted", ()) and (bool(ref.container) or ref.type in ALONE)
    return "quote" in rules and (part or ref.cert == "low")


def _short(title: str, most: int, words: Words) -> str:
    """Return a title's first part, else its first words; the last of them is whole and does not lead to the next."""
    parts = title.split()
    if len(parts) <= most + 1:
        return title
    first = re.match(r"(?:\S+\s+){1,6}?\S*?\w{3,}(?=[:.?!,;](?:\s|$))", title)
    if first and _depth(first[0]) == 0:
        return first[0]
    small = {str(w) for section in words.data.values() for w in section.get("function_words") or ()}
    kept = parts[:most]
    while len(kept) > 2 and (kept[-1].casefold() in small or len(kept[-1]) < 3 or kept[-1].endswith(".")):
        kept.pop()
    shown = " ".join(kept).rstrip(" .,:;")
    return re.sub(f"[{OPEN}{CLOSE}()]", "", shown) if _depth(shown) else shown


def _depth(text: str) -> int:
    return sum((c in f"([{OPEN[0]}{OPEN[2:]}") - (c in f")]{CLOSE[0]}{CLOSE[2]}") for c in text)


def label(words: Words, language: str, name: str) -> str:
    """Return a word in the language of an item, the international one for a romanised one."""
    found = words.data.get(language, {}).get("labels") or words.data[language_with("international")]["labels"]
    return str(found[name])


def numeric(works: Sequence[Cited], style: Style, words: Words) -> list[Piece]:
    """Return a citation by number, the numbers in order, runs of three and more drawn together."""
    rules = style.citing
    runs = _runs(works)
    pieces = [] if rules.get("each") else [Piece(rules["open"])]
    for number, run in enumerate(runs):
        if number:
            apart = run[0].located or runs[number - 1][0].located
            pieces.append(Piece(rules["located"] if apart else rules["between"]))
        first, last = run[0], run[-1]
        pieces += _numbered(first, rules, tuple(w.id for w in run[1:-1]) if len(run) > 2 else ())
        if last is not first:
            pieces += [Piece(EN_DASH), *_numbered(last, rules)]
        pieces += [Piece(_place(first, style, words))] if first.located else []
        pieces += [Piece(rules["close"])] if rules.get("each") and first.located else []
    return _joined(pieces if rules.get("each") else [*pieces, Piece(rules["close"])])


def _numbered(work: Cited, rules: Mapping[str, Any], more: tuple[str, ...] = ()) -> Iterator[Piece]:
    """Yield a number that leads to its entry; it stands for those between it and the next, too."""
    if rules.get("each"):
        yield Piece(rules["open"])
    yield Piece(str(work.number), (work.id, *more))
    if rules.get("each") and not work.located:
        yield Piece(rules["close"])


def _runs(works: Sequence[Cited]) -> list[list[Cited]]:
    runs: list[list[Cited]] = []
    for work in sorted(_once(works), key=lambda w: (w.number, w.pages, w.place)):
        plain = runs and not work.located and not runs[-1][-1].located
        if plain and work.number == runs[-1][-1].number + 1:
            runs[-1].append(work)
        else:
            runs.append([work])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[w] for w in run])]


def _once(works: Sequence[Cited]) -> list[Cited]:
    """Return works without repetition; one cited with pages is not cited once more without."""
    located = {work.id for work in works if work.located}
    return [work for work in dict.fromkeys(works) if work.located or work.id not in located]


def dated(works: Sequence[Cited], style: Style, words: Words, *, bare: bool = False) -> list[Piece]:
    """Return a citation by names and year; `bare` leaves out the names, which stand in the text already."""
    rules = style.citing
    chosen = sorted(works, key=lambda w: w.number) if rules.get("sorted") else works
    pieces = [Piece(rules["open"])]
    previous: Cited | None = None
    for work in _once(chosen):
        head = work.head
        same = (
            "years" in rules and previous is not None and previous.head.makers == head.makers
            and not (previous.located or work.located)
        )  # fmt: skip
        if previous is not None:
            pieces.append(Piece(rules["years"] if same else rules["between"]))
        alone = bare or same or not head.names
        apart = rules["year"] if head.year[:1].isdigit() else rules.get("undated", rules["year"])
        lead, year = ("", head.year) if alone else _apart(head, str(apart), rules)
        pieces.append(Piece(f"{'' if head.italic else lead}{year}", (work.id,), lead if head.italic else ""))
        pieces += [Piece(_place(work, style, words))] if work.located else []
        previous = work
    return _joined([*pieces, Piece(rules["close"])])


def _apart(head: Head, sign: str, rules: Mapping[str, Any]) -> tuple[str, str]:
    """Return names and year with the sign between them; a comma goes inside the closing quotation mark."""
    if not head.year:
        return head.names, ""
    close = rules["quote"][1] if "quote" in rules else ""
    if close and head.names.endswith(close) and sign.startswith(","):
        return f"{head.names.removesuffix(close)},{close}", sign[1:] + head.year
    return head.names, sign + head.year


def _place(work: Cited, style: Style, words: Words) -> str:
    rules = style.citing
    if work.place:
        return f"{rules['place']}{work.place.replace(' ', NBSP)}"
    if rules["page"] == "none":
        return f"{rules['place']}{work.pages}"
    several = any(c in work.pages for c in f",{EN_DASH}")
    language = work.language if rules["page"] == "item" else str(style.data.get("language", work.language))
    word = label(words, language, "locators" if several else "locator")
    return f"{rules['place']}{word}{NBSP}{work.pages}"


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, text that leads nowhere drawn together."""
    out: list[Piece] = []
    for piece in pieces:
        if out and not piece.targets and not out[-1].targets:
            out[-1] = Piece(out[-1].text + piece.text)
        else:
            out.append(piece)
    return out
