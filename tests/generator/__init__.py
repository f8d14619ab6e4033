"""Volumes of scholarly articles in random conventions, with the role of every line and the facts of every article."""

from tests.generator.kinds import ROLES, Label, Unit, Volume
from tests.generator.volume import make_volume

__all__ = ["ROLES", "Label", "Unit", "Volume", "make_volume"]
