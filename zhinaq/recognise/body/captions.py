"""Captions of tables and figures ("Table 1 –", "Fig. 2.", the number before the word) and the lines they run over."""

from __future__ import annotations

from zhinaq.recognise.body.view import Caption, View
from zhinaq.signs.flow import SOFT_END, ended, last_word, lower_start, numbers
from zhinaq.signs.gaps import gaps

MANY = 3


def caption_at(view: View, at: int) -> Caption | None:
    """Return the caption that begins with a line, or None when the line only speaks of a table or figure."""
    return view.captions.get(at) if 0 <= at < len(view.lines) else None


def caption_lines(view: View, at: int, caption: Caption) -> int:
    """Return the first line after the caption that begins with `at`."""
    after = at + 1
    if caption.bare and after < len(view.lines) and title_like(view, after):
        after += 1
    while after < len(view.lines) and after - at < 6 and runs_on(view, at, after, caption):
        after += 1
    again = caption_at(view, after) if after < len(view.lines) else None
    return caption_lines(view, after, again) if again and same_caption(caption, again) else after


def same_caption(caption: Caption, below: Caption) -> bool:
    """Tell whether a caption repeats the one above: the same words, or its number in another language."""
    if (below.kind, below.n) != (caption.kind, caption.n) or below.bare or caption.bare:
        return False
    return below.label.casefold() != caption.label.casefold() or below.words == caption.words


def _row(view: View, at: int) -> bool:
    if (
        len(gaps(view.lines[at])) >= 2
        and view.lines[at].joins is False
        and numbers(view.text(at)) < len(view.text(at).split())
    ):
        return True
    return "\t" in view.text(at) or view.lines[at].style.startswith(("row", "cell", "image"))


def title_like(view: View, at: int) -> bool:
    """Tell whether a line under a lone label can be its title: no caption, no note, no row, no paragraph."""
    text = view.text(at)
    if caption_at(view, at) or view.words.note.match(text) or _row(view, at):
        return False
    return len(text) <= (1.3 * view.width if view.width else 160) and not (ended(text) and len(text) > 80)


def runs_on(view: View, first: int, nxt: int, caption: Caption) -> bool:
    """Tell whether line `nxt` still belongs to the caption that begins at `first`."""
    if _row(view, nxt) or numbers(view.text(nxt)) >= MANY or nxt in view.heads:
        return False
    so_far = " ".join(view.text(i) for i in range(first, nxt))
    apart = (view.width and view.lines[nxt].blank) or len(gaps(view.lines[nxt])) > 1  # a heading, the columns' head
    bold = bold_line(view, nxt - 1) and bold_line(view, nxt)
    if bold and not (apart or caption_at(view, nxt) or ended(so_far)):
        return True
    before, text = view.text(nxt - 1), view.text(nxt)
    if not view.width and not open_pair(so_far):
        return bool(view.lines[nxt].joins) and lower_start(text)
    if caption_at(view, nxt) or view.words.note.match(text) or ended(before):
        return False
    if before.endswith(("-", "¬")) or open_pair(so_far) or last_word(before) in view.words.dangles:
        return True
    full = not view.fits(nxt - 1) or len(before) > 0.85 * view.width
    if lower_start(text):
        unfinished = first > 0 and not view.closed(first - 1) and not SOFT_END.search(view.text(first - 1))
        return full if (unfinished or caption.kind == "table") else full or len(text) < 0.7 * view.width
    if view.lines[nxt].page is not None:
        return False
    tail = len(text) < 0.6 * len(before) and numbers(text) < 3
    return tail and not view.fits(nxt - 1) and not (caption.kind == "figure" and len(before) < 0.8 * view.width)


def bold_line(view: View, at: int) -> bool:
    """Tell whether a whole line is in bold type."""
    line = view.lines[at]
    return (
        bool(line.text.strip())
        and sum(s.end - s.at for s in line.spans if s.kind == "bold") >= len(line.text.strip()) - 1
    )


def open_pair(text: str) -> bool:
    """Tell whether a quotation mark or a bracket is still open."""
    return text.count("«") > text.count("»") or text.count("(") > text.count(")")


def note_lines(view: View, at: int) -> int:
    """Return the first line after the source note that begins with `at` (`at` itself when there is none)."""
    if at >= len(view.lines) or not view.words.note.match(view.text(at)):
        return at
    after = at + 1
    while after < len(view.lines) and after - at < 8 and note_runs_on(view, at, after):
        after += 1
    return after


def note_runs_on(view: View, first: int, at: int) -> bool:
    """Tell whether a line still belongs to the note that begins at `first`."""
    before, text = view.text(at - 1), view.text(at)
    if caption_at(view, at) or view.words.note.match(text) or ended(before):
        return False
    if before.endswith("-") or open_pair(" ".join(view.text(i) for i in range(first, at))):
        return True
    if last_word(before) in view.words.dangles:
        return True
    if not view.width:
        return bool(view.lines[at].joins) and lower_start(text)
    if lower_start(text):
        return len(before) > 0.7 * view.width
    return ended(text) and len(text) < 0.9 * len(before) and not view.fits(at - 1)
