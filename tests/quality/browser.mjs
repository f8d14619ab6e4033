// A folder served on loopback, gzipped as a web server does, and Debian's Chromium to look at it.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const TYPES = {
  html: "text/html; charset=utf-8", xhtml: "application/xhtml+xml", css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg",
  xml: "application/xml", json: "application/json", pdf: "application/pdf", epub: "application/epub+zip",
};

export async function serve(folder) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    try {
      const file = (await stat(path)).isDirectory() ? join(path, "index.html") : path;
      const kind = file.split(".").pop(), text = ["html", "css", "js", "svg", "xml", "json"].includes(kind);
      const squeeze = text && /gzip/.test(request.headers["accept-encoding"] || "");
      if (squeeze && !packed.has(file)) packed.set(file, gzipSync(await readFile(file)));
      const data = squeeze ? packed.get(file) : await readFile(file);
      response.writeHead(200, {
        "content-type": TYPES[kind] || "application/octet-stream", "cache-control": "max-age=3600", "content-length": data.length,
        ...(squeeze ? { "content-encoding": "gzip" } : {}),
      }).end(request.method === "HEAD" ? undefined : data);
    } catch { response.writeHead(404).end(); }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export const launch = () => chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
});

// one line per point, exit status 1 when one fails
let failed = 0;
export function point(name, good, seen = "") {
  if (!good) failed++;
  console.log(good ? "ok" : "FAILED", name, good ? "" : JSON.stringify(seen));
}
export const status = () => (failed ? 1 : 0);
