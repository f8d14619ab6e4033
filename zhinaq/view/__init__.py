"""Tree to frozen dataclasses: the one thing editions, archives and deposits read."""

from zhinaq.view.model import (
    Article,
    BackPart,
    Conference,
    Date,
    Name,
    Organisation,
    Person,
    Reference,
    Section,
    Volume,
)
from zhinaq.view.volume import view

__all__ = ["Article", "BackPart", "Conference", "Date", "Name", "Organisation", "Person", "Reference", "Section",
           "Volume", "view"]  # fmt: skip
