"""Addresses that may become links: checked, and escaped as the URL standard asks."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "ftp")
HOST = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
PATH_CHARS, QUERY_CHARS = "/:@!$&'()*+,;=-._~%", "/?:@!$&'()*+,;=-._~%"
PORTS = range(1, 65536)


def web_address(text: str) -> str:
    """Return the address with everything unusual escaped (RFC 3986), or "" when no link can be made of it."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", "".join(text.split()))
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:  # UnicodeError included: no host, or no number after the colon
        return ""
    if parts.scheme not in SCHEMES or not HOST.fullmatch(host) or (port is not None and port not in PORTS):
        return ""
    place = host + (f":{port}" if port else "")
    path = quote(parts.path, safe=PATH_CHARS) or "/"
    query = "?" + quote(parts.query, safe=QUERY_CHARS) if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe=QUERY_CHARS) if parts.fragment else ""
    return f"{parts.scheme}://{place}{path}{query}{fragment}"


def mail_address(text: str) -> str:
    """Return a mailto: address, or "" when the text is no e-mail address."""
    found = MAIL.fullmatch(text.strip())
    return f"mailto:{found.group()}" if found else ""


def doi_address(doi: str) -> str:
    """Return the address of a DOI, or "" when it is none."""
    return web_address(f"https://doi.org/{quote(doi, safe='/:;()._-')}") if re.match(r"10\.\d{4,9}/\S", doi) else ""
