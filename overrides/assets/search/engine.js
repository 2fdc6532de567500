// Answers a query: the whole phrase first, then its parts, then what is spelled like it,
// then the other language.
(() => {
  "use strict";

  const {
    normalise, SearchIndex, packed, weigh, findPhrase, findParts, corrected, nearTerms, makeGroups,
    segment, chunks,
  } = self.kbSearch;

  /**
   * What the box says beside the results.
   * @typedef {object} Note
   * @property {"instead" | "none"} kind
   * @property {string} [used] what was searched for instead
   * @property {string[]} [near] terms to try
   */

  /**
   * An answer in the theme's worker protocol, with a note that it passes over.
   * @typedef {object} Answer
   * @property {object[][]} items
   * @property {string[]} [suggest]
   * @property {Note | null} note
   * @property {boolean} more whether the other language's index would add to it
   */

  const LONGEST_QUERY = 1000;
  /** Words that a question asks with, in normal form, and not as parts of others (เกี่ยว, ใคร่). */
  const QUESTION = /อย่างไร|ยังไง|อะไร|ทำไม|ไหม$|ใคร(?!่)|ไหน|เมื่อไร|เมื่อไหร่|ตอนไหน|(?<!เ)กี่|เท่าไ|^(how|what|when|where|which|who|why) /;
  /** Sections of the other language whose counterparts are shown. */
  const COUNTERPARTS = 12;

  /** @type {Record<string, SearchIndex>} */
  const indexes = {};

  /** @param {string} language @returns {SearchIndex | null} */
  function indexOf(language) {
    if (!indexes[language] && packed[language]) {
      indexes[language] = new SearchIndex(packed[language]);
      delete packed[language];
    }
    return indexes[language] || null;
  }

  /**
   * Returns what an index has for a query, and what was searched instead where it had nothing.
   * @param {SearchIndex} index
   * @param {string} typed
   * @returns {{scores: Map<number, number>, forms: Set<string>, isExact: boolean, used: string}}
   */
  function find(index, typed) {
    const query = normalise(typed);
    const weighed = weigh(index, query);
    const phrase = findPhrase(index, query, weighed);
    const isAsked = QUESTION.test(query.text)
      && [...phrase.scores.keys()].every((section) => isAside(index, section));
    if (phrase.isExact && !isAsked) return { ...phrase, used: "" };
    const parts = findParts(index, query, weighed);
    if (phrase.scores.size) {
      for (const [section, score] of parts.scores) {
        if (!phrase.scores.has(section)) phrase.scores.set(section, score);
      }
      return { ...phrase, forms: new Set([...phrase.forms, ...parts.forms]), used: "" };
    }
    const isComplete = !parts.unknown.length
      && [...parts.scores.keys()].some((section) => parts.coverage.get(section) > 0.99);
    const better = isComplete && chunks(query).length > 1 ? null : corrected(index, query, typed);
    if (better) {
      const instead = findPhrase(index, normalise(better));
      if (instead.scores.size) return { ...instead, used: better };
      const loosely = findParts(index, normalise(better));
      if (loosely.scores.size) return { ...loosely, used: better };
    }
    return { ...parts, used: "" };
  }

  /**
   * Tells whether a section is about this site rather than its subject: where it quotes a
   * question, as an example of one, it does not answer it.
   * @param {SearchIndex} index
   * @param {number} section
   */
  function isAside(index, section) {
    const { kind } = index.pages[index.pageOf[section]];
    return (kind === "about" && !index.isTranscript(section)) || kind === "landing";
  }

  /**
   * Answers a query in a language.
   * @param {string} language the page's
   * @param {string} other the other one
   * @param {string} typed
   * @returns {Answer}
   */
  function search(language, other, typed) {
    const own = indexOf(language);
    if (!own) throw new Error(`There is no index for ${language}.`);
    const text = typed.replace(/\n/g, " ").slice(0, LONGEST_QUERY);
    const query = normalise(text);
    if (!/[\p{L}\p{N}]/u.test(query.text)) return nothing(own, query.text);
    const isForeign = /[ก-๎]/.test(query.text) !== (language === "th");
    const second = isForeign ? indexOf(other) : null;
    const found = isForeign ? { ...findPhrase(own, query), used: "" } : find(own, text);
    let groups = [];
    if (second) {
      const abroad = find(second, text);
      if (!found.isExact) {
        const same = counterparts(own, second, abroad.scores);
        if (same.size) Object.assign(found, { scores: same, forms: new Set() });
        found.used = abroad.used;
      }
      groups = makeGroups(second, abroad.scores, abroad.forms, true);
    }
    const items = [...makeGroups(own, found.scores, found.forms, false), ...groups];
    const more = isForeign && !second; // the other language's index is still to come
    if (!items.length) return { ...nothing(own, query.text), more };
    const note = found.used ? { kind: "instead", used: found.used } : null;
    return { items, suggest: suggestions(own, text), note, more };
  }

  /** @param {SearchIndex} index @param {string} form @returns {Answer} */
  function nothing(index, form) {
    return { items: [], note: { kind: "none", near: nearTerms(index, form, 4) }, more: false };
  }

  /**
   * Returns the sections that say the same in the page's language: both languages' pages
   * have the same addresses and anchors.
   * @param {SearchIndex} own
   * @param {SearchIndex} second
   * @param {Map<number, number>} scores
   */
  function counterparts(own, second, scores) {
    const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, COUNTERPARTS);
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [section, score] of best) {
      const place = own.sectionOf(second.slug(section), second.anchors[section]);
      if (place !== undefined) found.set(place, score);
    }
    return found;
  }

  /**
   * Returns what the reader may be typing: the theme shows the last of it in grey.
   * @param {SearchIndex} index
   * @param {string} typed
   * @returns {string[]}
   */
  function suggestions(index, typed) {
    const last = /[^\s-]*$/.exec(typed)[0];
    const form = normalise(last).text;
    const cuts = [0, ...segment(index, form.slice(-40)).map(({ start }) => start)]
      .map((start, at) => (at ? Math.max(0, form.length - 40) + start : 0));
    const begun = [...new Set(cuts)].map((cut) => form.slice(cut)).filter((run) => run.length > 1);
    const { forms } = index.lexicon;
    const fits = begun.map((run) => wordsBegunBy(index, run));
    index.count(fits.flat());
    for (const [at, run] of begun.entries()) {
      const fit = termBegunBy(index, run) || forms[commonest(index, fits[at])];
      if (fit) return [last + fit.slice(run.length)];
    }
    return [];
  }

  /** @param {SearchIndex} index @param {string} run @returns {string | undefined} */
  function termBegunBy(index, run) {
    return index.terms.flatMap(({ used }) => used)
      .find((form) => form.length > run.length && form.startsWith(run));
  }

  /** @param {SearchIndex} index @param {string} run @returns {number[]} */
  function wordsBegunBy(index, run) {
    const { text, starts, forms } = index.lexicon;
    const found = [];
    for (let at = text.indexOf(`\n${run}`), number = 0; at >= 0; at = text.indexOf(`\n${run}`, at + 1)) {
      number = index.lexicon.wordAt(at + 1, number);
      const { length } = forms[number];
      if (starts[number] === at + 1 && length > 3 && length > run.length) found.push(number);
    }
    return found;
  }

  /** @param {SearchIndex} index @param {number[]} numbers @returns {number} -1 where all are rare */
  function commonest(index, numbers) {
    let best = -1;
    let most = 1;
    for (const number of numbers) {
      if (index.sectionCount(number) > most) [best, most] = [number, index.sectionCount(number)];
    }
    return best;
  }

  Object.assign(self.kbSearch, { search, indexOf });
})();
