"""The border between a work and what it stands in, and the statement of responsibility behind «/»."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from zhinaq.references.model import Name
from zhinaq.references.read.names import Names, read_names
from zhinaq.references.read.working_text import TAKEN, Draft, clean
from zhinaq.references.words import DASH, LOWER, OPEN, UPPER, Words

Span = tuple[int, int]
_SLASH = re.compile(rf"\s/\s|(?<=[{LOWER}).])\s?/(?=[\s{UPPER}])|\s/(?=[{UPPER}{LOWER}])")


_NAMES_ONLY = re.compile(rf"\s*(?:;|\.?\s*[{DASH}]\s|\.?\s*$|\.\s*[{UPPER}][^.,:]{{0,20}}\.?\s?:)")
_PRESS = re.compile(rf":\s?[{UPPER}]\w+$")
_STOP = re.compile(rf"\s*//|[.)\]]?\s*[{DASH}]+\s|[.)\]]\s*[{DASH}]|\.\s+(?=[{UPPER}\d])|[\x00\x01]|$")
_AREA = re.compile(rf"\s*(?:[{DASH}]|[{UPPER}\d\x00\x01]|$|//)")
_CAPITAL = re.compile(rf"\s*[{UPPER}\"]")
_BRIEF = re.compile(rf"(?<![\w])[{LOWER}]{{2,5}}$")
_HOST = re.compile(r"//\s*")
SLASHES = 8  # strokes looked at in one entry
STATEMENTS = 6  # notes on translation and the like looked at in one entry
_INITIAL = re.compile(rf"(?<!\w)[{UPPER}]$")
_EXTENT = re.compile(rf"\b\d{{2,4}}\s?[{LOWER}]{{1,2}}\.")


class _Patterns(NamedTuple):
    editors: re.Pattern[str]
    host: re.Pattern[str]
    host_word: re.Pattern[str]
    lower_in: re.Pattern[str]
    in_word: re.Pattern[str]
    people: re.Pattern[str]
    translators: re.Pattern[str]
    role_after: re.Pattern[str]
    role_end: re.Pattern[str]
    institution: re.Pattern[str]
    container: re.Pattern[str]


@cache
def _patterns(words: Words) -> _Patterns:
    long = "|".join(w.replace(" ", r"\s?") for w in words.all("host") if len(w) > 2)
    short = "|".join(w[:1].upper() + w[1:] for w in words.all("host") if len(w) <= 2)
    people = words.any_of("titles_of_people")
    return _Patterns(
        re.compile(
            rf"(?:[/(\[;,.{DASH}]\s*|\s)(?P<label>{words.any_of('editors')})\s*:?\s*(?:{people}[.,]*\s*)*", re.I
        ),
        re.compile(
            rf"(?:[.,;?!\x00]\s*|\s[{DASH}]\s*)(?:(?i:{long})\s?[.:]+\s*|(?:{short})\s?:\s*|(?-i:In)\s+(?=[{UPPER}\d{OPEN}\x01]))"
        ),
        re.compile(rf"\s*(?:(?i:{long})\s?[.:]+\s*|(?:{short})\s?:\s*|(?-i:In)\s+)(?=[{UPPER}{OPEN}\d])"),
        re.compile(rf",\s(?:in)\s+(?=[{UPPER}])"),
        re.compile(rf"[\s.,]*\b(?:in|In)\b:?\s+(?=[{UPPER}])"),
        re.compile(rf"(?:{people}\.?\s*)+", re.I),
        re.compile(rf"(?<!\w)(?P<label>{words.any_of('translators')}[:\s]*)[^)\].\x00/{DASH}]*[)\].]*", re.I),
        re.compile(rf"\s*[(\[]?\s*{words.any_of('role_marks')}\.?\s*[)\]]\.?,?|,\s*eds?\.,?", re.I),
        re.compile(rf"[(\[]\s*{words.any_of('role_marks')}\.?\s*[)\]]\s*$", re.I),
        re.compile(rf"\b{words.any_of('institutions')}\b", re.I),
        re.compile(rf"\b{words.any_of('journals', 'collections', 'newspapers')}(?!\w)", re.I),
    )


def read_editors(draft: Draft, start: int) -> tuple[Name, ...]:
    """Read editors with their printed label and blank them; the printed form stays in `editors_printed`.

    Statements that follow the first behind semicolons («gl. red. X; sost. Y») are read with it.
    """
    patterns = _patterns(draft.words)
    editors: tuple[Name, ...] = ()
    for match in patterns.editors.finditer(draft.text, start):
        if editors and draft.text[match.start()] != ";":
            continue
        found = read_names(draft.text, draft.words, match.end(), loose=True)
        if not found.names:
            continue
        begin = match.start("label")
        if draft.text[match.start()] in "/([":
            begin = match.start() + (draft.text[match.start() : match.start() + 2] == "//") * 2
        end = found.end + (draft.text[found.end : found.end + 1] in ")]")
        _add_statement(draft, draft.printed[match.start("label") : found.end].strip(" ,;:"))
        draft.take(begin, end)
        editors += found.names
    return editors


def _add_statement(draft: Draft, printed: str, *, first: bool = False) -> None:
    """Put a printed statement with those known already: behind them, or before."""
    known = draft.get("editors_printed")
    draft.fields["editors_printed"] = "; ".join(
        part for part in ((printed, known) if first else (known, printed)) if part
    )


def drop_translation(draft: Draft, start: int) -> None:
    """Blank notes on translation, or on other parts in the work, and keep them with the printed editors."""
    for _ in range(STATEMENTS):
        match = _patterns(draft.words).translators.search(draft.text, start)
        if match is None:
            return
        named = read_names(draft.text, draft.words, match.end("label"), loose=True)
        end = max(match.end(), named.end if named.names else 0)
        printed = draft.printed[match.start() : end].strip(" ()[];,.")
        _add_statement(draft, printed + "." * (draft.printed[end - 1] == "." and bool(_INITIAL.search(printed))))
        draft.take(len(draft.text[: match.start()].rstrip(" ([")), end)


def read_responsibility(draft: Draft, start: int) -> Names:
    """Blank what stands between «/» and the next area when it begins with names; return those names.

    Names with a role behind them, «X (ed.)», go to the printed statement of editors.
    """
    slashes = [*islice(_SLASH.finditer(draft.text, start), SLASHES), *islice(_HOST.finditer(draft.text), SLASHES)]
    for match in slashes:
        if match.start() < start or (
            draft.text[match.start() : match.end()].strip() == "/"
            and "//" in draft.text[match.start() : match.end() + 1]
        ):
            continue
        if match[0].strip() == match[0] and _PRESS.search(draft.text, max(0, match.start() - 60), match.start()):
            continue  # «Town: Press/Imprint»
        lead = match.end() + (draft.text[match.end() : match.end() + 1] == " ")
        found = read_names(draft.text, draft.words, lead)
        if not found.names and "//" not in match[0]:
            found = _full_names(draft, lead)
        if not found.names:
            continue
        double = "//" in match[0]
        if double and not all("." in n.given[:2] for n in found.names):
            continue
        if double and (draft.text.count("//") > 1 or not _NAMES_ONLY.match(draft.text, found.end)):
            continue
        end = _area_end(draft.text, found.end)
        if found.edited:
            _add_statement(draft, draft.printed[lead : found.end].strip(" ,;:"), first=True)
        draft.take(match.start(), end)
        return found
    return Names((), start, False)


def _full_names(draft: Draft, lead: int) -> Names:
    """Read full names that are all there is between «/» and the imprint of a book."""
    found = read_names(draft.text, draft.words, lead, loose=True)
    area = draft.text[lead : _area_end(draft.text, found.end)]
    patterns = _patterns(draft.words)
    alone = not draft.text[found.end : lead + len(area)].strip(" .,;")
    if alone and _EXTENT.search(draft.text) and not patterns.container.search(area):
        return found
    return Names((), lead, False)


def _area_end(text: str, at: int) -> int:
    """Return where the responsibility area ends: at `//`, at a dash between areas or at a sentence end."""
    if text[at - 1 : at] == "." and _AREA.match(text, at):
        return at
    for match in _STOP.finditer(text, at):
        if (
            match[0][:1] == "."
            and match[0][1:].isspace()
            and _BRIEF.search(text, max(0, match.start() - 6), match.start())
        ):
            continue
        return match.start() + (match[0][:1] in ".)]")
    return len(text)


def find_host(draft: Draft, start: int, *, directly: bool = False) -> Span | None:
    """Return the span of the separator before the container: `//`, a lone `/`, a word such as «In:», or «, in X»."""
    at = draft.text.find("//", start)
    patterns = _patterns(draft.words)
    if at >= 0:
        end = at + 2 + (draft.text[at + 2 : at + 3] == "/")
        word = patterns.host_word.match(draft.text, end)
        if word:
            draft.take(end, word.end())
        return at, word.end() if word else end
    if directly and (match := patterns.in_word.match(draft.text, start)):
        return match.start(), match.end()
    if match := patterns.host.search(draft.text, start + 3):
        end = match.end()
        return match.start() + (draft.text[match.start()] in "?!"), end
    for match in _SLASH.finditer(draft.text, start + 3):
        if match[0].strip() == match[0] and _PRESS.search(draft.text, max(0, match.start() - 60), match.start()):
            continue
        if _CAPITAL.match(draft.text, match.end()):
            if not _issuing_body(draft, match):
                return match.start(), match.end()
            break
    if (draft.get("pages") or "editors_printed" in draft.fields) and (
        match := patterns.lower_in.search(draft.text, start + 8)
    ):
        return match.start(), match.end()
    return None


def _issuing_body(draft: Draft, slash: re.Match[str]) -> bool:
    """Tell whether an organisation, not a container, follows «/»; it is then the publisher."""
    patterns = _patterns(draft.words)
    end = _area_end(draft.text, slash.end())
    body = clean(draft.text[slash.end() : end])
    listed = draft.text[:end].rstrip().endswith(";") and draft.text[end : end + 1] == TAKEN  # people were read behind
    if not (listed or patterns.institution.search(body)) or patterns.container.search(body):
        return False
    draft.set("publisher", body, "medium")
    draft.take(slash.start(), end)
    return True


def read_host_editors(draft: Draft, host: Span) -> tuple[Name, ...]:
    """Read «In A. Smith & B. Jones (Eds.), Book»: names between the host word and the role."""
    start = host[1] + len(draft.text[host[1] :]) - len(draft.text[host[1] :].lstrip(" :"))
    found = read_names(draft.text, draft.words, start, loose=True)
    if not found.names:
        return ()
    patterns = _patterns(draft.words)
    role = patterns.role_after.match(draft.text, found.end)
    before = draft.text[start : found.end]
    if not role and not patterns.role_end.search(before):
        return ()
    end = role.end() if role else found.end
    draft.set("editors_printed", draft.printed[start:end].strip(" ,;:"))
    draft.take(start, end)
    return found.names
