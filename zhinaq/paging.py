"""The pages of every article: one answer for all that is made, and where it comes from.

`pages:` in volume.yaml decides; without it the page numbers printed in the raw text, when they show where every article
begins and ends (a re-edition); else the pages of the volume's own PDF, known when it has been laid out. What the TEI
says in `seriesStmt/biblScope[@unit='page']` is the answer, marked by `@cert` (printed) or `@resp` (our own).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from zhinaq.finding import Report, ZhinaqError
from zhinaq.tei import XML_ID, E, q, xpath
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput

Element = etree._Element
SERIES = "t:teiHeader/t:fileDesc/t:seriesStmt"
SCOPE = f"{SERIES}/t:biblScope[@unit='page']"
OURS = "#zhinaq"  # who counted the pages of the volume's own PDF
DASH = "\N{EN DASH}"


def settle(articles: Sequence[Element], volume: VolumeInput, report: Report) -> None:
    """Leave in every article's TEI the pages it has, or none yet. Raises ZhinaqError for a list that does not fit."""
    wish, title = volume.settings.pages, next(iter(volume.settings.title.values()), "")
    if isinstance(wish, tuple):
        if len(wish) != len(articles):
            problem = f"{len(wish)} ranges of pages for {len(articles)} articles"
            raise ZhinaqError(problem, volume.place("pages"), "Give one for every article, in reading order.")
        for article, pages in zip(articles, wish, strict=True):
            _write(article, *_ends(pages), {}, title)
    elif wish == "own" or (not wish and not _tell_all(articles)):
        for article in articles:
            _drop(article)


def _ends(pages: str) -> tuple[str, str]:
    first, _, last = pages.replace(DASH, "-").partition("-")
    return first.strip(), (last or first).strip()


def _tell_all(articles: Sequence[Element]) -> bool:
    """Tell whether every article has printed pages, and no two the same ones but where one ends and the next begins."""
    spans = []
    for article in articles:
        for scope in xpath(article, SCOPE)[:1]:
            counted = scope.get("from", "").isdecimal() and scope.get("to", "").isdecimal()
            if not counted or scope.get("resp") == OURS:  # of an earlier build, in TEI that is read again
                return False
            spans.append((int(scope.get("from")), int(scope.get("to"))))
    spans.sort()
    return len(spans) == len(articles) and all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


def _drop(article: Element) -> None:
    for scope in xpath(article, SCOPE):
        scope.getparent().remove(scope)


def _write(article: Element, first: str, last: str, marks: Mapping[str, str], title: str) -> None:
    """Put a range of pages behind the titles and numbers of the series; an article of no volume has none."""
    _drop(article)
    if title and not xpath(article, SERIES):
        for publication in xpath(article, "t:teiHeader/t:fileDesc/t:publicationStmt"):
            publication.addnext(E.seriesStmt(E.title(title)))
    for series in xpath(article, SERIES)[:1]:
        shown = first if first == last else f"{first}{DASH}{last}"
        scope = E.biblScope(shown, {"unit": "page", "from": first, "to": last, **marks})
        before = [n for n, node in enumerate(series) if node.tag in (q("title"), q("biblScope"))]
        series.insert(before[-1] + 1 if before else 0, scope)


def rule_of(volume: Volume) -> str:
    """Return where the pages come from: `given`, `printed` or `own`; "" while they are not known."""
    scopes = [scope for article in volume.articles for scope in xpath(article.element, SCOPE)[:1]]
    if not scopes:
        return ""
    return "own" if scopes[0].get("resp") == OURS else "printed" if scopes[0].get("cert") else "given"


def printed_here(volume: Volume) -> bool:
    """Tell whether the page numbers in the raw text are the volume's pages: they lie within those of the articles."""
    if rule_of(volume) not in ("given", "printed"):
        return False
    for article in volume.articles:
        numbers = [int(n) for n in xpath(article.element, "t:text//t:pb/@n") if str(n).isdecimal()]
        ends = [(s.get("from", ""), s.get("to", "")) for s in xpath(article.element, SCOPE)[:1]]
        if numbers and not any(a.isdecimal() and b.isdecimal() and int(a) <= min(numbers) and max(numbers) <= int(b)
                               for a, b in ends):  # fmt: skip
            return False
    return True


def with_own(volume: Volume, spans: Mapping[str, tuple[int, int]]) -> Volume:
    """Return the volume with first and last page in its own PDF by article id, its TEI changed in place alike.

    Nothing is changed when the pages are settled already.
    """
    if rule_of(volume) not in ("", "own"):
        return volume
    articles = []
    for article in volume.articles:
        first, last = map(str, spans[article.element.get(XML_ID, article.id)])
        _write(article.element, first, last, {"resp": OURS}, volume.title)
        known = bool(xpath(article.element, SCOPE))
        articles.append(replace(article, pages=(first if first == last else f"{first}{DASH}{last}") if known else ""))
    return replace(volume, articles=tuple(articles))


def with_pages(volume: Volume, other: Volume) -> Volume:
    """Return a volume whose articles have the pages of the same articles of another."""
    pairs = zip(volume.articles, other.articles, strict=True)
    return replace(volume, articles=tuple(replace(a, pages=b.pages) for a, b in pairs))
