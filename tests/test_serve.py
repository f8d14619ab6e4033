"""The local preview: pages with a reloader, rebuilt on change, a mistake said and survived."""

from __future__ import annotations

import threading
import urllib.request
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from zhinaq.finding import ZhinaqError
from zhinaq.serve import HOST, Preview, watched


def preview(folder: Path, said: list[str], rebuild: object = None) -> Preview:
    (folder / "html").mkdir()
    (folder / "html" / "index.html").write_text("<p>сәлем</p>", encoding="utf-8")
    (folder / "volume.yaml").write_text("title: a")
    return Preview(folder / "html", [folder / "volume.yaml"], rebuild or (lambda: None), said.append)  # type: ignore[arg-type]


def test_pages_are_served_on_loopback_with_a_reloader(tmp_path: Path) -> None:
    server = preview(tmp_path, []).server(0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with urllib.request.urlopen(f"http://{HOST}:{server.server_address[1]}/") as answer:  # noqa: S310
            page = answer.read().decode()
        with urllib.request.urlopen(f"http://{HOST}:{server.server_address[1]}/.state") as answer:  # noqa: S310
            state = answer.read()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

    assert "сәлем" in page and "location.reload" in page
    assert state == b"0"


def test_a_change_rebuilds_and_a_mistake_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    results = iter([None, ZhinaqError("wrong key")])

    def rebuild() -> None:
        if (problem := next(results)) is not None:
            raise problem

    shown = preview(tmp_path, said, rebuild)
    seen = shown.look(watched(shown.places))
    assert shown.number == 0
    (tmp_path / "volume.yaml").write_text("title: bcd")
    seen = shown.look(seen)
    assert shown.number == 1
    (tmp_path / "volume.yaml").write_text("titel: bcde")
    shown.look(seen)

    assert (shown.number, said) == (1, ["error  wrong key"])


def test_a_template_being_edited_is_said_with_its_line(tmp_path: Path) -> None:
    said: list[str] = []

    def rebuild() -> None:
        raise TemplateSyntaxError("unexpected end", 7, "html/page.j2")

    shown = preview(tmp_path, said, rebuild)
    shown.look({})

    assert said == ["html/page.j2:7: error  unexpected end"]


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    shown = preview(tmp_path, [])
    with shown.server(0) as server, pytest.raises(ZhinaqError, match="cannot be used"):
        shown.server(server.server_address[1])
