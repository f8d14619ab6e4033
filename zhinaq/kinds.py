"""What to do with files of kinds that no reader takes: one sentence for each kind people have."""

from __future__ import annotations

WORD = "Save it as .docx in Word or LibreOffice (`soffice --headless --convert-to docx FILE`)."
PACKED = "Unpack it, and give the folder or one file of it."
PICTURE = "Recognise its text (OCR) first, and give the text."
ADVICE = {
    ".doc": WORD, ".rtf": WORD, ".dot": WORD, ".wps": WORD, ".pages": WORD, ".docm": WORD,
    ".zip": PACKED, ".rar": PACKED, ".7z": PACKED, ".tar": PACKED, ".gz": PACKED,
    ".djvu": PICTURE, ".jpg": PICTURE, ".jpeg": PICTURE, ".png": PICTURE, ".tif": PICTURE, ".tiff": PICTURE,
}  # fmt: skip


def advice(suffix: str) -> str:
    """Return what to do with a file of a kind that cannot be read; '' when nothing better than the kinds is known."""
    return ADVICE.get(suffix.lower(), "")
