"""The cover: a front, and with a page count and a paper a spine and a back; plain, from the volume's own facts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes

from zhinaq.edition.colour import inks
from zhinaq.edition.pictures import embedded, embedded_file
from zhinaq.edition.print.barcode import barcode, ean_of
from zhinaq.edition.print.geometry import MM
from zhinaq.edition.print.pdf import Shop, facts_of, workshop
from zhinaq.edition.print.pdf_finish import finisher
from zhinaq.edition.print.typeset import Press, file_of
from zhinaq.edition.volume.book import Book, shortened
from zhinaq.files import Files
from zhinaq.finding import Report, ZhinaqError
from zhinaq.resources import render, style
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

BLEED = 3.0  # millimetres
NARROWEST = 5.0  # millimetres: a spine from which lettering is readable
COLOUR = "#1f3a4d"
TITLES = (2.3, 1.9, 1.6, 1.3, 1.1, 0.95)  # sizes of the title, tried in turn until everything has its place
WORDS = (0.9, 0.8, 0.7)  # sizes of the words on the back
SMALLEST, LARGEST, LETTER = 7.0, 14.0, 0.56  # points of lettering on the spine; width of a letter in its size


@dataclass(frozen=True)
class Cover:
    """The sheet in millimetres; a front alone has no spine, and no bleed when it is for the screen."""

    width: float
    height: float
    spine: float = 0.0
    bleed: float = BLEED

    @property
    def sheet(self) -> float:
        """Return the width of the whole cover, without bleed."""
        return 2 * self.width + self.spine if self.spine else self.width

    def css(self, colour: str, title: float, words: float, lettering: float) -> str:
        """Return the page rule and the measures that styles/cover.css is written in."""
        on, ink = inks(colour)
        marks = f"bleed: {self.bleed}mm; marks: crop" if self.bleed else ""
        return (f"@page {{ size: {self.sheet:.2f}mm {self.height:.2f}mm; margin: 0; {marks} }}\n"
                f"html {{ font-size: {10 * self.width / 148:.2f}pt }}\n"
                f":root {{ --w: {self.width:.2f}mm; --h: {self.height:.2f}mm; --spine: {self.spine:.2f}mm; "
                f"--bleed: {self.bleed}mm; --colour: {colour}; --on-colour: {on}; --ink: {ink}; --title: {title}rem; "
                f"--other: {0.6 + 0.26 * title:.3f}rem; --words: {words}rem; "
                f"--lettering: {lettering:.2f}pt }}")  # fmt: skip


def cover(volume: Volume, source: VolumeInput, report: Report, pages: int = 0, paper: float = 0.0) -> Files:
    """Return `cover.pdf`; `pages` and the thickness of one leaf in millimetres (`paper`) give it spine and back.

    Raises ZhinaqError for a volume without a title.
    """
    if not volume.title:
        raise ZhinaqError("a cover needs the volume's title", source.place(), "Write `title:` in volume.yaml.")
    shop = workshop(volume, source, report)
    spine = pages / 2 * paper
    bleed = BLEED if spine or volume.settings.page.medium == "print" else 0.0
    sheet = Cover(shop.page.width / MM, shop.page.height / MM, spine, bleed)
    fitted = _fitted(shop, source, sheet)
    document = fitted.copy(fitted.pages[:1])
    facts = facts_of(volume, shop.labels)
    return {PurePosixPath("cover.pdf"): file_of(document, finisher=finisher(facts, conforming=False))}


def _fitted(shop: Shop, source: VolumeInput, sheet: Cover) -> Document:
    """Lay the cover out in smaller and smaller type until front and back have room; other languages go last."""
    values = _values(shop, source, sheet)
    title, words = 0, 0
    while True:
        tight = title == len(TITLES) - 1 or words == len(WORDS) - 1
        document = _laid(shop, source, sheet, (TITLES[title], WORDS[words]), {**values, "tight": tight})
        front, back = _crowded(document)
        more = (int(front and title < len(TITLES) - 1), int(back and words < len(WORDS) - 1))
        if not any(more):
            return document
        title, words = title + more[0], words + more[1]


def _laid(
    shop: Shop, source: VolumeInput, sheet: Cover, sizes: tuple[float, float], values: dict[str, Any]
) -> Document:
    colour = shop.volume.settings.page.colour or COLOUR
    sheets = [shop.fonts.css(), sheet.css(colour, *sizes, values["size"]), style("cover.css"), source.own_css()]
    return Press(sheets, shop.press.roots).lay_out(render("pdf/cover.j2", **values))


def _values(shop: Shop, source: VolumeInput, sheet: Cover) -> dict[str, Any]:
    volume, fonts = shop.volume, shop.fonts.sans
    book = Book(volume, shop.labels, {})
    name = PurePosixPath(volume.settings.cover).name
    lettering, size = _lettering(volume, sheet)
    issn = book.imprint.issn
    digits = ean_of(volume.isbn, issn)
    numbers = [f"{kind} {number}" for kind, number in (("ISBN", volume.isbn), ("ISSN", issn)) if number]
    code = embedded(barcode(digits, ", ".join(numbers)), "image/svg+xml", fonts) if digits else ""
    picture = embedded_file(source.images.get(name), fonts, source.place("cover")) if name else ""
    return {"book": book, "sheet": sheet, "logo": shop.logo, "picture": picture, "numbers": numbers, "barcode": code,
            "lettering": lettering, "size": size}  # fmt: skip


def _lettering(volume: Volume, sheet: Cover) -> tuple[str, float]:
    """Return the words of the spine and their size in points; none on a spine too narrow for them."""
    if sheet.spine < NARROWEST:
        return "", SMALLEST
    room = (sheet.height - 30) * MM / LETTER
    letters = len(volume.title) + len(volume.year) + 2
    size = max(SMALLEST, min(LARGEST, 0.62 * sheet.spine * MM, room / letters))
    return shortened(volume.title, int(room / size) - len(volume.year) - 2), size


def _crowded(document: Document) -> tuple[bool, bool]:
    """Tell whether the front's words run into its foot or off the sheet, and the back's into what stands below."""
    lowest, highest = dict[str, float](), dict[str, float]()
    for box in document.pages[0]._page_box.descendants(placeholders=True):
        name = (box.element.get("class") or "").split(" ")[0] if box.element is not None else ""
        if name and isinstance(box, boxes.BlockBox | boxes.BlockReplacedBox):
            lowest[name], highest[name] = box.position_y + box.margin_height(), box.position_y
    front = max(lowest.get(name, 0) for name in ("band", "below", "picture"))
    return front > highest.get("foot", 0), "words" in lowest and lowest["words"] > highest.get("below-words", 0)
