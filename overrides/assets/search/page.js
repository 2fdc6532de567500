// What the theme's search box cannot do by itself: it keeps hold of the search's worker (and
// stands in for one where browsers refuse it), says what was searched for instead, listens
// to pasted text, and highlights on a page what led to it. Runs before the theme's script.
(() => {
  "use strict";

  const config = JSON.parse(document.getElementById("__config").textContent);
  /** What the search says, by language; the build puts it before this script. */
  /** @type {Record<string, string>} */
  const strings = self.kbSearchStrings[document.documentElement.lang];
  const base = new URL(config.base, location.href);
  const scripts = new URL(".", document.currentScript.src);
  const Native = window.Worker;

  /** @param {string} address @returns {Promise<void>} */
  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(address, scripts).href;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });
  }

  /** A worker's face for a script that runs in the page. */
  class InPage extends EventTarget {
    /** @param {string} address */
    constructor(address) {
      super();
      const post = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      self.kbSearchHost = { post, receive: null };
      this.ready = loadScript(new URL(address, location.href).href);
    }

    /** @param {object} message */
    postMessage(message) {
      this.ready.then(() => self.kbSearchHost.receive(message), () => showNote({ kind: "broken" }));
    }
  }

  /** @param {string} address @returns {Worker | InPage} */
  function start(address) {
    if (Native && location.protocol !== "file:") {
      try {
        return new Native(address);
      } catch {
        // Refused: the script runs in the page instead.
      }
    }
    return new InPage(address);
  }

  window.Worker = function Worker(address, options) {
    if (String(address) !== config.search) return new Native(address, options);
    const worker = start(config.search);
    worker.addEventListener("message", ({ data }) => {
      if (data.type === 3) showNote(data.data.note);
    });
    worker.addEventListener("error", () => showNote({ kind: "broken" }));
    connect(worker);
    return worker;
  };

  const box = () => document.querySelector("[data-md-component=search]");
  const input = () => document.querySelector("[data-md-component=search-query]");

  /** @param {Worker | InPage} worker */
  function connect(worker) {
    const field = input();
    field.addEventListener("focus", () => worker.postMessage({ type: 4 }));
    // The theme listens to keys alone, and would miss what is pasted or dictated.
    field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
    // Without its small index the theme never asks for anything, and would wait for ever.
    field.addEventListener("input", async () => {
      if (location.protocol === "file:") return;
      const answer = await fetch(new URL("search/search_index.json", base)).catch(() => null);
      const isGood = answer && answer.ok && await answer.json().then(() => true, () => false);
      if (!isGood) showNote({ kind: "broken" });
    }, { once: true });
  }

  /** @type {HTMLElement | null} */
  let place = null;

  /** Names the search for screen readers, and makes room for what it has to say. */
  function furnish() {
    box().setAttribute("aria-label", strings.dialog);
    const meta = box().querySelector(".md-search-result__meta");
    meta.setAttribute("role", "status");
    place = document.createElement("div");
    place.className = "kb-search-note";
    place.setAttribute("role", "status");
    meta.after(place);
    const list = box().querySelector(".md-search-result__list");
    keepFocus(list);
    // The theme wraps a page's kind in <nav>; a landmark in each result only hides the others.
    new MutationObserver(() => {
      for (const tags of list.querySelectorAll("nav:not([role])")) tags.setAttribute("role", "none");
    }).observe(list, { childList: true });
  }

  /**
   * Puts the focus on the first of new results when an answer that comes late takes away
   * the result that has it, unless the search has been closed meanwhile.
   * @param {HTMLElement} list
   */
  function keepFocus(list) {
    /** @type {Element | null} */
    let focused = null;
    list.addEventListener("focusin", ({ target }) => { focused = target; });
    // Where nothing takes the focus, the element that had it may be about to go.
    list.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget) focused = null; });
    /** @type {HTMLInputElement} */
    const toggle = document.querySelector("[data-md-toggle=search]");
    new MutationObserver(() => {
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      focused = null;
      if (toggle.checked) (list.querySelector("a[href]") || input()).focus();
    }).observe(list, { childList: true });
  }

  /** @param {{kind: string, used?: string, near?: string[]} | null} note */
  function showNote(note) {
    if (!place) return;
    const typed = input().value.trim().slice(0, 80);
    place.replaceChildren();
    if (!note) return;
    const sentence = (note.kind === "instead" ? strings.corrected : strings[note.kind])
      .replace("{typed}", () => typed).replace("{used}", () => note.used);
    place.append(paragraph(sentence));
    if (note.kind === "none") place.append(paragraph(strings.try_shorter));
    if (note.near && note.near.length) place.append(paragraph(`${strings.near} `, ...note.near.map(term)));
    if (note.kind !== "instead") {
      const link = document.createElement("a");
      link.href = /** @type {HTMLAnchorElement} */ (document.querySelector("a.kb-index")).href;
      link.textContent = strings.index;
      place.append(paragraph(link));
    }
  }

  /** @param {(string | Node)[]} parts */
  function paragraph(...parts) {
    const element = document.createElement("p");
    element.append(...parts);
    return element;
  }

  /** @param {string} word @returns {HTMLElement} a button that searches for it */
  function term(word) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", () => {
      input().value = word;
      input().focus();
      input().dispatchEvent(new Event("input"));
    });
    return button;
  }

  /** Marks in the page's text the normal forms that its address carries in `h`. */
  async function highlight() {
    const forms = new URL(location.href).searchParams.getAll("h").filter(Boolean).slice(0, 12);
    const article = document.querySelector("article");
    if (!forms.length || !article) return;
    await loadScript("normalise.js");
    /** @type {Text[][]} */
    const blocks = [];
    let container = null;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      (node.parentElement.closest("script, style, noscript, svg, form, [data-search-exclude], .headerlink")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = node.parentElement.closest("p, li, h1, h2, h3, h4, td, th, dt, dd, div, summary");
      if (block !== container) blocks.push([]);
      container = block;
      blocks[blocks.length - 1].push(/** @type {Text} */ (node));
    }
    for (const nodes of blocks) markIn(nodes, forms);
  }

  /** @param {Text[]} nodes that make up one block @param {string[]} forms */
  function markIn(nodes, forms) {
    let text = "";
    const spans = nodes.map((node) => {
      const at = text.length;
      text += node.data.replace(/\n/g, " ");
      return { node, at, size: node.length };
    });
    // From the end, since a mark shortens the node that it is taken from.
    for (const [start, end] of self.kbSearch.locate(text, forms).reverse()) {
      for (const { node, at, size } of spans) {
        const from = Math.max(start - at, 0);
        const to = Math.min(end - at, size);
        if (from >= to || !node.data.slice(from, to).trim()) continue;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const mark = document.createElement("mark");
        mark.append(range.extractContents());
        range.insertNode(mark);
      }
    }
  }

  furnish();
  highlight();
})();
