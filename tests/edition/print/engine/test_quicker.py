"""The quicker functions change nothing in the file, and go when they are not wanted."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from pathlib import Path

import pytest
from weasyprint import css
from weasyprint.layout import block, percent
from weasyprint.text.line_break import Layout

from tests.edition.press import press, xhtml
from tests.edition.print.engine.test_lines import wording
from zhinaq.edition.print import typeset
from zhinaq.edition.print.engine.quicker import quicker

PIECES = {
    "text": f"<p>{wording(300, 1)}</p><p lang='ru'>Новгородский <i>университетский</i> <b>конференц-зал</b></p>",
    "mixed": "".join(
        f"<p>{wording(8, n)} <b>{wording(7, n + 1)}</b>, <i lang='en'>unquestionably straightforward hyphenation</i> – "
        f"ҚР\N{NO-BREAK SPACE}БҒМ {wording(9, n + 2)} физика-математикалық, әлеуметтік/экономикалық {'ұзақ' * n} "
        f"<span style='letter-spacing: 1pt'>{wording(5, n)}</span> https://example.org/{'a' * n}/b_c?d=e</p>"
        for n in range(16)
    ),
    "narrow": f"<div style='width: 22mm'><p>{wording(80, 8)}</p>"
              "<p style='hyphens: manual'>қа\N{SOFT HYPHEN}ла</p></div>",
    "not justified": f"<p style='text-align: left; hyphens: none'>{wording(120, 9)}</p><pre>{wording(50, 10)}</pre>",
    "decoration": "<p><u>асты сызылған</u> <s>сызылған</s> H<sub>2</sub>O <span class='small-capitals'>Аты</span></p>",
    "table": "<div class='tabular'><table style='border-collapse: collapse; width: 80%'><thead><tr><th>А</th><th>Б</th>"
             f"</tr></thead><tbody>{'<tr><td>бір</td><td>екі үш</td></tr>' * 40}</tbody></table></div>",
    "floats": f"<div style='float: left; width: 30%; margin: 2%'>{wording(9, 2)}</div><p>{wording(120, 3)}</p>",
    "right to left": f"<p dir='rtl' style='direction: rtl'>{wording(40, 4)}</p>",
    "logical": f"<p style='margin-inline-start: 3em; padding-block-end: 1em; width: calc(50% + 1em)'>"
               f"{wording(30, 5)}</p>",
    "boxes": "<div style='display: flex'><p style='flex: 1'>а</p><p>ә</p></div><div style='display: grid; "
             "grid-template-columns: 1fr 2fr'><p>б</p><p>в</p></div>"
             "<p style='box-sizing: border-box; padding: 9pt'>г</p>",
    "columns": f"<div style='columns: 2'><p>{wording(90, 6)}</p></div>",
    "notes": "".join(f"<p>{wording(30, n)}<span class='footnote'>{wording(12, n)}</span></p>" for n in range(9)),
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_the_file_is_the_same_byte_by_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: str) -> None:
    page = xhtml(PIECES[piece])
    quick = typeset.file_of(press(tmp_path).lay_out(page), pdf_variant="pdf/ua-1")
    monkeypatch.setattr(typeset, "quicker", nullcontext)
    assert typeset.file_of(press(tmp_path).lay_out(page), pdf_variant="pdf/ua-1") == quick


def test_the_engine_is_itself_again_afterwards() -> None:
    before = Layout.setup, css.ComputedStyle.__missing__, block.resolve_percentages, percent.resolve_percentages
    with pytest.raises(KeyError), quicker():
        assert block.resolve_percentages is not before[2]
        assert Layout.setup is not before[0]
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    assert (
        Layout.setup, css.ComputedStyle.__missing__, block.resolve_percentages, percent.resolve_percentages,
    ) == before  # fmt: skip
