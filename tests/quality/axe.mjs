// Run axe-core over local pages in light and dark, at 320 and 1280 px; exit 1 at any violation or sideways scroll.
import { chromium } from "playwright-core";
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
});
let bad = 0;
for (const file of process.argv.slice(2)) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ bypassCSP: true, colorScheme, viewport: { width: 1280, height: 900 } });
    let foreign = 0;
    await page.route(/^https?:/, (route) => { foreign += 1; return route.abort(); });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > 320);
    const said = result.violations.map((v) => `${v.id}:${v.nodes.length}:${v.nodes[0].target}`);
    if (wide) said.push("wider-than-320");
    if (foreign) said.push(`foreign-requests:${foreign}`);
    bad += said.length;
    console.log(colorScheme, file, said.join(" ") || "ok");
    await page.close();
  }
}
await browser.close();
process.exit(bad ? 1 : 0);
