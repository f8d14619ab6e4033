"""A volume in the style it asks for: citations and lists as every edition prints them. The TEI stays as it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from zhinaq.finding import Report
from zhinaq.language import load_languages
from zhinaq.references.print.style import style_named
from zhinaq.refine.references import place_of
from zhinaq.restyle.article import Wish, restyle
from zhinaq.view import Article, Volume
from zhinaq.view.article import article_view
from zhinaq.volume import VolumeInput


def wish_of(source: VolumeInput) -> Wish | None:
    """Return the style a volume asks for; None when it asks for none, or for a CSL file, which prints only the lists.

    Raises ZhinaqError with the line of volume.yaml for a style that there is not.
    """
    settings = source.settings
    if (not settings.style or settings.csl_file) and not settings.reference_order:
        return None
    chosen = style_named(settings.reference_style, source.place("style"))
    return Wish(chosen, settings.reference_order or chosen.order, latin_first=settings.latin_first)


def styled(volume: Volume, source: VolumeInput, report: Report) -> Volume:
    """Return the volume with its articles in the style asked for; an article that must stay as printed is a finding.

    `Article.element` stays the archived tree; front, body and back are a copy's.
    """
    wish = wish_of(source)
    if wish is None:
        return volume
    return replace(volume, articles=tuple(_article(a, wish, report) for a in volume.articles))


def _article(article: Article, wish: Wish, report: Report) -> Article:
    tree = deepcopy(article.element)
    kept = restyle(tree, wish, load_languages())
    if kept is not None:
        left = max(1, kept.left)
        report.add("cite-005", place_of(kept.first, tree), kept.text, left=left, total=max(left, kept.total),
                   style=wish.style.name)  # fmt: skip
        return article
    return replace(article_view(tree, article.number, article.slug), element=article.element)
