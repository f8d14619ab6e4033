// Every page that is named, in Chromium: axe-core in light and dark, no sideways scroll when narrow, spaced out or enlarged,
// nothing asked from elsewhere, no script error. Exit status 1 at any complaint.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"; // WCAG 1.4.12
const browser = await launch();
const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
let said = [], bad = 0;
page.on("pageerror", (error) => said.push(`error:${error.message}`));
await page.route(/^https?:/, (route) => { said.push(`foreign:${route.request().url()}`); return route.abort(); });

const violations = async (options) => {
  const result = await page.evaluate((values) => axe.run(document, values), options);
  return result.violations.map((v) => `${v.id}:${v.nodes.length}:${v.nodes[0].target}`);
};
// what stands outside the window, and text cut off by a box of fixed size
const outside = () => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  const cut = [...document.querySelectorAll("main *")].filter((e) => getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1 && !e.matches(".unseen"));
  return [...(document.documentElement.scrollWidth > width ? [`wider-than-${width}`] : []), ...cut.map((e) => `cut:${e.className || e.tagName}`)];
});
for (const file of process.argv.slice(2)) {
  said = [];
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  said.push(...await violations({ runOnly: { type: "tag", values: tags } }));
  await page.emulateMedia({ colorScheme: "dark" });
  said.push(...(await violations({ runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } })).map((v) => `dark:${v}`));
  await page.setViewportSize({ width: 320, height: 256 });
  said.push(...await outside());
  said.push(...(await violations({ runOnly: { type: "rule", values: ["target-size", "color-contrast", "scrollable-region-focusable"] } })).map((v) => `narrow:${v}`));
  await page.addStyleTag({ content: spacing });
  said.push(...(await outside()).map((v) => `spaced:${v}`));
  bad += said.length;
  console.log(file, said.join(" ") || "ok");
}
await browser.close();
process.exit(bad ? 1 : 0);
