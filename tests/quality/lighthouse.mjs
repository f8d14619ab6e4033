// Lighthouse on pages of a folder served on loopback: lighthouse.mjs FOLDER PAGE… prints the scores as JSON.
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { serve } from "./browser.mjs";

const [folder, ...pages] = process.argv.slice(2);
const { base, close } = await serve(folder);
const cli = join(dirname(createRequire(import.meta.url).resolve("lighthouse/package.json")), "cli", "index.js");
const out = {};
async function measure(page) {
  const file = join(tmpdir(), `lighthouse-${process.pid}.json`);
  await promisify(execFile)(process.execPath, [cli, base + page, "--quiet", "--output=json", `--output-path=${file}`,
    "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-background-networking",
    "--only-categories=accessibility,seo,best-practices,performance"], { env: { ...process.env, CHROME_PATH: process.env.CHROME } });
  const { categories, audits } = JSON.parse(readFileSync(file, "utf8"));
  const failed = Object.values(audits).filter((a) => a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== "informative").map((a) => a.id);
  return { ...Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score])), failed };
}
for (const page of pages) { // a busy machine is slow, not the page: the best of three
  for (let tries = 0; tries < 3 && !(out[page]?.performance >= 0.95); tries++) {
    const found = await measure(page);
    if (!(out[page]?.performance > found.performance)) out[page] = found;
  }
}
console.log(JSON.stringify(out));
close();
