"""A local preview of the HTML edition: on loopback only, rebuilt when a source file changes, open pages reloaded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jinja2 import TemplateError

from zhinaq.finding import ZhinaqError

HOST = "127.0.0.1"
STATE = "/.state"
PAUSE = 0.7  # seconds between two looks at the files
RELOADER = (
    b"<script>(async()=>{const ask=async()=>(await fetch('/.state')).text();let was=await ask();"
    b"setInterval(async()=>{const now=await ask();if(now!==was)location.reload()},800)})()</script>"
)


def watched(places: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return every file under the places with its time and size."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in _files(places)}


def _files(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (p for p in found if p.is_file() and not any(part.startswith(".") for part in p.parts[-3:]))


class Preview:
    """The state that pages ask for: a number that rises with every rebuild."""

    def __init__(
        self, folder: Path, places: Sequence[Path], rebuild: Callable[[], object], say: Callable[[str], None]
    ) -> None:
        """Keep the site's folder, what to watch, and what to do."""
        self.folder, self.places, self.rebuild, self.say = folder, places, rebuild, say
        self.number = 0

    def look(self, before: dict[Path, tuple[int, int]]) -> dict[Path, tuple[int, int]]:
        """Rebuild when a file has changed since `before`; return what there is now. A mistake of the user is said."""
        now = watched(self.places)
        if now != before:
            try:
                self.rebuild()
                self.number += 1
            except (ZhinaqError, TemplateError) as problem:
                self.say(str(problem) if isinstance(problem, ZhinaqError) else _template(problem))
        return now

    def run(self, stop: threading.Event) -> None:
        """Look at the files again and again until told to stop."""
        seen = watched(self.places)
        while not stop.wait(PAUSE):
            seen = self.look(seen)

    def server(self, port: int) -> ThreadingHTTPServer:
        """Return a server for the site; port 0 takes any that is free. Raises ZhinaqError when the port is taken."""
        try:
            return ThreadingHTTPServer((HOST, port), partial(_Handler, preview=self, directory=str(self.folder)))
        except OSError as problem:
            hint = "Name another with --port."
            raise ZhinaqError(f"port {port} cannot be used: {problem.strerror}", hint=hint) from problem


def _template(problem: TemplateError) -> str:
    """Return what is wrong with a template that is being edited, with its place when it says it."""
    place = [str(value) for name in ("name", "lineno") if (value := getattr(problem, name, None))]
    return f"{':'.join(place) or 'templates'}: error  {problem.message or problem}"


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, never cached; pages get the script that reloads them."""

    def __init__(self, *args: object, preview: Preview, **named: object) -> None:
        self.preview = preview
        super().__init__(*args, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  # the name http.server calls
        """Answer with the state, a page or a file."""
        if self.path == STATE:
            self._send(str(self.preview.number).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix == ".html" and path.is_file():
            self._send(path.read_bytes() + RELOADER, "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def serve(preview: Preview, port: int) -> None:
    """Serve until interrupted."""
    server, stop = preview.server(port), threading.Event()
    watcher = threading.Thread(target=preview.run, args=(stop,), daemon=True)
    watcher.start()
    preview.say(f"http://{HOST}:{server.server_address[1]}/  (Ctrl-C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        preview.say("")
    finally:
        stop.set()
        server.server_close()
