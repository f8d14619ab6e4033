"""Every built site against the Nu checker and a crawler of links; its pages in Chromium, and the first ones measured.

In Chromium a spread of pages is looked at, all of the sample's; `make check-pages` looks at every page of every text.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.quality.builds import build_of, sources
from tests.quality.tools import checker, command, node

pytestmark = [pytest.mark.slow, pytest.mark.checkers]
EVERY_PAGE = bool(os.environ.get("ZHINAQ_EVERY_PAGE"))
ELSEWHERE = r"^https?://(?!localhost|127\.0\.0\.1)"


@pytest.mark.parametrize("key", sorted(sources()))
def test_nu_finds_no_error_and_no_warning(key: str) -> None:
    java, jar = command("java"), checker("node_modules/vnu-jar/build/dist/vnu.jar")
    site = build_of(key) / "html"
    arguments = [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--also-check-css", "--skip-non-html", str(site)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=600)
    messages = json.loads(done.stderr)["messages"]
    bad = [
        (m["url"][-50:], m.get("lastLine"), m["message"])
        for m in messages
        if m["type"] == "error" or m.get("subType") == "warning"
    ]
    assert bad == []


@pytest.mark.parametrize("key", sorted(sources()))
def test_no_link_and_no_fragment_is_broken(key: str) -> None:
    site, crawler = build_of(key) / "html", checker("node_modules/.bin/linkinator")
    done = subprocess.run(
        [str(crawler), str(site), "--recurse", "--check-fragments", "--check-css", "--skip", ELSEWHERE,
         "--format", "JSON", "--verbosity", "debug"], capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    links = json.loads(done.stdout)["links"]
    reached = {link["url"].removeprefix(str(site)).strip("/") for link in links if link["state"] == "OK"}

    own = [link for link in links if not link["url"].startswith("http")]  # a text may name a server of its own
    assert [link for link in own if link["state"] == "BROKEN"] == []
    assert {str(page.relative_to(site)) for page in site.rglob("*.html")} <= reached


def spread(key: str) -> list[Path]:
    """Return the pages to look at: all, or the volume's, the search and an article of each language."""
    site = build_of(key) / "html"
    pages = sorted(site.rglob("*.html"))
    if EVERY_PAGE or key == "sample":
        return pages
    first: dict[str, Path] = {}
    for page in sorted(site.glob("[0-9]*/index.html"), key=lambda p: -p.stat().st_size):
        first.setdefault(html.parse(str(page)).getroot().get("lang"), page)
    return [site / "index.html", *first.values()]


@pytest.mark.parametrize("key", sorted(sources()))
def test_pages_are_accessible_light_and_dark_wide_and_narrow(key: str) -> None:
    checker("node_modules/axe-core/axe.min.js")
    pages = spread(key)
    done = node("axe.mjs", *pages, patience=30 + 20 * len(pages))

    assert (done.returncode, [line for line in done.stdout.splitlines() if not line.endswith(" ok")]) == (0, [])
    print(f"{key}: {len(pages)} pages")


def test_the_volume_and_an_article_score_in_lighthouse() -> None:
    checker("node_modules/lighthouse/package.json")
    site = build_of("sample") / "html"
    article = max(site.glob("[0-9]*/index.html"), key=lambda p: p.stat().st_size)
    done = node("lighthouse.mjs", site, "index.html", article.relative_to(site))
    assert done.returncode == 0, done.stderr

    for page, found in json.loads(done.stdout).items():
        whole = [found[name] for name in ("accessibility", "best-practices", "seo")]
        assert (whole, found["performance"] >= 0.95) == ([1, 1, 1], True), (page, found)
