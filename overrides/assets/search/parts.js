// Splits a query into the parts that are looked for when it stands nowhere as a whole.
(() => {
  "use strict";

  const { SPACE_DROPPED, stem, isOtherWord, isThai } = self.kbSearch;

  /**
   * One part of a query.
   * @typedef {object} Part
   * @property {string} form normal form
   * @property {number} start offset in the query's normal form
   * @property {boolean} known whether the dictionary or the glossary has it
   * @property {number} share 1, or less for a piece of a compound that is a part itself
   */

  const LONGEST_WORD = 40;
  const LONGEST_QUERY = 240;
  const MOST_PARTS = 24;
  const UNKNOWN_COST = 4;
  /** Short words are often chance: two letters cost more than one long word. */
  const WORD_COST = [0, 3, 1.6, 1.1];

  /**
   * Returns the words that an index knows under other names, from its glossary.
   * @param {SearchIndex} index
   * @returns {Map<string, string[]>} normal form → normal forms of what the pages say
   */
  function synonyms(index) {
    if (!index.synonyms) {
      /** @type {Map<string, string[]>} */
      const map = new Map();
      for (const { used, others } of index.terms) {
        for (const other of others) {
          if (!used.includes(other)) map.set(other, [...(map.get(other) || []), ...used]);
        }
      }
      index.synonyms = map;
    }
    return index.synonyms;
  }

  /**
   * Returns the runs of a query that the reader typed without a space between.
   * @param {{text: string, gaps: Uint8Array}} query
   * @returns {{form: string, start: number}[]}
   */
  function chunks(query) {
    const found = [];
    let start = 0;
    const { text, gaps } = query;
    for (let at = 0; at <= text.length; at += 1) {
      const c = text.charCodeAt(at);
      const isEnd = at === text.length || !(isThai(c) || isOtherWord(c));
      if (isEnd || gaps[at] & SPACE_DROPPED) {
        if (at > start) found.push({ form: text.slice(start, at), start });
        start = isEnd ? at + 1 : at;
      }
    }
    return found;
  }

  /**
   * Returns the parts of a query, stop words left out unless it has nothing else.
   * @param {SearchIndex} index
   * @param {{text: string, gaps: Uint8Array}} query
   * @returns {Part[]}
   */
  function split(index, query) {
    const short = { text: query.text.slice(0, LONGEST_QUERY), gaps: query.gaps };
    const all = [...phrases(index, short.text)];
    const taken = new Set(all.flatMap((part) =>
      Array.from(part.form, (_, at) => part.start + at)));
    for (const chunk of chunks(short)) {
      if (taken.has(chunk.start)) continue;
      if (isOtherWord(chunk.form.charCodeAt(0)) && ![...chunk.form].some(isThaiSign)) {
        all.push({ ...chunk, known: index.inflections(stem(chunk.form)).length > 0, share: 1 });
      } else {
        for (const word of segment(index, chunk.form)) {
          const part = { ...word, start: chunk.start + word.start, share: 1 };
          all.push(part, ...pieces(index, part));
        }
      }
    }
    const telling = all.filter((part) => !index.stop.has(part.form));
    return (telling.length ? telling : all).slice(0, MOST_PARTS);
  }

  /** @param {string} sign */
  const isThaiSign = (sign) => isThai(sign.charCodeAt(0));

  /**
   * Yields the glossary's other forms of several English words that a query holds.
   * @param {SearchIndex} index
   * @param {string} text
   * @returns {Generator<Part>}
   */
  function* phrases(index, text) {
    const words = [...text.matchAll(/[^ ]+/g)];
    for (let from = 0; from < words.length; from += 1) {
      for (let to = Math.min(words.length, from + 5); to > from + 1; to -= 1) {
        const start = words[from].index;
        const form = text.slice(start, words[to - 1].index + words[to - 1][0].length);
        if (!synonyms(index).has(form)) continue;
        yield { form, start, known: true, share: 1 };
        from = to - 1;
        break;
      }
    }
  }

  /**
   * Cuts a run into words of the index and of its glossary: as few and as long as can be.
   * @param {SearchIndex} index
   * @param {string} run
   * @param {string} [without] a word that must not be used
   * @returns {{form: string, start: number, known: boolean}[]}
   */
  function segment(index, run, without = "") {
    const other = synonyms(index);
    const cost = new Float64Array(run.length + 1).fill(Infinity);
    const from = new Int32Array(run.length + 1);
    const known = new Uint8Array(run.length + 1);
    cost[0] = 0;
    for (let start = 0; start < run.length; start += 1) {
      const joins = start > 0 && !known[start];
      relax(start, start + 1, joins ? UNKNOWN_COST : UNKNOWN_COST + 1, 0);
      for (let end = start + 1; end <= Math.min(run.length, start + LONGEST_WORD); end += 1) {
        const form = run.slice(start, end);
        if (form === without || !(index.hasWord(form) || other.has(form))) continue;
        relax(start, end, WORD_COST[form.length] ?? 1, 1);
      }
    }

    /** @param {number} start @param {number} end @param {number} step @param {number} is */
    function relax(start, end, step, is) {
      if (cost[start] + step >= cost[end]) return;
      cost[end] = cost[start] + step;
      from[end] = start;
      known[end] = is;
    }

    const words = [];
    for (let end = run.length; end > 0; end = from[end]) {
      const next = words[words.length - 1];
      if (next && !known[end] && !next.known) {
        next.start = from[end];
        next.form = run.slice(from[end], from[end] + (end - from[end])) + next.form;
      } else {
        words.push({ form: run.slice(from[end], end), start: from[end], known: !!known[end] });
      }
    }
    return words.reverse();
  }

  /**
   * Returns the words inside a compound, so that a section with some of them counts a little.
   * @param {SearchIndex} index
   * @param {Part} part
   * @returns {Part[]}
   */
  function pieces(index, part) {
    if (!part.known || part.form.length < 6) return [];
    const inner = segment(index, part.form, part.form);
    if (inner.length < 2 || inner.some((word) => !word.known)) return [];
    return inner
      .filter((word) => word.form.length > 2 && !index.stop.has(word.form))
      .map((word) => ({ ...word, start: part.start + word.start, share: 0.5 }));
  }

  Object.assign(self.kbSearch, { synonyms, chunks, split, segment });
})();
