// The search page of a large volume in a real browser: search.mjs FOLDER QUERY. Prints what was measured as JSON.
import { launch, serve } from "./browser.mjs";

const [folder, query] = process.argv.slice(2);
const { base, close } = await serve(folder);
const browser = await launch();
const page = await browser.newPage();
await page.goto(base + "search/index.html", { waitUntil: "load" });
const times = await page.evaluate((text) => {
  const field = document.getElementById("query"), list = document.querySelector(".search-results");
  const once = (typed) => {
    field.value = typed;
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    list.getBoundingClientRect(); // laid out
    return performance.now() - start;
  };
  return [...text].map((_, at) => Math.min(...[1, 2, 3].map(() => once(text.slice(0, at + 1))))); // a busy machine may pause one
}, query);
const results = await page.locator(".search-results li").count();
const opened = Date.now();
await page.goto(base + "search/index.html?q=" + encodeURIComponent(query));
await page.locator(".search-results li").first().waitFor();
console.log(JSON.stringify({ results, whole: times.at(-1), slowest: Math.max(...times), opened: Date.now() - opened }));
await browser.close();
close();
