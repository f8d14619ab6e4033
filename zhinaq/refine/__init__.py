"""Refinement: transforms that improve one article tree in place, in the order of REFINE."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from zhinaq import paging
from zhinaq.finding import Report
from zhinaq.language import Languages
from zhinaq.refine import citations, mentions, pairs, references, romanised
from zhinaq.settings import VolumeSettings
from zhinaq.volume import VolumeInput

Transform = Callable[[etree._Element, Languages, Report], None]
VolumeTransform = Callable[[Sequence[etree._Element], VolumeInput, Report], None]
Chosen = Callable[[etree._Element, VolumeSettings, Languages, Report], None]

REFINE: tuple[Transform, ...] = (references.split, pairs.link, citations.link)
# What volume.yaml may ask for, after REFINE; done to articles that came as TEI too.
REFINE_AS_SET: tuple[Chosen, ...] = (romanised.compare, romanised.generate)
# What needs every article of the volume.
REFINE_VOLUME: tuple[VolumeTransform, ...] = (mentions.link, paging.settle)
