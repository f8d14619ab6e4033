"""Checks: a tree in, findings out. CHECKS look at one article, VOLUME_CHECKS at all of them and the raw text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from zhinaq.check.conservation import conservation
from zhinaq.check.convention import convention
from zhinaq.check.ids import ids, volume_ids
from zhinaq.check.metadata import metadata, volume_metadata
from zhinaq.check.schema import schema, volume_schema
from zhinaq.finding import Finding, Repair
from zhinaq.language import Languages
from zhinaq.source import Source

Check = Callable[[etree._Element, Languages], Iterator[Finding]]
VolumeCheck = Callable[
    [etree._Element, Sequence[etree._Element], Sequence[Source], Sequence[Repair]], Iterator[Finding]
]

CHECKS: tuple[Check, ...] = (schema, ids, metadata)
VOLUME_CHECKS: tuple[VolumeCheck, ...] = (convention, volume_schema, volume_ids, volume_metadata, conservation)
