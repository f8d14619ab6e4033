"""Blocks to TEI: one tree per article, and the corpus that holds them in reading order."""

from zhinaq.encode.article import encode
from zhinaq.encode.volume import encode_volume, file_name

__all__ = ["encode", "encode_volume", "file_name"]
