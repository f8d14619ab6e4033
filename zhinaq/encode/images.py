"""Lost figures filled: an image named for a figure by settings, file name or text takes the place of its gap."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from lxml import etree

from zhinaq.finding import Place, Report
from zhinaq.settings import Image, VolumeSettings
from zhinaq.tei import XML_ID, XML_LANG, E, text_of, xpath

Element = etree._Element


def fill_images(articles: Sequence[Element], settings: VolumeSettings, report: Report) -> None:
    """Put every image of the settings into its figure; one that fits no figure, or several, is finding vol-002."""
    for image in settings.images:
        fits = [f for n, a in enumerate(articles, 1) for f in _figures(a, n, image)]
        if len(fits) == 1:
            _fill(fits[0], image)
        else:
            report.add("vol-002", Place(f"images/{image.file}"), image.file, count=len(fits))


def _figures(article: Element, number: int, image: Image) -> list[Element]:
    if image.article and image.article.lstrip("a").lstrip("0") != str(number):
        return []
    name = PurePosixPath(image.file).name
    lost = xpath(article, ".//t:figure[t:gap]")
    named = [f for f in lost if PurePosixPath(text_of(f.find("{*}gap"))).name == name]
    if named or not image.figure:
        return named
    keys = {image.figure, f"{article.get(XML_ID)}-fig{image.figure}"}
    return [f for f in lost if f.get("n") in keys or f.get(XML_ID) in keys]


def _fill(figure: Element, image: Image) -> None:
    gap = xpath(figure, "t:gap")[0]
    graphic = E.graphic(url=f"images/{PurePosixPath(image.file).name}")
    graphic.tail = gap.tail
    figure.replace(gap, graphic)
    for code, text in reversed(image.alt.items()):
        graphic.addnext(E.figDesc({XML_LANG: code} if code else {}, text))
