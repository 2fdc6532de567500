// The worker that the theme starts on every page. It answers at once that it is ready and
// loads the search itself only when a reader begins one. From a folder, where browsers
// refuse workers, the page's script runs this same script in the page.
(() => {
  "use strict";

  const inPage = typeof document !== "undefined";
  const own = new URL(inPage ? document.currentScript.src : self.location.href);
  const root = new URL("../../", own);
  const language = own.searchParams.get("lang") || "th";
  const other = language === "th" ? "en" : "th";
  const post = inPage ? self.kbSearchHost.post : (message) => self.postMessage(message);
  let config = null;
  let latest = "";
  /** @type {Record<string, Promise<void>>} */
  const loading = {};

  /** @param {string} address @returns {Promise<void> | void} when its script has run */
  function run(address) {
    const { href } = new URL(address, root);
    if (!inPage) return importScripts(href);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  /** @param {string} address @returns {Promise<string>} an index's script, whose value is JSON */
  async function read(address) {
    const script = await (await fetch(new URL(address, root))).text();
    return script.slice(script.indexOf("(") + 1, script.lastIndexOf(")"));
  }

  /** @param {string} wanted a language @returns {Promise<void>} */
  function prepare(wanted) {
    const index = config.indexes[wanted];
    loading[wanted] = loading[wanted] || (async () => {
      const json = inPage ? null : read(index); // arrives while the search itself is run
      if (wanted === language) await run(config.engine);
      if (json) self.kbSearch.receive(JSON.parse(await json));
      else await run(index);
      if (!self.kbSearch.indexOf(wanted)) throw new Error(`No index for ${wanted}.`);
    })();
    loading[wanted].catch(() => delete loading[wanted]); // so that the next query tries again
    return loading[wanted];
  }

  /** @param {string} query */
  async function answer(query) {
    latest = query;
    if (!query.trim()) {
      post({ type: 3, data: { items: [], note: null } });
      return;
    }
    try {
      await prepare(language);
      const data = self.kbSearch.search(language, other, query);
      post({ type: 3, data });
      if (data.more) await addOther(query);
    } catch {
      if (latest === query) post({ type: 3, data: { items: [], note: { kind: "broken" } } });
    }
  }

  /** Answers again with the other language's pages, unless its index fails or time has passed. */
  async function addOther(/** @type {string} */ query) {
    try {
      await prepare(other);
    } catch {
      return;
    }
    if (latest === query) post({ type: 3, data: self.kbSearch.search(language, other, query) });
  }

  /** @param {{type: number, data: any}} message types 0 to 3 are the theme's; 4 is the page script's */
  function receive({ type, data }) {
    if (type === 0) {
      config = data.config;
      post({ type: 1 });
    } else if (type === 2) {
      answer(data);
    } else if (type === 4 && config) {
      prepare(language).catch(() => {}); // said when a query comes
    }
  }

  if (inPage) self.kbSearchHost.receive = receive;
  else self.onmessage = (event) => receive(event.data);
})();
