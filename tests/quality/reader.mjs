// What a reader does with the HTML edition, in a real browser. Prints one line per point; exit status 1 when one fails.
import { launch, point, serve, status } from "./browser.mjs";

const [folder, article, next] = process.argv.slice(2);
const { base, close } = await serve(folder);
const browser = await launch();

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
// a busy machine may need a while
async function until(test) {
  for (let tries = 0; tries < 50; tries++) { if (await test()) return true; await new Promise((go) => setTimeout(go, 100)); }
  return false;
}
const textOf = (page) => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " "));

{ // a narrow screen
  const page = await open(article, { viewport: { width: 320, height: 640 } });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  point("no sideways scrolling at 320 px", width <= 320, width);
  await page.context().close();
}
{ // text as large as it gets
  for (const width of [320, 768, 1100, 1440, 2560]) {
    const page = await open(article, { viewport: { width, height: 700 } });
    for (let steps = 0; steps < 7; steps++) await page.locator(".text-larger").click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    point(`no sideways scrolling with large text at ${width} px`, over <= 0, over);
    await page.context().close();
  }
}
{ // previews, by keyboard and by mouse
  const page = await open(article);
  const link = page.locator("a[role=doc-biblioref]").first();
  await link.focus();
  const shown = () => page.evaluate(() => document.querySelector(".preview:popover-open")?.innerText ?? "");
  point("focus on a citation shows its reference", await until(async () => (await shown()).length > 10), await shown());
  await page.keyboard.press("Escape");
  point("Escape closes it", await until(async () => (await shown()) === ""), await shown());
  await link.hover();
  point("the mouse shows it too", await until(async () => (await shown()).length > 10), await shown());
  await page.locator(".preview").hover();
  await page.waitForTimeout(600);
  point("it stays while the mouse is on it", (await shown()).length > 10, await shown());
  await page.mouse.move(5, 5);
  point("and goes when the mouse leaves", await until(async () => (await shown()) === ""), await shown());
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
  const opened = () => page.evaluate(() => !!document.querySelector(".preview:popover-open"));
  point("a tap shows the reference", await until(opened));
  await link.tap();
  point("a second tap goes there", await until(() => page.evaluate(() => location.hash.length > 1)));
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
  point("the way to the volume leads to its page in that language", /(^|\/)en\/index\.html$/.test(await page.locator(".home").getAttribute("href")));
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
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator(".paragraph-link[tabindex='0']").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const second = await page.evaluate(() => [...document.querySelectorAll(".paragraph-link")].indexOf(document.activeElement));
  point("the arrows go from paragraph to paragraph", second === 1, second);
  await page.keyboard.press("Enter");
  await until(async () => /^http/.test(await page.evaluate(() => navigator.clipboard.readText())));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  point("the link to a paragraph is copied", /^http.*#[\w.-]+$/.test(address), address);
  point("what was copied is said", (await page.locator(".announce[role=status]").innerText()).length > 3);
  point("the page prints", (await page.pdf({ format: "A5" })).length > 5000);
  await page.emulateMedia({ media: "print" });
  const bars = await page.evaluate(() => [".bar", ".contents-box", ".downloads", ".neighbours", ".enlarge"].filter((s) => [...document.querySelectorAll(s)].some((e) => e.getClientRects().length)));
  point("nothing but the text is printed", bars.length === 0, bars);
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
  point("the word is marked", await page.evaluate(() => CSS.highlights.get("found").size > 0));
  await page.waitForFunction((text) => [...document.querySelectorAll(".entry-more")].some((e) => e.textContent.includes(text)), query, { timeout: 5000 }).catch(() => {});
  const excerpt = await page.locator(".search-results .entry-more").first().innerText();
  point("a result shows the place it was found at", excerpt.toLowerCase().includes(query.toLowerCase().slice(0, 4)), [query, excerpt]);
  const languages = await page.locator("select[name=language] option").evaluateAll((all) => all.map((o) => o.value));
  await page.locator("#query").fill("");
  for (const code of languages.filter(Boolean)) {
    await page.locator("select[name=language]").selectOption(code);
    const langs = await page.locator(".search-results li").evaluateAll((all) => all.map((li) => li.lang));
    point(`the filter keeps what is in ${code}`, langs.length > 0 && langs.every((lang) => lang === code), langs);
  }
  await page.locator("select[name=language]").selectOption("");
  await page.locator("#query").fill(query);
  await page.locator(".search-results a").first().click();
  await page.waitForFunction(() => CSS.highlights.get("found")?.size > 0, null, { timeout: 5000 }).catch(() => {});
  point("and it is marked in the article", await page.evaluate(() => (CSS.highlights.get("found")?.size ?? 0) > 0));
  await page.goBack();
  await page.locator("#query").fill("qzxqzx");
  point("nothing found is said", (await page.locator(".search-count").innerText()).length > 3);
  await page.context().close();
}
{ // pictures and tables on the whole screen
  const page = await open(article);
  for (const kind of ["figure", ".tabular"]) {
    const button = page.locator(`${kind} > .enlarge`).first();
    const name = await button.getAttribute("aria-label");
    await button.focus();
    await page.keyboard.press("Enter");
    const shown = await page.evaluate(() => { const d = document.querySelector("dialog[open]"); return d && [d.querySelector("img, table") !== null, d.contains(document.activeElement), d.getBoundingClientRect().width]; });
    point(`${kind} is enlarged by keyboard`, shown && shown[0] && shown[1] && shown[2] >= 1280, [name, shown]);
    await page.keyboard.press("Escape");
    point(`Escape closes it, the focus is back (${kind})`, await until(() => button.evaluate((b) => document.activeElement === b && !document.querySelector("dialog"))));
    await button.click();
    await page.locator("dialog .close").click();
    point(`the cross closes it too (${kind})`, await until(async () => (await page.locator("dialog").count()) === 0));
  }
  const ids = await page.evaluate(() => { const all = [...document.querySelectorAll("[id]")].map((e) => e.id); return all.length - new Set(all).size; });
  point("no id is doubled", ids === 0, ids);
  await page.context().close();
}
{ // contents beside the text, notes on the other side
  const page = await open(article, { viewport: { width: 1600, height: 700 } });
  const current = () => page.evaluate(() => document.querySelector(".contents-box [aria-current]")?.hash ?? "");
  const links = await page.locator(".contents-box a").evaluateAll((all) => all.map((a) => a.hash));
  await page.evaluate((hash) => document.getElementById(decodeURIComponent(hash.slice(1))).scrollIntoView({ behavior: "instant" }), links.at(-1));
  point("the contents follow the reading", await until(async () => links.slice(-2).includes(await current())), [links, await current()]);
  const top = await page.evaluate(() => document.querySelector(".contents-box").getBoundingClientRect().top);
  point("and stay in sight", top >= 0 && top < 200, top);
  const beside = await page.evaluate(() => {
    const note = document.querySelector(".note").getBoundingClientRect(), text = document.querySelector(".text p").getBoundingClientRect();
    return [note.left, text.right, note.right, innerWidth];
  });
  point("notes stand beside the text", beside[0] >= beside[1] && beside[2] <= beside[3], beside);
  await page.context().close();
}
{ // where reading stopped, and the way on
  const page = await open(article, { viewport: { width: 390, height: 500 } });
  await page.evaluate(() => scrollTo({ top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: "instant" }));
  const place = () => page.evaluate(() => {
    const blocks = [...document.querySelectorAll("article.article :is(p, li, h2, h3)[id]")];
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
    return [first?.id, Math.round(first?.getBoundingClientRect().top), Math.round(scrollY)];
  });
  const was = await place();
  await page.locator("a[rel=next]").dispatchEvent("click");
  await page.waitForURL("**/" + next);
  point("next leads to the next article", page.url().endsWith(next), page.url());
  await page.goto(base + article);
  const kept = async () => {
    const [id, top, down] = await place();
    return id === was[0] && Math.abs(top - was[1]) < 20 && down > 100;
  };
  point("reading goes on where it stopped", await until(kept), [was, await place()]);
  await page.goto(base + next);
  await page.locator("a[rel=prev]").click();
  point("previous leads back", page.url().endsWith(article), page.url());
  await page.context().close();
}
for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 256 }]) { // by keyboard through the whole page
  const page = await open(article, { viewport, reducedMotion: "reduce" });
  const wanted = await page.evaluate(() => [...document.querySelectorAll("a[href], button, select, summary, [tabindex='0']")].filter((e) => e.tabIndex >= 0 && e.checkVisibility()).length);
  const bad = [];
  let reached = 0;
  for (; reached < wanted + 40; reached++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      const box = node.getClientRects()[0], style = getComputedStyle(node);
      const at = document.elementFromPoint(box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2);
      return { name: `${node.tagName} ${node.className} ${node.textContent.slice(0, 20)}`, ring: style.outlineStyle !== "none", seen: !!at && (node.contains(at) || at.contains(node)), box: [box.top, box.bottom] };
    });
    if (!seen) break;
    if (!seen.ring || !seen.seen) bad.push(seen);
  }
  point(`every stop has a ring and is in sight at ${viewport.width} px`, bad.length === 0, bad.slice(0, 3));
  point(`the keyboard reaches all and is caught nowhere at ${viewport.width} px`, reached >= wanted - 1 && reached < wanted + 40, [reached, wanted]);
  await page.context().close();
}
await browser.close();
close();
process.exit(status());
