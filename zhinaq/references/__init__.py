"""References: from the printed string to fields, to TEI, and back to print in a style."""

from zhinaq.references.model import Name, Reference
from zhinaq.references.read.parse import parse_reference

__all__ = ["Name", "Reference", "parse_reference"]
