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
  const applySize = (size) => { root.style.setProperty("--size", size); makeRoom(); };
  const makeRoom = () => { // large text may leave none for what stands in the margins
    const rem = parseFloat(getComputedStyle(root).fontSize);
    for (const [name, width] of [["marginless", 68], ["noteless", 90]]) root.classList.toggle(name, innerWidth < width * rem);
  };
  root.classList.add("scripted");
  applyTheme(kept.get("theme"));
  applySize(kept.get("size") || 1);
  addEventListener("resize", makeRoom);

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
      node.title = say(node.dataset.wordLabel);
      if (code === page) node.removeAttribute("lang"); else node.lang = code;
    }
    const { versions = "", root: up } = document.body.dataset;
    const folder = versions.split(" ").includes(code) ? code + "/" : "";
    for (const link of all(".to-volume")) link.href = up + folder + "index.html";
    const choice = document.querySelector(".choose-language");
    if (choice) choice.value = code;
  }

  function startTools() {
    const choice = document.querySelector(".choose-language");
    language = choice ? choice.value : root.lang;
    const wanted = kept.get("language");
    if (wanted && wanted !== language) applyLanguage(wanted);
    on(".choose-language", "change", ({ target }) => {
      kept.set("language", target.value);
      applyLanguage(target.value);
      document.querySelector("form.search")?.requestSubmit(); // says again what was found
    });
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
    const links = all(".paragraph-link"); // one stop for the keyboard, the arrows go on from it
    if (links.length) links[0].tabIndex = 0;
    for (const [at, link] of links.entries()) {
      link.addEventListener("click", () => copy(new URL(link.getAttribute("href"), location.href).href));
      link.addEventListener("keydown", (event) => {
        const next = links[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || NaN)];
        if (!next) return;
        event.preventDefault();
        link.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    }
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
      link.addEventListener("blur", () => { if (current === link && box.matches(":popover-open")) box.hidePopover(); }); // it would cover where the focus goes
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

  // pictures and tables on the whole screen: the button opens, Esc or the cross closes, the focus goes back
  function startEnlarging() {
    for (const figure of all("figure:has(img), .tabular")) {
      const shown = figure.querySelector("img, table"), name = (figure.querySelector("caption, figcaption")?.textContent || shown.alt || "").trim();
      const button = Object.assign(document.createElement("button"), { type: "button", className: "enlarge" });
      const label = () => button.setAttribute("aria-label", (say("enlarge") + ": " + name.replace(/\s+/g, " ")).slice(0, 120));
      label();
      button.addEventListener("focus", label); // the interface may have changed its language
      figure.prepend(button);
      const open = () => enlarge(shown, name);
      button.addEventListener("click", open);
      if (shown.matches("img")) shown.addEventListener("click", open);
    }
  }
  function enlarge(shown, name) {
    const dialog = Object.assign(document.createElement("dialog"), { className: "enlarged", lang: shown.closest("[lang]").lang });
    const close = Object.assign(document.createElement("button"), { type: "button", className: "close", textContent: "×" });
    close.setAttribute("aria-label", say("close"));
    close.lang = language;
    const room = document.createElement("div");
    room.className = "room";
    const copied = shown.cloneNode(true);
    for (const node of [copied, ...all("[id]", copied)]) node.removeAttribute("id");
    room.append(copied);
    if (shown.matches("table")) Object.assign(room, { tabIndex: 0, role: "region", ariaLabel: name });
    dialog.setAttribute("aria-label", name || say("enlarge"));
    dialog.append(close, room);
    document.body.append(dialog);
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".close, img, a")) dialog.close(); });
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal(); // when it closes, the browser gives the focus back
  }

  // where reading stopped: the first block in sight, and its distance from the top of the window
  function startPosition() {
    const article = document.querySelector("article.article");
    if (!article) return;
    const key = "place-" + location.pathname;
    const [id, distance] = (kept.get(key) || "").split(" ");
    const node = id && document.getElementById(id);
    if (node && !location.hash && !location.search) {
      const goBack = () => scrollBy({ top: node.getBoundingClientRect().top - Number(distance), behavior: "instant" });
      goBack();
      const reached = scrollY;
      addEventListener("load", () => { if (Math.abs(scrollY - reached) < 2) goBack(); }); // pictures above have their height now
    }
    addEventListener("pagehide", () => {
      const read = scrollY / Math.max(1, root.scrollHeight - innerHeight);
      const first = all("p[id], li[id], h2[id], h3[id]", article).find((block) => block.getBoundingClientRect().bottom > 0);
      kept.set(key, first && read > 0.02 && read < 0.95 ? `${first.id} ${Math.round(first.getBoundingClientRect().top)}` : "");
    });
  }

  // the words of a query, marked in a text without touching it
  function startHighlights() {
    const stems = new URLSearchParams(location.search).getAll("find");
    const article = document.querySelector("article.article");
    if (!stems.length || !article) return;
    const script = document.createElement("script");
    script.src = document.body.dataset.root + "search/search.js";
    script.addEventListener("load", () => {
      const [first] = window.zhinaqSearch.highlight([article], stems);
      first?.startContainer.parentElement.scrollIntoView({ block: "center" });
    });
    document.head.append(script);
  }

  addEventListener("DOMContentLoaded", () => {
    startTools();
    startCopying();
    startPreviews();
    startContents();
    startEnlarging();
    startPosition();
    window.zhinaqSearch?.start(say);
    startHighlights();
  });
})();
