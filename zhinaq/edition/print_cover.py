"""The cover: a front, and with a page count and a paper a spine and a back; plain, from the volume's own facts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from zhinaq.edition.book import Book
from zhinaq.edition.geometry import MM
from zhinaq.edition.pdf import Shop, facts_of, workshop
from zhinaq.edition.pdf_finish import finisher
from zhinaq.edition.templates import render, style
from zhinaq.edition.typeset import Press
from zhinaq.files import Files
from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

BLEED = 3.0  # millimetres
NARROWEST = 5.0  # millimetres: a spine from which lettering is readable
COLOUR = "#1f3a4d"


@dataclass(frozen=True)
class Cover:
    """The sheet in millimetres; a front alone has no spine."""

    width: float
    height: float
    spine: float = 0.0

    @property
    def sheet(self) -> float:
        """Return the width of the whole cover, without bleed."""
        return 2 * self.width + self.spine if self.spine else self.width

    def css(self, colour: str) -> str:
        """Return the page rule and the measures that styles/cover.css is written in."""
        return (f"@page {{ size: {self.sheet:.2f}mm {self.height:.2f}mm; margin: 0; bleed: {BLEED}mm; marks: crop }}\n"
                f":root {{ --w: {self.width:.2f}mm; --h: {self.height:.2f}mm; --spine: {self.spine:.2f}mm; "
                f"--colour: {colour} }}")  # fmt: skip


def cover(volume: Volume, source: VolumeInput, report: Report, pages: int = 0, paper: float = 0.0) -> Files:
    """Return `cover.pdf`; `pages` and the thickness of one leaf in millimetres (`paper`) give it spine and back.

    Raises ZhinaqError for a volume without a title.
    """
    place = Place(str(source.settings_file or source.name))
    if not volume.title:
        raise ZhinaqError("a cover needs the volume's title", place, "Write `title:` in volume.yaml.")
    shop = workshop(volume, source, report)
    sheet = Cover(shop.page.width / MM, shop.page.height / MM, pages / 2 * paper)
    return {PurePosixPath("cover.pdf"): _made(shop, source, sheet)}


def _made(shop: Shop, source: VolumeInput, sheet: Cover) -> bytes:
    volume = shop.volume
    colour = volume.settings.page.colour or COLOUR
    sheets = [shop.fonts.css(), sheet.css(colour), style("cover.css")]
    if source.css is not None:
        sheets.append(source.css.read_text(encoding="utf-8"))
    press = Press(sheets, shop.press.roots)
    picture = next((p for n, p in source.images.items() if n == PurePosixPath(volume.settings.cover).name), None)
    book = Book(volume, shop.labels, {})
    xhtml = render("pdf/cover.j2", book=book, logo=shop.logo, sheet=sheet, lettered=sheet.spine >= NARROWEST,
                   picture=picture.resolve().as_uri() if picture and volume.settings.cover else "")  # fmt: skip
    facts = facts_of(volume, shop.labels)
    return bytes(press.lay_out(xhtml).write_pdf(finisher=finisher(facts, conforming=False)))
