"""Refinement: transforms that improve one article tree in place, in the order of REFINE."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.refine import citations, pairs, references, romanised
from zhinaq.settings import VolumeSettings

Transform = Callable[[etree._Element, Languages, Report], None]
Chosen = Callable[[etree._Element, VolumeSettings, Languages, Report], None]

REFINE: tuple[Transform, ...] = (references.split, pairs.link, citations.link)
# What volume.yaml may ask for, after REFINE; done to articles that came as TEI too.
REFINE_AS_SET: tuple[Chosen, ...] = (romanised.compare, romanised.generate)
