"""Generated words in the language of what they stand beside, from the `labels` section of languages/*.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhinaq.language import Languages, language_with, load_languages, name_of

DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})")


@dataclass(frozen=True)
class Labels:
    """Looks words up in a language, and in the volume's where the language is not known."""

    language: str
    languages: Languages = field(default_factory=load_languages)

    def __post_init__(self) -> None:
        """Take the international language when the volume's is not known."""
        if not self.language:
            object.__setattr__(self, "language", language_with("international"))

    def code(self, language: str) -> str:
        """Return the language words are given in when they are asked for in `language`."""
        wanted = (language, self.language, language_with("international"), *self.languages)
        return next(code for code in wanted if code in self.languages)

    def has(self, name: str) -> bool:
        """Tell whether the word exists in the volume's language."""
        return self.languages[self.code("")].label(name) is not None

    def name(self, code: str, language: str = "") -> str:
        """Return the name of a language: in another one where that knows it, else its own; the bare code at last."""
        here = self.languages[self.code(language)].fact("others") if language else None
        return str((here or {}).get(code) or name_of(code))

    def __call__(self, name: str, language: str = "", **values: object) -> str:
        """Return a word, its values filled in; raises KeyError when the language file lacks it."""
        code = self.code(language)
        word = self.languages[code].label(name)
        if word is None:
            raise KeyError(f"languages/{code}.yaml has no label {name}")
        return word.format_map(values) if values else word

    def date(self, when: str, printed: str = "", language: str = "") -> str:
        """Return an ISO day in words (a month or year alone as it stands), else what was printed."""
        found = DAY.fullmatch(when)
        if not found:
            return printed or when
        data = self.languages[self.code(language)].data["labels"]
        month = data["months"][int(found[2]) - 1]
        return str(data["date_form"]).format(year=found[1], month=month, day=int(found[3]))

    def days(self, first: str, last: str, language: str = "") -> str:
        """Return a span of ISO days in words: the month and the year that both share once."""
        known = [day for day in dict.fromkeys((first, last)) if day]
        if len(known) < 2 or first[:4] != last[:4] or not all(DAY.fullmatch(day) for day in known):
            return " \N{EN DASH} ".join(self.date(day, day, language) for day in known)
        data = self.languages[self.code(language)].data["labels"]
        opening, closing = (data["months"][int(day[5:7]) - 1] for day in known)
        dash = "\N{EN DASH}" if opening == closing else f" {opening} \N{EN DASH} "
        days = f"{int(first[8:])}{dash}{int(last[8:])}"
        return str(data["date_form"]).format(year=last[:4], month=closing, day=days)
