// The HTML edition's comforts. Every page is complete without this file.
"use strict";
(() => {
  const root = document.documentElement;
  const words = window.zhinaqWords || {};
  const kept = {
    get(key) { try { return localStorage.getItem("zhinaq-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("zhinaq-" + key, value); } catch { /* private window */ } },
  };
  let language = "";
  const say = (name, n) => ((words[language] || {})[name] || name).replace("{n}", n);

  // before the page is drawn: theme and text size as they were left
  const applyTheme = (theme) => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  const applySize = (size) => root.style.setProperty("--size", size);
  root.classList.add("scripted");
  applyTheme(kept.get("theme"));
  if (kept.get("size")) applySize(kept.get("size"));

  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const on = (selector, type, action) => all(selector).forEach((node) => node.addEventListener(type, action));

  function applyLanguage(code) {
    if (!words[code]) return;
    const page = root.lang;
    language = code;
    for (const node of all("[data-word]")) {
      node.textContent = say(node.dataset.word);
      if (code === page) node.removeAttribute("lang"); else node.lang = code;
    }
    for (const node of all("[data-word-label]")) {
      node.setAttribute("aria-label", say(node.dataset.wordLabel));
      if (code === page) node.removeAttribute("lang"); else node.lang = code;
    }
    const choice = document.querySelector(".choose-language");
    if (choice) choice.value = code;
  }

  function startTools() {
    const choice = document.querySelector(".choose-language");
    language = choice ? choice.value : root.lang;
    const wanted = kept.get("language");
    if (wanted && wanted !== language) applyLanguage(wanted);
    on(".choose-language", "change", (event) => { kept.set("language", event.target.value); applyLanguage(event.target.value); });
    on(".choose-theme", "click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      kept.set("theme", dark ? "light" : "dark");
      applyTheme(dark ? "light" : "dark");
    });
    const step = (by) => () => {
      const size = Math.min(1.6, Math.max(0.8, Number(kept.get("size") || 1) + by)).toFixed(1);
      kept.set("size", size);
      applySize(size);
    };
    on(".text-smaller", "click", step(-0.1));
    on(".text-larger", "click", step(0.1));
  }

  // what was done, said aloud and shown for a moment
  function announce(text) {
    let box = document.querySelector(".announce");
    if (!box) {
      box = document.createElement("div");
      box.className = "announce";
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    box.textContent = text;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => { box.textContent = ""; }, 2500);
  }
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    announce(say("copied"));
  }
  function startCopying() {
    on("button.copy", "click", (event) => copy(document.getElementById(event.target.closest("button").dataset.copy).textContent.trim()));
    on(".paragraph-link", "click", (event) => copy(new URL(event.target.getAttribute("href"), location.href).href));
  }

  // a reference beside its citation: on hover, focus and touch; Esc closes
  function startPreviews() {
    const links = all("a[role=doc-biblioref]");
    if (!links.length || !HTMLElement.prototype.showPopover) return;
    const box = document.createElement("div");
    box.className = "preview";
    box.popover = "auto";
    box.id = "preview";
    document.body.append(box);
    let leaving = 0, current = null, seen = false;
    const show = (link) => {
      clearTimeout(leaving);
      const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const text = entry && entry.querySelector(".entry");
      if (!text) return;
      if (current === link && box.matches(":popover-open")) return;
      current = link;
      const copied = text.cloneNode(true);
      all("[id]", copied).forEach((node) => node.removeAttribute("id"));
      box.replaceChildren(...copied.childNodes);
      if (entry.lang) box.lang = entry.lang; else box.removeAttribute("lang");
      link.setAttribute("aria-describedby", "preview");
      if (!box.matches(":popover-open")) box.showPopover();
      seen = place(link);
    };
    const place = (link) => {
      const spot = link.getBoundingClientRect(), size = box.getBoundingClientRect();
      const below = spot.bottom + 8 + size.height < innerHeight || spot.top < size.height + 16;
      box.style.left = Math.max(8, Math.min(spot.left, innerWidth - size.width - 8)) + "px";
      box.style.top = (below ? spot.bottom + 8 : spot.top - size.height - 8) + "px";
      return spot.bottom > 0 && spot.top < innerHeight;
    };
    const hide = () => { leaving = setTimeout(() => { if (box.matches(":popover-open")) box.hidePopover(); }, 250); };
    box.addEventListener("toggle", (event) => { if (event.newState === "closed" && current) { current.removeAttribute("aria-describedby"); current = null; } });
    box.addEventListener("mouseenter", () => clearTimeout(leaving));
    box.addEventListener("mouseleave", hide);
    let touched = null;
    for (const link of links) {
      link.addEventListener("mouseenter", () => show(link));
      link.addEventListener("mouseleave", hide);
      link.addEventListener("focus", () => show(link));
      link.addEventListener("blur", hide);
      link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && current !== link ? link : null; });
      link.addEventListener("click", (event) => { if (touched === link) { event.preventDefault(); touched = null; show(link); } });
    }
    addEventListener("scroll", () => { // a citation that gets the focus may first have to be scrolled to
      if (!current || !box.matches(":popover-open")) return;
      const now = place(current);
      if (seen && !now) box.hidePopover();
      seen = seen || now;
    }, { passive: true });
  }

  // the section being read, marked in the contents
  function startContents() {
    const box = document.querySelector(".contents-box");
    if (!box) return;
    if (matchMedia("(min-width: 68rem)").matches) box.querySelector("details").open = true;
    const places = all("a", box).map((link) => [document.getElementById(link.hash.slice(1)), link]).filter(([node]) => node);
    const mark = () => {
      let now = null;
      for (const [node, link] of places) if (node.getBoundingClientRect().top < innerHeight * 0.3) now = link;
      for (const [, link] of places) if (link === now) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; mark(); }); }
    }, { passive: true });
    mark();
  }

  // pictures on the whole screen
  function startPictures() {
    for (const picture of all("figure img")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "enlarge";
      button.setAttribute("aria-label", say("enlarge") + ": " + picture.alt);
      picture.replaceWith(button);
      button.append(picture);
      button.addEventListener("click", () => {
        const dialog = document.createElement("dialog");
        dialog.className = "picture";
        dialog.setAttribute("aria-label", picture.alt);
        const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
        close.setAttribute("aria-label", say("close"));
        dialog.append(picture.cloneNode(), close);
        document.body.append(dialog);
        dialog.addEventListener("click", () => dialog.close());
        dialog.addEventListener("close", () => dialog.remove());
        dialog.showModal();
      });
    }
  }

  // where reading stopped
  function startPosition() {
    if (!document.querySelector("article.article")) return;
    const key = "place-" + location.pathname;
    const was = Number(kept.get(key) || 0);
    if (!location.hash && !location.search && was > 0.02 && was < 0.95) {
      scrollTo({ top: was * (root.scrollHeight - innerHeight), behavior: "instant" });
    }
    addEventListener("pagehide", () => kept.set(key, (scrollY / Math.max(1, root.scrollHeight - innerHeight)).toFixed(4)));
  }

  // search: the same folding and endings as the index was made with (see zhinaq/edition/search.py)
  const fold = (word, index) => [...word.toLowerCase()].map((letter) => index.fold[letter] ?? letter).join("");
  function stem(word, rules) {
    for (let round = 0; round < rules.rounds; round++) {
      const ending = rules.endings.find((e) => word.endsWith(e) && word.length - e.length >= rules.shortest);
      if (!ending) break;
      word = word.slice(0, -ending.length);
    }
    return word;
  }
  const stemsOf = (word, index) => {
    const folded = fold(word, index);
    const found = new Set([folded]);
    const rules = Object.values(index.rules);
    for (const rule of rules) found.add(stem(folded, rule));
    for (const once of [...found]) for (const rule of rules) if (stem(once, rule).length > 4) found.add(stem(once, rule));
    const long = [...found].filter((s) => s.length > 2);
    return long.length ? long : [...found];
  };
  const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) || [];

  function startSearch() {
    const form = document.querySelector("form.search"), index = window.zhinaqIndex;
    if (!form || !index) return;
    const terms = index.terms.split(" "), lists = index.lists.split(" ");
    const filled = (name, values) => form.elements[name].append(...values.map((v) => new Option(v, v)));
    filled("section", [...new Set(index.articles.map((a) => a[4]).filter(Boolean))]);
    filled("author", [...new Set(index.articles.flatMap((a) => a[3]))].sort((a, b) => a.localeCompare(b, "kk")));
    const firstAt = (prefix) => {
      let low = 0, high = terms.length;
      while (low < high) { const mid = (low + high) >> 1; if (terms[mid] < prefix) low = mid + 1; else high = mid; }
      return low;
    };
    const lookup = (word) => {
      const scores = new Map();
      for (const s of stemsOf(word, index)) {
        for (let at = firstAt(s); at < terms.length && terms[at].startsWith(s); at++) {
          const exact = terms[at] === s ? 1 : 0.5;
          let article = 0;
          for (const [, step, weight] of lists[at].matchAll(/([0-9a-z]+)([A-Z])/g)) {
            article += parseInt(step, 36);
            const score = exact * (weight.charCodeAt(0) - 64);
            scores.set(article, Math.max(scores.get(article) || 0, score));
          }
        }
      }
      return scores;
    };
    const find = (query) => {
      const each = wordsOf(query).map(lookup);
      if (!each.length) return [];
      const both = [...each[0].keys()].filter((n) => each.every((scores) => scores.has(n)));
      return both.map((n) => [n, each.reduce((sum, scores) => sum + scores.get(n), 0)])
        .sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([n]) => n);
    };
    const list = document.querySelector(".search-results"), count = document.querySelector(".search-count");
    const run = () => {
      const query = form.elements.q.value.trim();
      const [code, section, author] = ["language", "section", "author"].map((name) => form.elements[name].value);
      const found = find(query).filter((n) => {
        const a = index.articles[n - 1];
        return (!code || a[2] === code) && (!section || a[4] === section) && (!author || a[3].includes(author));
      });
      list.replaceChildren(...found.slice(0, 200).map((n) => {
        const [address, title, lang, people, , about] = index.articles[n - 1];
        const item = document.createElement("li");
        item.lang = lang;
        const link = Object.assign(document.createElement("a"), { className: "entry-title", textContent: title });
        link.href = "../" + address + "?q=" + encodeURIComponent(query);
        const by = Object.assign(document.createElement("span"), { className: "entry-people", textContent: people.join(", ") });
        const more = Object.assign(document.createElement("span"), { className: "entry-more", textContent: about });
        item.append(link, by, more);
        return item;
      }));
      highlight(list, query, index);
      count.textContent = query ? (found.length ? say("search_some", found.length) : say("search_none")) : "";
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    form.addEventListener("input", run);
    form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
    run();
  }

  // the words of a query, marked in a text without touching it
  function highlight(inside, query, index) {
    if (!window.Highlight || !CSS.highlights) return;
    const wanted = wordsOf(query).map((word) => stemsOf(word, index)).flat().filter((s) => s.length > 2);
    const ranges = [];
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    while (wanted.length && walker.nextNode()) {
      const node = walker.currentNode;
      for (const match of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const folded = fold(match[0], index);
        if (!wanted.some((s) => folded.startsWith(s))) continue;
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
    }
    if (!document.adoptedStyleSheets.length) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("::highlight(found) { background-color: var(--mark); color: var(--ink); }");
      document.adoptedStyleSheets = [sheet];
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }
  function startHighlights() {
    const query = new URLSearchParams(location.search).get("q");
    const article = document.querySelector("article.article");
    if (!query || !article) return;
    const script = document.createElement("script");
    script.src = document.body.dataset.root + "search/index.js";
    script.addEventListener("load", () => {
      highlight(article, query, window.zhinaqIndex);
      for (const range of CSS.highlights?.get("found") || []) {
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        break;
      }
    });
    document.head.append(script);
  }

  addEventListener("DOMContentLoaded", () => {
    startTools();
    startCopying();
    startPreviews();
    startContents();
    startPictures();
    startPosition();
    startSearch();
    startHighlights();
  });
})();
