"""Markdown left-overs: escapes, emphasis, links, headings and tables become spans and styles.

Removed signs are markup, not words; a removed link target is logged. Rules follow CommonMark where it is safe.
"""

from __future__ import annotations

import re

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.repair.change import Change, change, without
from zhinaq.source import Line, Source, Span

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
MASK = 0xE000
AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w.-]+\.\w+)>")
LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)")
TAG = re.compile(r"<(/?)(a|b|i|em|strong|sup|sub|br|span|u|p|div)\b([^<>]{0,200})>", re.IGNORECASE)
RAISED = re.compile(r"\^\{([^{}]{1,12})\}|(?<=\S)\^([0-9*,]{1,6})\^")
BARE = re.compile(r"^(#{1,6})[ \t]+(?=\S)")
EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)((?:(?!\1).)+?)(?<=\S)\1(?![\w*_])")
LOOSE = re.compile(r"(?<![\w*_])(\*{2,3}|_{2,3})(?=\S)((?:(?!\1).)+?)\1(?![*_])")
RULE = re.compile(r"^\s*(?:[*_-]\s*){3,}$")
DASHES = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")
CELLS = re.compile(r"^\s*\|(.*)\|\s*$")
ITEM = re.compile(r"^(\s*)([-+*])[ \t]+(?=\d+[.)]\s)")
RICH = 3


def markup(source: Source, languages: Languages, report: Report) -> Source:
    """Return the source without markdown signs; in a bare text file only unmistakable ones are taken for markup."""
    if source.hints.get("markup") == "done":
        return source
    told = source.hints.get("markup") == "markdown"
    rich = told or sum(len(ESCAPE.findall(line.text)) for line in source.lines) >= RICH
    lines = [_line(line, rich, report) for line in source.lines]
    lines = _emphasis_over_lines(lines)
    empty = {i for i, line in enumerate(lines) if not line.text.strip()}
    return source.with_lines(without(lines, empty), hints={**source.hints, "markup": "done"})


def _line(line: Line, rich: bool, report: Report) -> Line:
    """Return one line freed of signs, with spans and a style."""
    if not re.search(r"[\\*_<\[#|^]", line.text):
        return line
    line = _unescape(line) if rich else line
    line = _block(line, rich, report)
    changes: list[Change] = []
    spans: list[Span] = []
    for match in AUTOLINK.finditer(line.text):
        changes += [Change(match.start(), match.start() + 1, ""), Change(match.end() - 1, match.end(), "")]
        spans.append(Span(match.start() + 1, match.end() - 1, "link", _address(match[1])))
    for match in RAISED.finditer(line.text):
        _raised(match, line, changes, spans, report)
    if rich:
        _links(line, changes, spans, report)
    line = change(line, changes, spans)
    changes, spans = [], []
    for match in (LOOSE if rich and not EMPHASIS.search(line.text) else EMPHASIS).finditer(line.text):
        if match[1][0] == "_" and not rich:
            continue
        n = len(match[1])
        changes += [Change(match.start(), match.start() + n, ""), Change(match.end() - n, match.end(), "")]
        spans.append(Span(match.start() + n, match.end() - n, "italic" if n == 1 else "bold"))
    return _unmask(change(line, changes, spans))


def _unescape(line: Line) -> Line:
    """Return the line with escaped signs hidden from the rules below, as private characters."""
    found = [Change(m.start(), m.end(), chr(MASK + ord(m[1]))) for m in ESCAPE.finditer(line.text)]
    return change(line, found)


def _unmask(line: Line) -> Line:
    """Return the line with hidden signs back; a line of hidden stars only is a separator."""
    plain = {MASK + code: chr(code) for code in range(0x21, 0x7F)}
    text = line.text.translate(plain)
    spans = tuple(Span(s.at, s.end, s.kind, s.target.translate(plain)) for s in line.spans)
    if re.fullmatch(r"\s*(?:\*\s*){2,}", text):
        return line.with_(text=text, spans=spans, style="separator")
    return line.with_(text=text, spans=spans)


def _block(line: Line, rich: bool, report: Report) -> Line:
    """Return the line with the signs of headings, rules, table rows and doubled list marks as styles."""
    if heading := BARE.match(line.text):
        closed = re.search(r"\s#+\s*$", line.text)
        cut = [Change(0, heading.end(), "")] + ([Change(closed.start(), len(line.text), "")] if closed else [])
        return change(line, cut).with_(style=f"heading{len(heading[1])}")
    if rich and DASHES.match(line.text) and "|" in line.text:
        return line.with_(text="")
    if RULE.match(line.text) and len(set(line.text.split()[0])) == 1 and len(line.text.strip()) <= 20:
        return line.with_(style="separator")
    if (row := CELLS.match(line.text)) and row[1].count("|") >= (0 if rich else 1):
        cells = "\t".join(cell.strip() for cell in row[1].split("|"))
        return line.with_(text=cells, style="row")
    if double := ITEM.match(line.text):
        return change(line, [Change(double.start(2), double.end(), "")]).with_(style="item")
    return line


def _raised(match: re.Match[str], line: Line, changes: list[Change], spans: list[Span], report: Report) -> None:
    """Turn one raised mark into a span; the name of a lost icon is no text and is logged."""
    group = 1 if match[1] is not None else 2
    if match[group].lower() in ("id", "orcid"):
        report.repair("markup", line.file, (line.number, line.number), match[group], "", "name of a lost icon")
        changes.append(Change(match.start(), match.end(), ""))
        return
    changes += [Change(match.start(), match.start(group), ""), Change(match.end(group), match.end(), "")]
    spans.append(Span(match.start(group), match.end(group), "sup"))


def _links(line: Line, changes: list[Change], spans: list[Span], report: Report) -> None:
    """Turn links, pictures and simple tags into spans; targets that are not printed are logged."""
    plain = {MASK + code: chr(code) for code in range(0x21, 0x7F)}
    for match in LINK.finditer(line.text):
        target = match[3].translate(plain)
        changes += [Change(match.start(), match.start(2), ""), Change(match.end(2), match.end(), "")]
        spans.append(Span(match.start(2), match.end(2), "image" if match[1] else "link", _address(target)))
        report.repair("markup", line.file, (line.number, line.number), target, "", "target of a link, not printed")
    for match in TAG.finditer(line.text):
        changes.append(Change(match.start(), match.end(), " " if match[2].lower() == "br" else ""))
        tag = match[0].translate(plain)
        report.repair("markup", line.file, (line.number, line.number), tag, "", "a tag is no text")


def _address(target: str) -> str:
    """Return a link target with the scheme of mail added to a bare e-mail address."""
    return f"mailto:{target}" if "@" in target and ":" not in target else target


def _emphasis_over_lines(lines: list[Line]) -> list[Line]:
    """Return the lines with emphasis that opens on one line and closes at the end of the next as spans of both."""
    out = list(lines)
    for i in range(len(out) - 1):
        one, two = out[i], out[i + 1]
        opens = re.match(r"\s*(\*{1,2})(?=[^\s*])[^*]*$", one.text)
        closes = re.fullmatch(r"[^*]*[^\s*](\*{1,2})\s*", two.text)
        if opens and closes and two.blank == 0 and opens[1] == closes[1]:
            kind, n = ("italic" if len(opens[1]) == 1 else "bold"), len(opens[1])
            first = Span(opens.start(1) + n, len(one.text.rstrip()), kind)
            out[i] = change(one, [Change(opens.start(1), opens.start(1) + n, "")], [first])
            last = Span(len(two.text) - len(two.text.lstrip()), closes.start(1), kind)
            out[i + 1] = change(two, [Change(closes.start(1), closes.start(1) + n, "")], [last])
    return out
