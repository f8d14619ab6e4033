// What a reader does with the HTML edition, in a real browser. Prints one line per point; exit status 1 when one fails.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [folder, article] = process.argv.slice(2);
const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml", xml: "application/xml" };
const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/\/$/, "/index.html");
  try {
    const data = await readFile(join(folder, path));
    response.writeHead(200, { "content-type": types[path.split(".").pop()] || "application/octet-stream" }).end(data);
  } catch { response.writeHead(404).end(); }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
let failed = 0;
const point = (name, good, seen = "") => { if (!good) failed++; console.log(good ? "ok" : "FAILED", name, good ? "" : JSON.stringify(seen)); };

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.foreign = 0;
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  await page.route(/^https?:/, (route) => {
    if (route.request().url().startsWith(base)) return route.continue();
    page.foreign++;
    return route.abort();
  });
  await page.goto(base + path);
  return page;
}
const textOf = (page) => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " "));

{ // a narrow screen
  const page = await open(article, { viewport: { width: 320, height: 640 } });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  point("no sideways scrolling at 320 px", width <= 320, width);
  await page.context().close();
}
{ // previews, by keyboard and by mouse
  const page = await open(article);
  const link = page.locator("a[role=doc-biblioref]").first();
  await link.focus();
  const shown = () => page.evaluate(() => document.querySelector(".preview:popover-open")?.innerText ?? "");
  point("focus on a citation shows its reference", (await shown()).length > 10, await shown());
  await page.keyboard.press("Escape");
  point("Escape closes it", (await shown()) === "", await shown());
  await link.hover();
  point("the mouse shows it too", (await shown()).length > 10, await shown());
  await link.click();
  const hash = await page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
  const back = await page.evaluate((id) => document.getElementById(id)?.querySelectorAll("a[role=doc-backlink]").length ?? 0, hash);
  point("the link leads to the entry, the entry back", back > 0, hash);
  point("nothing is asked from elsewhere", page.foreign === 0, page.foreign);
  point("no script error", page.errors.length === 0, page.errors);
  await page.context().close();
}
{ // touch: the first tap shows, the second follows
  const page = await open(article, { hasTouch: true, viewport: { width: 390, height: 800 } });
  const link = page.locator("a[role=doc-biblioref]").first();
  await link.tap();
  point("a tap shows the reference", await page.evaluate(() => !!document.querySelector(".preview:popover-open")));
  await page.context().close();
}
{ // theme, size and language are kept
  const page = await open(article, { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator(".choose-theme").click();
  const dark = await paper();
  point("the theme changes", light !== dark, [light, dark]);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.locator(".text-larger").click();
  point("the text grows", (await size()) > before, [before, await size()]);
  const word = () => page.evaluate(() => document.querySelector("nav [data-word=search]").textContent);
  const words = [];
  for (const code of ["kk", "ru", "en"]) { await page.locator(".choose-language").selectOption(code); words.push(await word()); }
  point("the interface speaks three languages", new Set(words).size === 3, words);
  await page.goto(base + "index.html");
  point("all three are kept on another page", (await paper()) === dark && (await size()) > before && (await word()) === words[2], [await paper(), await word()]);
  await page.context().close();
}
{ // without script
  const withScript = await open(article), without = await open(article, { javaScriptEnabled: false });
  const data = await without.locator("main").innerText();
  const [a, b] = [await textOf(withScript), data.replace(/\s+/g, " ")];
  point("the text is whole without script", b.length >= 0.98 * a.length, [a.length, b.length]);
  await withScript.context().close();
  await without.context().close();
}
{ // copy and print
  const page = await open(article);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("button.copy").first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const shown = await page.evaluate(() => document.getElementById("cite-1").textContent.trim());
  point("the citation is copied", copied === shown, copied);
  point("the page prints", (await page.pdf({ format: "A5" })).length > 5000);
  await page.context().close();
}
{ // search
  const page = await open("search/index.html");
  const title = (await (await page.request.get(base + article)).text()).match(/<title>([^<]+)/)[1];
  const query = title.match(/[\p{L}]{4,}/gu)[0];
  await page.locator("#query").fill(query);
  const results = await page.locator(".search-results li").count();
  point("a word of a title is found", results > 0, query);
  const time = await page.evaluate((text) => {
    const field = document.getElementById("query"), start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return performance.now() - start;
  }, query);
  point("within 100 ms", time < 100, time);
  await page.locator("#query").fill("qzxqzx");
  point("nothing found is said", (await page.locator(".search-count").innerText()).length > 3);
  await page.context().close();
}
await browser.close();
server.close();
process.exit(failed ? 1 : 0);
