"""A cover made from the volume's data: as SVG, and as PNG where a font with every Kazakh letter is found."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from zhinaq.edition.fonts import find_fonts, folders
from zhinaq.finding import ZhinaqError
from zhinaq.resources import render

WIDTH, HEIGHT, MARGIN = 1600, 2400, 150
PAPER, INK, ACCENT, SOFT = "#f7f2e6", "#1f2a30", "#17566a", "#80500f"
MAIN_SIZES = (132, 116, 100, 86, 74, 62)
MAIN_LINES = 8


@dataclass(frozen=True)
class Line:
    """One line of text on the cover: its baseline, size, colour and language."""

    text: str
    y: int
    size: int
    fill: str
    language: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Words:
    """What a cover says: title, subtitle, titles in other languages, and the lines at head and foot."""

    title: str
    language: str
    subtitle: str = ""
    others: tuple[tuple[str, str], ...] = ()
    head: str = ""
    foot: str = ""


def lines(words: Words) -> list[Line]:
    """Return the lines of a cover, broken by the estimated width of letters so that every machine breaks alike."""
    size = next((s for s in MAIN_SIZES if len(broken(words.title, s)) <= MAIN_LINES), MAIN_SIZES[-1])
    out, y = [], 300
    for text in broken(words.head, 44)[:3]:
        out.append(Line(text, y, 44, SOFT))
        y += 60
    y = max(y + 160, 620)
    for text in broken(words.title, size)[: MAIN_LINES + 2]:
        out.append(Line(text, y, size, INK, words.language, bold=True))
        y += int(size * 1.2)
    rest = [(words.language, words.subtitle, 56)] if words.subtitle else []
    for code, text, small in [*rest, *((code, text, 50) for code, text in words.others)]:
        y += 40
        for part in broken(text, small)[:4]:
            if y < HEIGHT - 420:
                out.append(Line(part, y, small, ACCENT, code))
            y += int(small * 1.3)
    return [*out, *(Line(t, HEIGHT - 210 + 60 * n, 48, INK) for n, t in enumerate(broken(words.foot, 48)[:2]))]


def broken(text: str, size: int) -> list[str]:
    """Break a text into lines that fit between the margins, a letter being taken as 0.56 em wide."""
    most = int((WIDTH - 2 * MARGIN) / (size * 0.56))
    out: list[str] = []
    for word in text.split():
        if out and len(out[-1]) + 1 + len(word) <= most:
            out[-1] += f" {word}"
        else:
            out += [word[i : i + most] for i in range(0, len(word), most)]
    return out


def svg(words: Words) -> bytes:
    """Return the cover as SVG."""
    return render("epub/cover.svg.j2", lines=lines(words), title=words.title, language=words.language, width=WIDTH,
                  height=HEIGHT, margin=MARGIN, paper=PAPER, ink=INK, accent=ACCENT, soft=SOFT).encode()  # fmt: skip


def png(words: Words) -> bytes | None:
    """Return the cover as PNG, or None when no font has every letter."""
    try:
        faces = {f.style: f.file for f in find_fonts(folders()).faces if f.name == _text_face()}
    except ZhinaqError:
        return None
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 40), fill=ACCENT)
    pen.rectangle((MARGIN, 460, MARGIN + 220, 468), fill=SOFT)
    pen.rectangle((MARGIN, HEIGHT - 320, WIDTH - MARGIN, HEIGHT - 318), fill=INK)
    for line in lines(words):
        file = faces.get("normal 600" if line.bold else "normal 400") or faces["normal 400"]
        pen.text((MARGIN, line.y), line.text, fill=line.fill, font=_font(file, line.size), anchor="ls")
    out = BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _text_face() -> str:
    return find_fonts(folders()).faces[0].name


def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
