"""Invented articles for the tests of front matter: bodies and references in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from tests.lines import lines_of
from zhinaq.block import Block
from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.recognise.front.blocks import front
from zhinaq.recognise.front.zones import Zone, article_language, zones
from zhinaq.recognise.label.decide import labelled
from zhinaq.recognise.volume.extents import Extent, split
from zhinaq.recognise.volume.matter import with_listed_titles

PARAGRAPH = {
    "kk": "Өңір экономикасының дамуы соңғы жылдары жаңа сипат алды. Зерттеу барысында ауыл тұрғындарының табысы мен "
    "еңбек өнімділігі қарастырылды. Алынған деректер бойынша шағын шаруашылықтардың үлесі артып келеді және бұл үрдіс "
    "алдағы жылдары да сақталады деп күтілуде. Сондықтан мемлекеттік қолдау шараларын жетілдіру қажет.",
    "ru": "Развитие экономики региона в последние годы приобрело новые черты. В ходе исследования рассматривались "
    "доходы жителей села и производительность их труда. Полученные данные показывают, что доля малых хозяйств растёт, "
    "и эта тенденция сохранится в ближайшие годы. Поэтому меры государственной поддержки нужно улучшать.",
    "en": "The economy of the region has changed in recent years. The study looks at the income of rural people and "
    "at their productivity. The data show that the share of small farms is growing, and that this trend will go on in "
    "the coming years. The measures of public support should therefore be improved.",
}
REFERENCES = {
    "kk": "Әдебиеттер\n"
    "1. Ахметов С. Ауыл тарихы. – Алматы: Ғылым, 2011. – 120 б.\n"
    "2. Иванова Л. Село. – М.: Наука, 2009. – 21 с.",
    "ru": "Литература\n"
    "1. Ахметов С. История аула. – Алматы: Наука, 2011. – 12 с.\n"
    "2. Иванова Л. Село. – М.: Наука, 2009. – 21 с.",
    "en": "References\n"
    "1. Smith J. Villages. – London: Press, 2011. – 120 p.\n"
    "2. Brown K. Farms. – Bath: Press, 2009. – 210 p.",
}


def body(language: str, times: int = 3) -> str:
    return "\n\n".join([PARAGRAPH[language]] * times)


@dataclass(frozen=True)
class Read:
    """One extent as read: what it is, its zones and its front matter."""

    extent: Extent
    zones: list[Zone]
    language: str
    blocks: list[Block]

    def texts(self, role: str, language: str = "") -> list[str]:
        return [b.text.chars for b in self.blocks if b.role == role and language in ("", b.language)]

    def one(self, role: str) -> Block:
        (block,) = [b for b in self.blocks if b.role == role]
        return block


def read(text: str, report: Report | None = None, *, contents: bool = False) -> list[Read]:
    """Split a text and read the front matter of each extent; `contents`: its contents name the titles first."""
    lines, languages = lines_of(text), load_languages()
    lines = with_listed_titles(lines) if contents else lines
    report = report or Report()
    out = []
    lines = labelled(lines, languages, {}, {})
    for extent in split(lines, report):
        part = lines[extent.start : extent.end]
        found = zones(part)
        language = article_language(part, found, languages)
        blocks = [
            b for z in found if z.kind in ("front", "parallel") for b in front(part, z, languages, language, report)
        ]
        out.append(Read(extent, found, language, blocks))
    return out
