"""Progress of long work on the terminal; silent when asked, or when nobody is watching."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


class Terminal:
    """Says what is being done, on standard error; `quiet` says nothing."""

    def __init__(self, quiet: bool = False) -> None:
        """Watch standard error unless quiet."""
        self.quiet = quiet
        self.console = Console(file=sys.stderr, highlight=False)

    def say(self, text: str) -> None:
        """Print one line."""
        if not self.quiet:
            self.console.print(text, markup=False)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Show that one step runs, with its time."""
        if self.quiet or not self.console.is_terminal:
            self.say(title)
            yield
            return
        with self._bar() as bar:
            bar.add_task(title, total=None)
            yield

    def each(self, items: Iterable[Item], total: int, title: str) -> Iterator[Item]:
        """Yield items while a bar counts them."""
        if self.quiet or not self.console.is_terminal or total < 3:
            self.say(f"{title} ({total})")
            yield from items
            return
        with self._bar() as bar:
            task = bar.add_task(title, total=total)
            for item in items:
                yield item
                bar.advance(task)

    def _bar(self) -> Progress:
        return Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                        TimeElapsedColumn(), console=self.console, transient=True)  # fmt: skip
