// Makes what the theme shows: pages with their sections, snippets and highlights.
(() => {
  "use strict";

  const { locate } = self.kbSearch;

  const SNIPPET = 170;
  const SHOWN_SECTIONS = 3;
  /** Pages beyond this many are listed without a snippet: few readers scroll so far. */
  const PAGES_WITH_SNIPPETS = 20;
  const HIGHLIGHTS_IN_ADDRESS = 6;
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  /** @param {string} text @returns {string} text that markup cannot break out of */
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

  /**
   * Returns HTML of a part of a text with its matches marked.
   * @param {string} text
   * @param {[number, number][]} places
   * @param {number} from
   * @param {number} to
   */
  function marked(text, places, from, to) {
    let html = "";
    let at = from;
    for (const [start, end] of places) {
      if (start < from || end > to) continue;
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      at = end;
    }
    return (html + escape(text.slice(at, to))).replace(/\n/g, " · ");
  }

  /**
   * Chooses the stretch of a text that shows most matches, from word to word.
   * @param {{text: string, starts: number[]}} field
   * @param {[number, number][]} places
   * @returns {[number, number]}
   */
  function stretch({ text, starts }, places) {
    if (text.length <= SNIPPET * 1.3) return [0, text.length];
    let best = { first: 0, shown: -1 };
    places.forEach(([start], first) => {
      let shown = 0;
      for (let at = first; at < places.length && places[at][1] <= start + SNIPPET * 0.7; at += 1) {
        shown += places[at][1] - places[at][0];
      }
      if (shown > best.shown) best = { first, shown };
    });
    const match = places[best.first] || [0, 0];
    const earliest = Math.max(0, match[0] - SNIPPET * 0.3);
    const block = text.lastIndexOf("\n", match[0] - 1) + 1;
    const wish = block >= earliest ? block : earliest;
    const from = starts.find((at) => at >= wish && text[at] !== " ") ?? 0;
    const latest = Math.max(Math.min(from, match[0]) + SNIPPET, match[1]);
    let to = text.length;
    if (latest < to) {
      to = match[1];
      for (const at of starts) if (at <= latest && at > to) to = at;
    }
    return [Math.min(from, match[0]), to];
  }

  /**
   * Returns HTML of a title or text: whole for a title, a stretch with its matches for a text.
   * @param {SearchIndex} index
   * @param {number} field
   * @param {string[]} forms
   */
  function shown(index, field, forms) {
    const read = index.read(field);
    const places = forms.length ? locate(read.text, forms) : [];
    if (field % 2 === 0) return marked(read.text, places, 0, read.text.length);
    const [from, to] = stretch(read, places);
    const before = from > 0 ? "… " : "";
    const after = to < read.text.length ? " …" : "";
    return before + marked(read.text, places, from, to).trim() + after;
  }

  /** @param {SearchIndex} index @param {number} section @param {string[]} forms */
  const title = (index, section, forms) => shown(index, index.heading(section) * 2, forms);

  /**
   * Returns the address of a section, with what to highlight there.
   * @param {SearchIndex} index
   * @param {number} section
   * @param {string[]} forms
   */
  function address(index, section, forms) {
    const query = forms.slice(0, HIGHLIGHTS_IN_ADDRESS)
      .map((form) => `h=${encodeURIComponent(form)}`).join("&");
    const anchor = index.anchors[section];
    return index.pages[index.pageOf[section]].url
      + (query ? `?${query}` : "") + (anchor ? `#${anchor}` : "");
  }

  /**
   * Returns groups for the theme, one for each page, best first; in each the sections,
   * best first, and the page itself, without which the theme shows nothing. `found` tells
   * a page that is a result from one that only heads its sections.
   * @param {SearchIndex} index
   * @param {Map<number, number>} scores section → score
   * @param {Set<string>} found forms to highlight
   * @param {boolean} isOther whether the language is not the page's own
   * @returns {object[][]}
   */
  function makeGroups(index, scores, found, isOther) {
    const forms = [...found].filter((form) => form.length > 1 || found.size === 1)
      .sort((a, b) => b.length - a.length);
    /** @type {Map<number, [number, number][]>} */
    const pages = new Map();
    for (const entry of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
      const page = index.pageOf[entry[0]];
      const list = pages.get(page);
      if (list) list.push(entry);
      else pages.set(page, [entry]);
    }
    return [...pages].map(([number, sections], rank) => {
      const page = index.pages[number];
      const brief = rank >= PAGES_WITH_SNIPPETS;
      const top = sections[0][1];
      const group = sections.map(([section, score], at) => ({
        location: address(index, section, forms),
        title: title(index, section, brief ? [] : forms),
        text: brief || at > 20 ? "" : shown(index, section * 2 + 1, forms),
        // The theme folds away what scores less than the first.
        score: at < SHOWN_SECTIONS ? top : Math.min(score, top - 0.01),
        terms: {},
        found: true,
      }));
      let lead = group.find((item, at) => sections[at][0] === page.first);
      if (!lead) {
        lead = {
          location: address(index, page.first, forms),
          title: title(index, page.first, brief ? [] : forms),
          text: "", score: top, terms: {}, found: false,
        };
        group.push(lead);
      }
      const tags = [index.kinds[page.kind], isOther ? index.name : ""].filter(Boolean);
      if (tags.length) Object.assign(lead, { tags: tags.map(escape) });
      return group;
    });
  }

  Object.assign(self.kbSearch, { makeGroups });
})();
