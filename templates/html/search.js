// Search, offline: the same rules as the index was made with (zhinaq/edition/search.py), which stand before this as zhinaqRules.
"use strict";
(() => {
  const { languages, fold, keyboard } = window.zhinaqRules;
  const WORDS = /[\p{L}\p{N}]+/gu;
  const changed = (text, letters) => [...text].map((letter) => letters[letter] ?? letter).join("");
  const plain = (word) => changed(word.toLowerCase(), fold);
  const bare = (word) => changed(word, keyboard);

  function stem(word, rules) {
    let left = bare(word);
    for (let round = 0; round < rules.rounds; round++) {
      const ending = rules.endings.find((e) => left.endsWith(e) && left.length - e.length >= rules.shortest);
      if (!ending) break;
      left = left.slice(0, -ending.length);
    }
    return word.slice(0, left.length);
  }
  // the languages that have the letters of a word; all of them where no letter tells
  const speaking = (word) => {
    const own = Object.values(languages).filter((rules) => [...rules.letters].some((letter) => word.includes(letter)));
    return own.length ? own : Object.values(languages);
  };
  // a word typed with letters that some keyboards lack means them; one without may mean either
  const matches = (word, wanted) => (bare(wanted) === wanted ? bare(word) : word).startsWith(wanted);

  function open(index) {
    const terms = index.terms.split(" "), lists = index.lists.split(" ");
    const letters = new RegExp(`[${Object.keys(keyboard).join("")}]`, "g");
    const keys = index.terms.replace(letters, (letter) => keyboard[letter]).split(" ");
    const total = index.articles.length;
    const firstAt = (prefix) => {
      let low = 0, high = keys.length;
      while (low < high) { const mid = (low + high) >> 1; if (keys[mid] < prefix) low = mid + 1; else high = mid; }
      return low;
    };
    // the terms that are a stem, and those that begin with it; of one or two letters only the same
    const termsOf = (wanted) => {
      const key = bare(wanted), same = [], longer = [];
      for (let at = firstAt(key); at < keys.length && (key.length < 3 ? keys[at] === key : keys[at].startsWith(key)); at++) {
        if (matches(terms[at], wanted)) (keys[at] === key ? same : longer).push(at);
      }
      return { wanted, same, longer: same.length && key.length < 4 ? [] : longer };
    };
    const stemsOf = (word) => {
      const each = speaking(word).map((rules) => [stem(word, rules), rules.changing]);
      const found = (list) => [...new Set(list)].map(termsOf).filter(({ same, longer }) => same.length + longer.length);
      const made = found(each.map(([s]) => s));
      const changed = found(each.filter(([s, letters]) => s.at(-1) in letters).map(([s, letters]) => s.slice(0, -1) + letters[s.at(-1)]));
      const real = [...made, ...changed.map((one) => ({ ...one, longer: [] }))].filter(({ same }) => same.length);
      if (real.length) return real;
      if (made.length) return made.sort((a, b) => b.wanted.length - a.wanted.length).slice(0, 1);
      return bare(word) === word ? [] : stemsOf(bare(word));
    };
    const scored = (word) => {
      const scores = new Map(), found = stemsOf(word);
      for (const { same, longer } of found) {
        for (const [at, worth] of [...same.map((n) => [n, 1]), ...longer.map((n) => [n, 0.3])]) {
          let article = 0;
          for (const [, step, weight] of lists[at].matchAll(/([0-9a-z]+)([A-Z])/g)) {
            article += parseInt(step, 36);
            const score = worth * (weight.charCodeAt(0) - 64);
            if (score > (scores.get(article) || 0)) scores.set(article, score);
          }
        }
      }
      const rare = Math.log(1 + total / (scores.size || 1));
      return { scores, rare, stems: found.map(({ wanted }) => wanted) };
    };
    // the numbers of the articles that have every word, the best first, and the stems they were found by
    function find(query) {
      const words = plain(query).match(WORDS) || [], long = words.filter((word) => word.length > 1);
      const each = (long.length ? long : words).map(scored);
      const numbers = each.length ? [...each[0].scores.keys()].filter((n) => each.every(({ scores }) => scores.has(n))) : [];
      const worth = new Map(numbers.map((n) => [n, each.reduce((sum, { scores, rare }) => sum + rare * scores.get(n), 0)]));
      numbers.sort((a, b) => worth.get(b) - worth.get(a) || a - b);
      return { numbers, stems: [...new Set(each.flatMap(({ stems }) => stems))], asked: each.length > 0 };
    }
    return { find, articles: index.articles };
  }

  // every place where a word begins with one of the stems; short ones mean the word itself
  const begins = (word, wanted) => matches(word, wanted)
    && (wanted.length > 3 || speaking(word).some((rules) => stem(word, rules).length === wanted.length));
  function* places(text, stems) {
    for (const match of text.matchAll(WORDS)) {
      const word = plain(match[0]);
      const found = stems.find((wanted) => begins(word, wanted));
      if (found !== undefined) yield [match.index, match.index + match[0].length, found];
    }
  }
  function highlight(nodes, stems) {
    if (!window.Highlight || !CSS.highlights) return [];
    const ranges = [];
    for (const inside of nodes) {
      const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
      while (stems.length && walker.nextNode()) {
        for (const [from, to] of places(walker.currentNode.data, stems)) {
          const range = new Range();
          range.setStart(walker.currentNode, from);
          range.setEnd(walker.currentNode, to);
          ranges.push(range);
        }
      }
    }
    if (!document.adoptedStyleSheets.length) {
      const sheet = new CSSStyleSheet(); // not in style.css: the checker does not know the name
      sheet.replaceSync("::highlight(found) { background-color: var(--mark); color: var(--ink); }");
      document.adoptedStyleSheets = [sheet];
    }
    CSS.highlights.set("found", new Highlight(...ranges));
    return ranges;
  }
  // the part of a page that has most of the stems, sentences before lists and tables, cut around the first of them
  const PARTS = [".text p, .text .paragraph, .abstract > p:not(.keywords, .byline)", ".text :is(li, td, th), .keywords, .references li, .note"];
  function excerpt(page, stems) {
    let best = null, most = 0;
    for (const [at, part] of PARTS.entries()) {
      for (const block of page.querySelectorAll(part)) {
        const kinds = new Set([...places(block.textContent, stems)].map(([, , found]) => found)).size - at / 2;
        if (kinds > most) { best = block; most = kinds; }
      }
    }
    if (!best) return null;
    const text = best.textContent.replace(/\s+/g, " ").trim();
    const [[at]] = [...places(text, stems), [0]];
    const from = at < 100 ? 0 : text.indexOf(" ", at - 80) + 1;
    const to = from + 240 >= text.length ? text.length : text.lastIndexOf(" ", from + 240);
    return { text: (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : ""), lang: best.closest("[lang]").lang };
  }

  function start(say) {
    const form = document.querySelector("form.search");
    if (!form || !window.zhinaqIndex) return;
    const { find, articles } = open(window.zhinaqIndex);
    const list = document.querySelector(".search-results"), count = document.querySelector(".search-count");
    const filled = (name, values) => {
      form.elements[name].append(...values.map((v) => new Option(v, v)));
      form.elements[name].closest("label").hidden = values.length < 2;
    };
    filled("section", [...new Set(articles.map((a) => a[4]).filter(Boolean))]);
    filled("author", [...new Set(articles.flatMap((a) => a[3]))].sort((a, b) => a.localeCompare(b, document.documentElement.lang)));
    let stems = [];
    const pages = new Map(), read = async (address) => {
      if (!pages.has(address)) pages.set(address, fetch(address).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, "text/html")));
      return pages.get(address);
    };
    // what an article says about the words asked for; pages opened from a disk cannot read each other
    let waiting = 0;
    const seen = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach(async ({ target }) => {
      seen.unobserve(target);
      if (location.protocol === "file:" || !stems.length) return;
      const asked = stems, part = excerpt(await read(target.querySelector("a").pathname), asked);
      if (!part || asked !== stems) return;
      Object.assign(target.querySelector(".entry-more"), { textContent: part.text, lang: part.lang });
      highlight(list.children, stems);
    }));
    const line = (n) => {
      const [address, title, lang, people, , about] = articles[n - 1];
      const item = document.createElement("li");
      item.lang = lang;
      const link = Object.assign(document.createElement("a"), { className: "entry-title", textContent: title });
      link.href = "../" + address + stems.map((s, at) => (at ? "&" : "?") + "find=" + encodeURIComponent(s)).join("");
      const by = Object.assign(document.createElement("span"), { className: "entry-people", textContent: people.join(", ") });
      const more = Object.assign(document.createElement("span"), { className: "entry-more", textContent: about });
      item.append(link, ...(people.length ? [by] : []), more);
      return item;
    };
    const run = () => {
      const query = form.elements.q.value.trim();
      const [code, section, author] = ["language", "section", "author"].map((name) => form.elements[name].value);
      const found = find(query), filtered = Boolean(code || section || author);
      const numbers = (found.asked || !filtered ? found.numbers : articles.map((_, at) => at + 1)).filter((n) => {
        const a = articles[n - 1];
        return (!code || a[2] === code) && (!section || a[4] === section) && (!author || a[3].includes(author));
      });
      stems = found.stems;
      seen.disconnect();
      list.replaceChildren(...numbers.slice(0, 200).map(line));
      highlight(list.children, stems);
      count.textContent = found.asked || filtered ? (numbers.length ? say("search_some", numbers.length) : say("search_none")) : "";
      clearTimeout(waiting);
      waiting = setTimeout(() => { for (const item of list.children) seen.observe(item); }, 200);
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    form.addEventListener("input", run);
    form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
    run();
  }

  window.zhinaqSearch = { open, highlight, start };
})();
