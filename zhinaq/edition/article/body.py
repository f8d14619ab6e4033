"""An article's tree as XHTML: every element through its macro in templates/tei/, for HTML, EPUB and PDF alike.

Macros are called with the element and the `Writer`, which gives them the content of an element, its notes, links,
labels and numbers. Text is escaped once, here or by Jinja2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from jinja2 import Environment
from lxml import etree
from markupsafe import Markup, escape

from zhinaq.edition.address import doi_address, mail_address, web_address
from zhinaq.edition.article.apparatus import Apparatus, Page, apparatus, is_footnote
from zhinaq.edition.article.front import Front
from zhinaq.edition.labels import Labels
from zhinaq.edition.markup import attributes, tagged
from zhinaq.references.print.render import Printer
from zhinaq.resources import environment
from zhinaq.tei import XML_ID, XML_LANG, local, text_of, xpath
from zhinaq.view import Article, BackPart, Volume
from zhinaq.view.article import article_view

Element = etree._Element
Placement = Literal["foot", "beside", "end"]
MACROS = ("tei/inline.j2", "tei/blocks.j2", "tei/tables.j2", "tei/references.j2")
ROLES = {
    "bibliography": "doc-bibliography", "acknowledgement": "doc-acknowledgments", "appendix": "doc-appendix",
    "introduction": "doc-introduction", "conclusion": "doc-conclusion",
}  # fmt: skip
SAID = 0.6  # of a paragraph's words: it is said already


@dataclass(frozen=True)
class Rendering:
    """How an edition wants its articles: where notes go, which pictures there are, how references are printed.

    `images` maps the address in the TEI to that of the edition's own copy; a picture that is missing there is shown
    as lost. `anchors` gives every body paragraph a link to itself. `reference` prints a parsed entry and the number of
    any; None prints every entry as it stands in the source. `lists` are files with the article's references,
    `articles` the addresses of the edition's articles by their ids. `paged` marks where printed pages begin.
    """

    labels: Labels
    notes: Placement = "end"
    epub: bool = False
    anchors: bool = False
    images: Mapping[str, str] = field(default_factory=dict)
    reference: Printer | None = None
    lists: Sequence[tuple[str, str]] = ()
    articles: Mapping[str, str] = field(default_factory=dict)
    paged: bool = True


@dataclass(frozen=True)
class Writer:
    """What the macros of one article may ask."""

    article: Article
    rendering: Rendering
    apparatus: Apparatus

    @property
    def language(self) -> str:
        """Return the article's language, the volume's when it is not known."""
        return self.article.lang or self.rendering.labels.language

    @property
    def front(self) -> Front:
        """Return what the title block says."""
        return Front(self.article, self.rendering.labels)

    @property
    def notes(self) -> Placement:
        """Return where notes go."""
        return self.rendering.notes

    def label(self, name: str, language: str = "", **values: object) -> str:
        """Return a generated word in the article's language, or another."""
        return self.rendering.labels(name, language or self.language, **values)

    def date(self, when: str, printed: str = "") -> str:
        """Return a day in words."""
        return self.rendering.labels.date(when, printed, self.language)

    def element(self, node: Element) -> Markup:
        """Return one element through its macro; one without macro gives its content."""
        macro = _macros().get(local(node))
        return macro(node, self) if macro else self.content(node)

    def content(self, node: Element | None, skip: int = 0) -> Markup:
        """Return an element's content, its first `skip` characters left out when they are text."""
        if node is None:
            return Markup("")
        return Markup("").join(self._pieces(node, skip))

    def _pieces(self, node: Element, skip: int) -> Iterator[Markup]:
        yield escape((node.text or "")[skip:])
        for child in node:
            if local(child):
                yield self.element(child)
            yield escape(child.tail or "")

    def elements(self, nodes: Sequence[Element]) -> Markup:
        """Return several elements one after another."""
        return Markup("\n").join(self.element(node) for node in nodes)

    def division(self, node: Element, label: str) -> Markup:
        """Return a division of the back; `label` heads one that was printed without a heading."""
        return _macros()["div"](node, self, label)

    def note_texts(self, notes: Sequence[Element]) -> Markup:
        """Return the texts of notes."""
        return Markup("\n").join(_macros()["note_text"](note, self) for note in notes)

    def heading(self, head: Element) -> Markup:
        """Return a heading's content; one printed at the head of a paragraph loses its closing stop."""
        content = self.content(head)
        return content.rstrip(".: \n") if head.get("rend") == "run-in" else content

    def attributes(self, node: Element, **more: object) -> Markup:
        """Return id and language of an element, and more, as attributes; those without a value are left out."""
        language = node.get(XML_LANG)
        given = {"id": node.get(XML_ID), **self.tagged(language if language != self.around(node) else None)}
        return self.xmlattr(given | {name.rstrip("_").replace("_", "-"): value for name, value in more.items()})

    def xmlattr(self, given: Mapping[str, object]) -> Markup:
        """Return attributes, escaped; those that are None, empty or False are left out."""
        return attributes(given)

    def lang(self, language: str) -> Markup:
        """Return the language attributes when `language` differs from the article's."""
        return self.xmlattr(self.tagged(language if language != self.language else None))

    def tagged(self, language: str | None) -> dict[str, str | None]:
        """Return the attributes that name a language; EPUB asks for both."""
        return tagged(language, self.rendering.epub)

    @property
    def void(self) -> str:
        """Return what closes an element without content: a slash in XHTML."""
        return "/" if self.rendering.epub else ""

    def around(self, node: Element) -> str:
        """Return the language of what surrounds an element."""
        return next((str(a.get(XML_LANG)) for a in node.iterancestors() if a.get(XML_LANG)), self.language)

    def type(self, name: str) -> Markup:
        """Return an epub:type attribute in EPUB, else nothing."""
        return self.xmlattr({"epub:type": name if self.rendering.epub else None})

    def role(self, kind: str | None) -> str | None:
        """Return the DPUB-ARIA role of a division."""
        return ROLES.get(kind or "")

    def landmark(self, node: Element) -> bool:
        """Tell whether a division may be a landmark: no division before it has the same heading (ARIA 1.2, 5.4)."""
        return _heading_of(node) not in {_heading_of(x) for x in xpath(node, "preceding::t:div | ancestor::t:div")}

    def paragraph(self, node: Element) -> int | None:
        """Return a body paragraph's number."""
        return self.apparatus.paragraphs.get(node)

    def note_number(self, node: Element) -> int | None:
        """Return a note's number in its article."""
        return self.apparatus.notes.get(node) if is_footnote(node) else None

    def notes_of(self, node: Element) -> Markup:
        """Return the notes to stand below a block, where the edition wants them there."""
        if self.notes != "beside":
            return Markup("")
        return self.note_texts(self.apparatus.notes_under.get(node, ()))

    def all_notes(self) -> list[Element]:
        """Return every note, for the list at the article's end, where the edition wants them there."""
        return list(self.apparatus.notes) if self.notes == "end" else []

    def page(self, pb: Element) -> Page | None:
        """Return the printed page that starts here, if it has a number."""
        return self.apparatus.pages.get(pb) if self.rendering.paged else None

    def address(self, text: str | None) -> str:
        """Return a web address fit for a link, or ""."""
        return web_address(text or "")

    def mail(self, text: str) -> str:
        """Return a mailto: address, or ""."""
        return mail_address(text)

    def doi(self, text: str) -> str:
        """Return the address of a DOI, or ""."""
        return doi_address(text)

    def page_starts(self, node: Element) -> Markup:
        """Return the page starts inside an element whose text is printed in another way, or not at all."""
        return Markup("").join(self.element(pb) for pb in xpath(node, ".//t:pb"))

    def target(self, ref: Element) -> str:
        """Return the address a reference within the article leads to, or "" when there is nothing there."""
        key = str(ref.get("target") or "").removeprefix("#")
        return f"#{key}" if key in self.apparatus.targets else ""

    def citation(self, ref: Element) -> list[tuple[str, str]]:
        """Return a citation's text in pieces, each with the entry it leads to or ""."""
        text = re.sub("[ \t\r\n]+", " ", text_of(ref)).strip(" ")
        known = [t.removeprefix("#") for t in str(ref.get("target") or "").split()]
        known = [t for t in known if t in self.apparatus.targets]
        numbers = {str(self.apparatus.targets[t].get("n") or ""): f"#{t}" for t in known}
        pieces = [(piece, numbers.get(piece, "")) for piece in re.split(r"(\d+)", text) if piece]
        if sum(1 for _, target in pieces if target) > 1:
            return pieces
        works = re.split(r"(;\s*)", text)
        if len(known) > 1 and len(works) == 2 * len(known) - 1:
            return [(work, "" if at % 2 else f"#{known[at // 2]}") for at, work in enumerate(works)]
        shown = self.content(ref) if xpath(ref, "t:hi") and not xpath(ref, ".//t:pb | .//t:note") else text
        return [(shown, f"#{known[0]}" if known else "")]

    def image(self, graphic: Element) -> str:
        """Return the address of the edition's copy of a picture, or "" when there is none."""
        return self.rendering.images.get(str(graphic.get("url") or ""), "")

    def alternative(self, figure: Element) -> str:
        """Return the words that stand for a picture: its description, else its label, else the word for a figure."""
        texts = {d.get(XML_LANG, ""): " ".join(text_of(d).split()) for d in xpath(figure, "t:figDesc")}
        label = " ".join(text_of(next(iter(xpath(figure, "t:head/t:label")), None)).split()).rstrip(".:")
        return texts.get(self.language) or next(iter(texts.values()), "") or label or self.label("figure")

    def entry(self, entry: Element) -> Markup:
        """Return a reference as the volume's style prints it, else as it stands, without its number."""
        if self.rendering.reference and local(entry) == "biblStruct" and entry.get("cert") != "low":
            return self.page_starts(entry) + self.rendering.reference(entry)
        raw = next(iter(xpath(entry, "t:note[@type='raw_reference']")), entry)
        n = re.escape(str(entry.get("n") or ""))
        number = re.match(rf"\s*[\[(]?{n}(?!\d)[\])]?\s*[.)\]]?\s*", raw.text or "") if n else None
        return self.content(raw, number.end() if number else 0).strip()

    def number(self, entry: Element) -> str:
        """Return an entry's number with the signs of the volume's style, "" when it has none."""
        number = str(entry.get("n") or "")
        return (self.rendering.reference.number(number) if self.rendering.reference else f"{number}.") if number else ""

    def original(self, entry: Element) -> str:
        """Return the address of the entry that a romanised one repeats, or ""."""
        key = str(entry.get("corresp") or "").removeprefix("#")
        return f"#{key}" if key in self.apparatus.targets else ""

    def mention(self, entry: Element) -> tuple[str, str]:
        """Return address and words of the link to the article that a reference means; romanised lists show none."""
        if xpath(entry, "ancestor::t:div[@subtype='romanised']"):
            return "", ""
        target = next((str(t) for t in xpath(entry, "t:ptr[@type='article']/@target")), "")
        if target.startswith("#"):
            return self.rendering.articles.get(target[1:], ""), self.label("in_this_volume")
        return self.address(target), self.label("in_sister_volume")

    def cited(self, entry: Element) -> Sequence[str]:
        """Return the ids of the citations of a reference."""
        return self.apparatus.cited.get(str(entry.get(XML_ID)), ())

    def lists(self, part: BackPart) -> Sequence[tuple[str, str]]:
        """Return form and address of the files to offer below a reference list: below the last one as printed."""
        printed = [p for p in self.article.back if p.references and p.subtype != "romanised"]
        return self.rendering.lists if printed and part is printed[-1] else ()

    def back_label(self, part: BackPart) -> str:
        """Return the heading for a back division that was printed without one, or ""."""
        name = f"back_{part.type.replace('-', '_')}"
        if part.type == "bibliography":
            name = "bibliography_romanised" if part.subtype == "romanised" else "bibliography"
        return self.label(name) if self.rendering.labels.has(name) else ""


def _macros() -> Mapping[str, Callable[..., Markup]]:
    """Return the macros of templates/tei/ by name, which is that of the TEI element."""
    return _macros_of(environment())


@cache
def _macros_of(env: Environment) -> dict[str, Callable[..., Markup]]:
    out: dict[str, Callable[..., Markup]] = {}
    for name in MACROS:
        module = env.get_template(name).module
        out |= {key: value for key, value in vars(module).items() if callable(value) and not key.startswith("_")}
    return out


def writer(article: Article, rendering: Rendering) -> Writer:
    """Return what the macros need for one article."""
    return Writer(article, rendering, apparatus(article))


def article_body(article: Article, rendering: Rendering) -> Markup:
    """Return the `article` element: front matter, body, notes and back."""
    return written(writer(article, rendering))


def front_pages(volume: Volume, rendering: Rendering, said: str = "") -> Markup:
    """Return what was printed before the articles and belongs to none: no contents, nor what `said` says already."""
    made = []
    for number, div in enumerate(volume.frontmatter, 1):
        tree = next((a for a in div.iterancestors() if local(a) == "TEI"), None)
        if tree is not None and div.get("type") != "contents":
            hand = writer(article_view(tree, number), rendering)
            made += [hand.element(node) for node in (filter(local, div) if said else [div]) if not _repeats(node, said)]
    return Markup("\n").join(made)


def _repeats(node: Element, said: str) -> bool:
    """Tell whether most words of a paragraph stand in a text."""
    words, known = (set(re.findall(r"[^\W\d_]+", text.casefold())) for text in (text_of(node), said))
    return bool(said) and len(words & known) >= SAID * len(words)


def written(hand: Writer) -> Markup:
    """Return the `article` element of a writer's article."""
    template = environment().get_template("front/article.j2")
    made: Markup = template.module.article(hand.article, hand)  # type: ignore[attr-defined]
    return made


def _heading_of(node: Element) -> str:
    return " ".join(" ".join(text_of(head).split()) for head in xpath(node, "t:head | t:listBibl/t:head")).casefold()
