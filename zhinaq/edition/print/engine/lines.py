"""Rules for lines that the engine lacks: hyphens in a row and over a page turn, runts, the grid after small type.

`line_rules(rules)` wraps three functions of the engine's layout while it is active: a line that breaks a rule is laid
out again, and the line before it too where that leaves smaller gaps. What shows only after the page is made (a line
moved by widows) goes into `rules.whole` for a second pass, see typeset.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text.line_break import strut

from zhinaq.edition.print.compose.composer import END, Composer, name_of
from zhinaq.edition.print.engine.justify import ENDLESS, SQUEEZE, Aligner, justify, stretch
from zhinaq.edition.print.engine.splitting import HYPHENS, Mode, Splitter

# Blocks in smaller type or with rules, after which the text goes on at the next line of the grid.
SNAPPED = frozenset(("front", "abstracts", "tabular", "section-opening", "references", "displayed", "title", "text"))
SNAPPED_TAGS = frozenset(("figure", "blockquote", "h2", "h3", "h4"))
AHEAD = 2  # lines that are looked at beyond the one in hand
INDENTS = 4.5  # most em by which a line may begin further in than its block
RAISED = 1.2  # a line higher than so many times the leading holds more than letters
LOOSE = 0.56  # widening of a word space, in em, from which a line gapes
Box = Any
Key = tuple[int, str, str | int]


@dataclass
class LineRules:
    """What may stand at line ends; `whole` holds the lines that must not end in a hyphen."""

    in_a_row: int = 3
    runt: int = 3  # most letters of a last line that is too short
    whole: set[Key] = field(default_factory=set)
    grid: tuple[float, float] | None = None  # top of the text block and distance of its lines, in CSS pixels


@dataclass(frozen=True)
class Try:
    """One way to lay out a line, and what it left in the engine's lists."""

    line: Box
    resume: Any
    absolute: tuple[Any, ...]
    fixed: tuple[Any, ...]

    @property
    def last(self) -> bool:
        """Tell whether the paragraph ends here, or there is no line at all."""
        return self.line is None or self.resume is None

    @property
    def hyphen(self) -> bool:
        """Tell whether the line ends in a hyphen."""
        return self.line is not None and ends_in_hyphen(self.line)

    @cached_property
    def stretch(self) -> float:
        """Return how much its word spaces are to be widened, in em; below 0 they are narrowed."""
        return getattr(self.line, "widened", 0.0) or stretch(self.line) if self.line else 0.0

    @property
    def fault(self) -> float:
        """Return how bad its word spaces are; a fifth less is as bad as two fifths of an em more."""
        return self.stretch if self.stretch >= 0 else -8 * self.stretch


@contextmanager
def line_rules(rules: LineRules) -> Iterator[None]:
    """Keep the rules while pages are laid out; not to be nested, not for threads."""
    next_line, split = inline.get_next_linebox, inline.split_first_line
    container, columns = block.block_container_layout, block.columns_layout
    align, avoid, split_box = inline.text_align, inline.avoid_collisions, inline.split_text_box
    splitter, aligner = Splitter(split), Aligner(align, avoid)
    composer = Composer(split_box, rules.whole)
    pen = _Pen(rules, next_line, splitter, aligner, composer)
    inline.get_next_linebox, inline.split_first_line = pen.next_line, splitter.split
    inline.split_text_box = composer.text
    inline.text_align, inline.avoid_collisions = aligner.text_align, aligner.measure
    block.block_container_layout, block.columns_layout = _snapping(rules, container), _snapping(rules, columns)
    try:
        yield
    finally:
        inline.get_next_linebox, inline.split_first_line = next_line, split
        inline.text_align, inline.avoid_collisions, inline.split_text_box = align, avoid, split_box
        block.block_container_layout, block.columns_layout = container, columns


def key_of(linebox: Box, skip: Any) -> Key:
    """Return a name for the line that starts at `skip`, the same in every pass over the same document."""
    first = next((b.text for b in linebox.descendants() if isinstance(b, boxes.TextBox)), "")
    return id(linebox.element), first[:40], repr(skip)


def texts(line: Box) -> list[Box]:
    """Return the boxes of a line that show text."""
    return [b for b in line.descendants() if isinstance(b, boxes.TextBox) and b.text.strip()]


def ends_in_hyphen(line: Box) -> bool:
    """Tell whether the last text of a laid-out line is a hyphen, its own or one put there."""
    last = texts(line)[-1:]
    return bool(last) and last[0].text.rstrip().endswith(HYPHENS)


class _Pen:
    """Lays out one line after another; how many hyphens stood before a line is kept on its paragraph."""

    def __init__(
        self, rules: LineRules, engine_line: Any, splitter: Splitter, aligner: Aligner, composer: Composer
    ) -> None:
        self.rules, self.engine_line, self.splitter, self.aligner = rules, engine_line, splitter, aligner
        self.composer = composer
        self.seen: dict[tuple[str, float, Mode], Try] = {}  # lines of this paragraph that were looked at ahead
        self.linebox: Box = None
        self.page: Box = None

    def next_line(
        self, context: Any, linebox: Box, y: float, bottom: float, skip: Any, around: Box, absolute: list[Any],
        fixed: list[Any], *styles: Any,
    ) -> tuple[Box, Any]:  # fmt: skip
        """Return the next line and where the one after it starts; takes the place of the engine's function."""
        page = context.current_footnote_area  # made anew for every page, and every time a page is made
        if not (context.excluded_shapes or any(styles)):
            new = page is not linebox.__dict__.get("page_area")
            linebox.page_area = page
            planned = self.planned(context, linebox, y, bottom, skip, around, absolute, fixed, new=new)
            if planned:
                return planned
        if linebox is not self.linebox or page is not self.page or absolute or fixed:
            self.seen.clear()
        self.linebox, self.page = linebox, page
        paragraph = _Paragraph(self, context, linebox, bottom, around, (absolute, fixed), styles)
        key = key_of(linebox, skip)
        counts = linebox.__dict__.setdefault("hyphens_before", {})
        before = counts.get(repr(skip), 0)
        found = paragraph.best(y, skip, before, whole=key in self.rules.whole)
        absolute.extend(found.absolute)
        fixed.extend(found.fixed)
        if found.line is not None:
            justify(found.line)
        if found.last:
            return found.line, found.resume
        found.line.line_key = key
        counts[repr(found.resume)] = before + 1 if found.hyphen else 0
        return found.line, found.resume

    def planned(
        self, context: Any, linebox: Box, y: float, bottom: float, skip: Any, around: Box, absolute: list[Any],
        fixed: list[Any], *, new: bool,
    ) -> tuple[Box, Any] | None:  # fmt: skip
        """Return the line that was planned for a composed paragraph; None when the rules are to make it."""
        step = self.composer.step(context, linebox, y, bottom, skip, around, new=new)
        if step is None:
            return None
        marks = len(absolute), len(fixed)
        self.composer.target, self.aligner.extra = step.target or END, ENDLESS
        line, resume = self.engine_line(context, linebox, y, bottom, skip, around, absolute, fixed, None, None)
        self.composer.target, self.aligner.extra = None, 0.0
        if line is None or resume != (step.target.resume() if step.target else None):
            del absolute[marks[0] :], fixed[marks[1] :]
            linebox.composed[around.width] = None
            return None
        if step.target and step.target.hyphen:
            texts(line)[-1].soft_hyphen = True
        _level(line)
        justify(line)
        line.line_key = *name_of(linebox), step.number
        return line, resume


@dataclass(frozen=True)
class _Paragraph:
    """The fixed surroundings of the lines of one paragraph."""

    pen: _Pen
    context: Any
    linebox: Box
    bottom: float
    around: Box
    lists: tuple[list[Any], list[Any]]
    styles: tuple[Any, ...]

    def lay(self, y: float, skip: Any, mode: Mode = "") -> Try:
        """Lay out the line that starts at `skip`, or return it when it was laid out before."""
        name = repr(skip), round(y, 3), mode
        if name not in self.pen.seen:
            self.pen.seen[name] = self._laid(y, skip, mode)
        return self.pen.seen[name]

    def _laid(self, y: float, skip: Any, mode: Mode) -> Try:
        splitter, (absolute, fixed) = self.pen.splitter, self.lists
        marks = len(absolute), len(fixed)
        splitter.mode, self.pen.aligner.extra = ("", self._squeezed()) if mode == "tighter" else (mode, 0.0)
        splitter.room = self.around.width - INDENTS * self.linebox.style["font_size"]
        line, resume = self.pen.engine_line(
            self.context, self.linebox, y, self.bottom, skip, self.around, absolute, fixed, *self.styles
        )
        splitter.mode, splitter.room, self.pen.aligner.extra = "", 0.0, 0.0
        if line is not None and (shown := texts(line)) and splitter.added.get(shown[-1].text):
            shown[-1].soft_hyphen = True
        splitter.added.clear()
        _level(line)
        made = Try(line, resume, tuple(absolute[marks[0] :]), tuple(fixed[marks[1] :]))
        del absolute[marks[0] :], fixed[marks[1] :]
        return made

    def best(self, y: float, skip: Any, before: int, *, whole: bool) -> Try:
        """Return the line that keeps the rules, with an eye on those after it."""
        found = self.kept(y, skip, before, whole=whole)
        if found.last or whole:
            return found
        if self._leaves_runt(found):
            fuller, shorter = self.lay(y, skip, "tighter"), self.lay(y, skip, "shorter")
            if fuller.line is not None and fuller.resume is None and fuller.stretch >= -SQUEEZE:
                return fuller
            return shorter if not shorter.last and shorter.stretch < LOOSE * 1.6 else found
        late = key_of(self.linebox, found.resume) in self.pen.rules.whole  # the last pass saw the page end there
        if self._outcome(found, before, late) <= LOOSE:
            return found
        ways = [found, *self._others(found, y, skip, before)]
        chosen = min(ways, key=lambda way: self._outcome(way, before, late, branching=True))
        if late and not chosen.last:
            self.pen.rules.whole.add(key_of(self.linebox, chosen.resume))
        return chosen

    def _others(self, found: Try, y: float, skip: Any, before: int) -> Iterator[Try]:
        """Yield other ways to break a line that keep the rules."""
        modes: tuple[Mode, ...] = ("whole", "earlier", "tighter") if found.hyphen else ("earlier", "tighter")
        for mode in modes:
            way = self.lay(y, skip, mode)
            if way.line is not None and way.stretch >= -SQUEEZE and not (way.hyphen and self._forbidden(way, before)):
                yield way

    def kept(self, y: float, skip: Any, before: int, *, whole: bool = False) -> Try:
        """Return the line as the engine makes it, without hyphen where none may stand."""
        found = self.lay(y, skip, "whole" if whole else "")
        if not found.last and found.hyphen and not whole and self._forbidden(found, before):
            return self.lay(y, skip, "whole")
        return found

    def _forbidden(self, way: Try, before: int) -> bool:
        return before >= self.pen.rules.in_a_row or self._closes_page(way, 1)

    def _closes_page(self, way: Try, lines: int) -> bool:
        """Tell whether no more than `lines - 1` further lines fit on the page."""
        if self.context.in_column or self.context.page_bottom is None:
            return False
        lowest = way.line.position_y + (lines + 1) * way.line.height
        return bool(self.context.overflows_page(self.bottom, lowest))

    def _outcome(self, way: Try, before: int, late: bool, ahead: int = AHEAD, *, branching: bool = False) -> float:
        """Return the worst word spaces of a line and of those after it, the first of which may have to end whole."""
        if way.last or not ahead:
            return way.fault
        indent, self.linebox.text_indent = self.linebox.text_indent, 0
        y, after = way.line.position_y + way.line.height, before + 1 if way.hyphen else 0
        following = self.kept(y, way.resume, after, whole=late)
        worst = self._outcome(following, after, False, ahead - 1, branching=branching)
        if branching and worst > LOOSE and not (late or following.last):
            others = self._others(following, y, way.resume, after)
            worst = min([worst, *(self._outcome(other, after, False, ahead - 1) for other in others)])
        self.linebox.text_indent = indent
        return max(way.fault, worst)

    def _squeezed(self) -> float:
        """Return by how much a line may be too long: what its word spaces can give, one in three em."""
        return float(SQUEEZE * self.around.width / 3)

    def _leaves_runt(self, way: Try) -> bool:
        most = self.pen.rules.runt
        justified = self.linebox.style["text_align_all"] == "justify"
        return justified and 0 < len(_rest(self.linebox, way.resume, most).strip()) <= most


def _level(line: Box) -> None:
    """Take back the little that letters of a fallback font or in another size add to the height of a line."""
    usual, _ = strut(line.style) if line is not None else (0.0, 0.0)
    if line is not None and usual < line.height < RAISED * usual:
        line.height = usual


def _rest(linebox: Box, resume: Any, most: int) -> str:
    """Return the text still to come in a paragraph when it is at most `most` letters, else a longer one."""
    ((index, inner),) = resume.items()
    rest = ""
    for n, child in enumerate(linebox.children[index:]):
        at = inner if n == 0 else None
        if isinstance(child, boxes.TextBox):
            rest += child.text.encode()[next(iter(at)) if at else 0 :].decode(errors="ignore")
        elif child.children:
            rest += _rest(child, at or {0: None}, most)
        else:
            return "x" * (most + 1)
        if len(rest.strip()) > most:
            break
    return rest


def _snapping(rules: LineRules, engine: Any) -> Any:
    """Return the engine's layout of a block, which ends finished blocks of SNAPPED on a line of the grid."""

    def lay_out(context: Any, box: Box, *rest: Any, **named: Any) -> Any:
        found = engine(context, box, *rest, **named)
        new, resume = found[0], found[1]
        if rules.grid and new is not None and resume is None and _is_snapped(box):
            top, step = rules.grid
            bottom = new.border_box_y() + new.border_height()
            extra = -(bottom - top) % step
            if 0.02 < extra < step - 0.02 and not context.overflows_page(rest[0], bottom + extra):
                new.height += extra
        return found

    return lay_out


def _is_snapped(box: Box) -> bool:
    element = box.element
    if element is None or "::" in (box.element_tag or "") or not isinstance(box, boxes.BlockBox):
        return False
    return element.tag in SNAPPED_TAGS or not SNAPPED.isdisjoint((element.get("class") or "").split())
