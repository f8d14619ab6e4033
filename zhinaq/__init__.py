"""zhinaq: raw text of scholarly proceedings in, TEI-XML and typeset editions out."""

__version__ = "0.1.0"
