"""One article's labelled blocks as one TEI tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from zhinaq.block import Block
from zhinaq.encode.back import FRONT_ROLES, LISTS, back, front
from zhinaq.encode.body import body
from zhinaq.encode.header import header
from zhinaq.encode.notes import place_notes
from zhinaq.encode.place import Context, Ids
from zhinaq.encode.statements import contributors, funders
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.settings import VolumeSettings
from zhinaq.source import Source
from zhinaq.tei import XML_ID, XML_LANG, E, xpath

Element = etree._Element

HEADER_ROLES = frozenset(
    ("title", "alt-title", "author", "affiliation", "abstract", "keyword", "code", "doi", "date", "article-type",
     "licence")
)  # fmt: skip
BACK_ROLES = frozenset(
    ("funding", "contribution", "conflict", "acknowledgement", "ai-use", "data-availability", "biography", "signature",
     "back-heading", "back-other", *LISTS)
)  # fmt: skip


def encode(
    blocks: list[Block], number: int, source: Source, settings: VolumeSettings, languages: Languages, report: Report
) -> Element:
    """Return the `TEI` of one article, ids a001-… for number 1; every word of the blocks is in it or in the log."""
    article = f"a{number:03}"
    language = article_language(blocks, settings)
    context = Context(article, language, Ids(article), report)
    main, rear = _parted(blocks)
    head = header(blocks, source, settings, context)
    text = E.text({XML_LANG: language})
    front_part = front(blocks, context)
    if front_part is not None:
        text.append(front_part)
    text.append(body(place_notes(main, context), context))
    authors = xpath(head, "t:fileDesc/t:titleStmt/t:author")
    back_part = back(place_notes(rear, context), authors, context)
    if back_part is not None:
        text.append(back_part)
        statement = xpath(head, "t:fileDesc/t:titleStmt")[0]
        statement.extend(funders(back_part, languages))
        statement.extend(contributors(back_part, authors, languages))
    return E.TEI({"type": "article", XML_ID: article, XML_LANG: language}, head, text)


def article_language(blocks: Sequence[Block], settings: VolumeSettings) -> str:
    """Return the language most of the body's letters are in; the title's, or the volume's, when there is no body."""
    for roles in (("paragraph", "item", "quote"), ("title",), ("heading", "abstract", "reference")):
        count: Counter[str] = Counter()
        for block in blocks:
            if block.role in roles and block.language:
                count[block.language] += len(block.text)
        if count:
            return max(sorted(count), key=lambda code: count[code])
    return settings.language or "und"


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Part what goes into the body from what goes into the back; a heading may say that it opens back matter."""
    main: list[Block] = []
    rear: list[Block] = []
    in_back = False
    for block in blocks:
        if block.role in HEADER_ROLES or block.role in FRONT_ROLES:
            continue
        if block.role == "heading":
            in_back = bool(block.data.get("back"))
        if block.role in BACK_ROLES:
            in_back = False
            rear.append(block)
        else:
            (rear if in_back else main).append(block)
    return main, rear
