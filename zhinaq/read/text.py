"""Plain text to located lines: encodings, line ends, form feeds, control characters.

Line numbers are those of an editor and of Python's universal newlines: a line ends at LF, CR LF or CR, at nothing else.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from hashlib import sha256

from charset_normalizer import from_bytes

from zhinaq.finding import Place, Report, ZhinaqError
from zhinaq.read.look import laid_out
from zhinaq.source import Line, Page, Source

MAGIC = {b"%PDF": "a PDF", b"PK\x03\x04": "a packed document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}
LONGEST_LINE = 5_000_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]|[\U000e0000-\U000e007f]")
LEGACY = ["cp1251", "koi8_r", "cp866", "iso8859_5", "ptcp154", "kz1048", "mac_cyrillic", "cp1252", "latin_1", "utf_8"]


def read(data: bytes, name: str, report: Report) -> Source:
    """Return the file's non-blank lines, each knowing how many blank lines and which page start stand before it.

    Raises ZhinaqError for an empty file, binary data, and a line longer than LONGEST_LINE characters.
    """
    place = Place(name)
    if not data.strip(b"\x00\t\n\r\x0c \xef\xbb\xbf"):
        raise ZhinaqError("the file is empty", place, "Give a file that holds the text.")
    refuse_binary(data, place)
    text, encoding = decode(data, place, report)
    rows = re.split("\r\n|\r|\n", text)
    longest = max(range(len(rows)), key=lambda i: len(rows[i]))
    if len(rows[longest]) > LONGEST_LINE:
        raise ZhinaqError(
            f"a line of {len(rows[longest]):,} characters is not text a person wrote",
            Place(name, longest + 1),
            f"Break the text into lines; at most {LONGEST_LINE:,} characters are read in one line.",
        )
    lines = laid_out(gather([(n, clean(row, Place(name, n), report)) for n, row in enumerate(rows, start=1)], name))
    if not lines:
        raise ZhinaqError("the file holds no printable text", place, "Give a file that holds the text.")
    return Source(name, tuple(lines), sha256(data).hexdigest(), encoding)


def refuse_binary(data: bytes, place: Place) -> None:
    """Raise ZhinaqError when the bytes are those of a program, picture or packed document."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise ZhinaqError(f"the file is {what}, not text", place, "Export the text, or give it its own suffix.")
    if any(data.startswith(bom) for bom, _ in BOMS) or _wide(data):
        return
    sample = data[:65536]
    strange = sum(1 for byte in sample if byte < 9 or 14 <= byte < 32)
    if b"\x00" in sample[:4096] or strange > len(sample) / 20:
        raise ZhinaqError("the file is binary data, not text", place, "Give the text itself, best as UTF-8.")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 flavour of text without a mark at its start, or None."""
    sample = data[:4000]
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(1 for byte in high if byte in (0, 4)) > 0.9 * pairs:
            return encoding
    return None


def decode(data: bytes, place: Place, report: Report) -> tuple[str, str]:
    """Return the text and the name of its encoding; anything but UTF-8 is named in a finding."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ZhinaqError(f"the text breaks its own encoding {encoding}", place, "Save it as UTF-8.") from error
    wide = _wide(data)
    try:
        return data.decode(wide or "utf-8"), wide or "utf-8"
    except UnicodeDecodeError as error:
        damaged = error
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 200 < len(text):
        line = data.count(b"\n", 0, damaged.start) + 1
        report.add("read-002", Place(place.file, line), count=text.count("\ufffd"))
        return text, "utf-8"
    best = from_bytes(data[:400_000], cp_isolation=LEGACY).best()
    if best is None:
        raise ZhinaqError("the encoding of the text is not known", place, "Save the file as UTF-8.")
    report.add("read-001", place, encoding=best.encoding)
    return data.decode(best.encoding, errors="replace"), best.encoding


def clean(row: str, place: Place, report: Report) -> str:
    """Return a line in composed Unicode (NFC) without control characters; what was dropped is logged."""
    if CONTROL.search(row):
        names = sorted({f"U+{ord(c):04X}" for c in CONTROL.findall(row)})
        why = "control characters are not text"
        report.repair("control", place.file, (place.line, place.line), " ".join(names), "", why)
        row = CONTROL.sub("", row)
    if not row.isascii():
        row = row.replace("\u2028", " ").replace("\u2029", " ")
        row = row if unicodedata.is_normalized("NFC", row) else unicodedata.normalize("NFC", row)
    return row


def gather(rows: list[tuple[int, str]], name: str) -> list[Line]:
    """Return numbered rows as lines: blank ones are counted on the next line, form feeds become page starts."""
    lines: list[Line] = []
    blank, fed = 0, False
    for number, row in rows:
        before = row[: row.rfind("\f") + 1] if not row.strip() else row[: len(row) - len(row.lstrip())]
        fed = fed or "\f" in before
        row = row[before.rfind("\f") + 1 :]
        if not row.strip():
            blank += 1
            continue
        at = max(0, row.rfind("\f"))
        page = Page(at=at) if fed or at else None
        lines.append(Line(number, row.replace("\f", " "), name, blank=blank, page=page))
        blank, fed = 0, False
    return lines
