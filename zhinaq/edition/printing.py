"""What prints the reference lists of a volume: one of the project's styles, or a CSL file through pandoc."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from zhinaq.language import language_with, load_languages
from zhinaq.references.print.pandoc import print_all
from zhinaq.references.print.render import Printer, printer
from zhinaq.references.tei.from_tei import from_element
from zhinaq.references.words import words_of
from zhinaq.view import Volume
from zhinaq.volume import VolumeInput


def printer_of(volume: Volume, source: VolumeInput) -> Printer:
    """Return what prints the lists of a volume. Raises ZhinaqError for a style that cannot be used."""
    languages = load_languages()
    return printer(volume.settings.reference_style, languages, _by_csl(volume, source))


def _by_csl(volume: Volume, source: VolumeInput) -> Mapping[str, Markup]:
    """Return the entries that the volume's CSL file prints, with the notes of their languages; none without one."""
    name = volume.settings.csl_file
    if not name:
        return {}
    entries = {r.id: from_element(r.element) for article in volume.articles for r in article.references}
    made = print_all(list(entries.items()), (source.folder or Path()) / name, source.place("style"))
    labels = words_of(load_languages()).data[language_with("international")]["in_language_labels"]
    notes = {key: labels.get(reference.in_language, "") for key, reference in entries.items()}
    return {key: Markup("{} [{}]").format(text, notes[key]) if notes[key] else text for key, text in made.items()}
