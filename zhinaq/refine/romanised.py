"""The list in Latin letters as volume.yaml asks for it: a printed one held against the scheme, a missing one made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from lxml import etree

from zhinaq.encode.inline import OWN
from zhinaq.finding import Report
from zhinaq.language import Languages, language_with, languages_with
from zhinaq.references.lists.romanised_entry import romanised
from zhinaq.references.lists.spelling import deviations
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.tei.to_tei import bibl_struct
from zhinaq.references.words import words_of
from zhinaq.refine.references import place_of
from zhinaq.romanise import scheme_named, schemes
from zhinaq.settings import VolumeSettings, in_language
from zhinaq.tei import XML_ID, XML_LANG, E, text_of, xpath

Element = etree._Element
LISTS = "t:text/t:back/t:div[@type='bibliography'][@subtype='{}'][t:listBibl]"
ENTRIES = "t:listBibl/*[self::t:biblStruct or self::t:bibl]"
SHOWN = 3
Twin = tuple[Element, str, str]  # a romanised entry, its original as printed, itself as printed
Case = tuple[Element, tuple[str, str]]  # a printed entry, a word of it and what the scheme makes of the original


def compare(article: Element, settings: VolumeSettings, languages: Languages, report: Report) -> None:
    """Report, once an article, the entries of a printed romanised list that are not spelt by the chosen scheme."""
    if settings.romanised_references is None:
        return
    wanted = settings.romanised_references.scheme
    twins: dict[str, list[Twin]] = {}
    for entry in xpath(article, f"{LISTS.format('romanised')}[not(@resp)]/{ENTRIES}"):
        found = xpath(article, "//*[@xml:id=$twin]", twin=entry.get("corresp", "").lstrip("#"))
        code = found[0].get(XML_LANG, "") if found else ""
        if code in languages_with("romanised"):
            twin = (entry, _printed(found[0]), _printed(entry))
            twins.setdefault(in_language(wanted, code, language_with("general")), []).append(twin)
    for scheme, group in twins.items():
        cases = [(entry, case) for entry, old, new in group for case in deviations(old, new, scheme)]
        if cases:
            _report(article, scheme, cases, _nearest(group, scheme, len(cases)), report)


def _nearest(twins: Sequence[Twin], scheme: str, count: int) -> str:
    """Return the scheme that fits much better than the one asked for, by its English title, or ""."""
    others = {
        name: sum(len(deviations(old, new, name)) for _, old, new in twins) for name in schemes() if name != scheme
    }
    best = min(others, key=lambda name: others[name])
    return schemes()[best].title if others[best] * 2 < count else ""


def _report(article: Element, scheme: str, cases: Sequence[Case], nearest: str, report: Report) -> None:
    first = cases[0][0]
    numbers = list(dict.fromkeys(e.get("n") or text_of(e)[:20] for e, _ in cases))
    shown = ", ".join(f"{printed} ({wanted})" for _, (printed, wanted) in cases[:SHOWN])
    report.add(
        "ref-020", place_of(first, article), text_of(first), count=len(numbers), entries=", ".join(numbers),
        scheme=scheme_named(scheme).title, words=shown + (" …" if len(cases) > SHOWN else ""),
        nearest=f"; they come nearer to {nearest}" if nearest else "",
    )  # fmt: skip


def _printed(entry: Element) -> str:
    return " ".join(from_element(entry).raw.split())


def generate(article: Element, settings: VolumeSettings, languages: Languages, report: Report) -> None:
    """Add the list in Latin letters behind the original one, entry by entry, where the settings ask and none is there.

    It is marked `@resp="#zhinaq"`. A list without a Cyrillic entry needs none.
    """
    wish = settings.romanised_references
    if wish is None or not wish.generate or xpath(article, LISTS.format("romanised")):
        return
    lists = xpath(article, LISTS.format("original"))
    numbers = count(1)
    last = lists[-1] if lists else None
    for place, division in enumerate(lists, 1):
        made = _twin(article, division, wish.scheme, languages, numbers)
        if made is not None and last is not None:
            made.set(XML_ID, f"{article.get(XML_ID)}-romanised{place}")
            last.addnext(made)
            last = made
    if last is not None and last.get("resp") == OWN:
        _declare(article, wish.scheme)


def _declare(article: Element, wanted: Mapping[str, str]) -> None:
    """Say in the header by which schemes the list was made."""
    used = [f"{scheme_named(name).title}{f' ({code})' if code else ''}" for code, name in wanted.items()]
    for policy in xpath(article, "t:teiHeader/t:encodingDesc/t:editorialDecl"):
        said = f"The list of references in Latin letters was made from the one as printed, by {', '.join(used)}."
        policy.append(E.normalization(E.p(said)))


def _twin(
    article: Element, division: Element, wanted: Mapping[str, str], languages: Languages, numbers: count[int]
) -> Element | None:
    """Return the romanised division of an original one, or None when nothing in it is Cyrillic."""
    words, key = words_of(languages), article.get(XML_ID)
    listed, twins, changed = E.listBibl(), {}, False
    for entry in xpath(division, ENTRIES):
        original = from_element(entry)
        reference = romanised(original, wanted, words)
        changed = changed or reference is not original
        twins[entry.get(XML_ID, "")] = own = f"{key}-r{next(numbers)}"
        same = twins.get(entry.get("sameAs", "").lstrip("#"), "")
        listed.append(
            bibl_struct(reference, None, own, entry.get("n", ""), corresp=entry.get(XML_ID, ""), same_as=same)
        )
    if not changed:
        return None
    latin = language_with("international")
    if article.get(XML_LANG) != latin:
        listed.insert(0, E.head({XML_LANG: latin}, str(languages[latin].label("bibliography"))))
    return E.div({"type": "bibliography", "subtype": "romanised", "resp": OWN}, listed)
