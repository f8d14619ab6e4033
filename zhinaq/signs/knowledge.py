"""Words and letters that repairs know, drawn together from the `repair` section of all language files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zhinaq.language import Languages


@dataclass(frozen=True)
class Knowledge:
    """The `repair` sections of all languages as one: lists are united, see `words`."""

    sections: tuple[dict[str, Any], ...]

    def words(self, key: str) -> frozenset[str]:
        """Return every entry of the list `key`, in any language."""
        return frozenset(str(word) for section in self.sections for word in section.get(key) or ())

    def letters(self, key: str) -> str:
        """Return the letters listed under `key`, joined over languages."""
        return "".join(str(section.get(key) or "") for section in self.sections)


def knowledge(languages: Languages) -> Knowledge:
    """Return what the language files know for repairs."""
    return Knowledge(tuple(dict(languages[code].data.get("repair") or {}) for code in sorted(languages)))
