// Forgives typing errors: finds what stands in the index and is nearest to what was typed.
//
// Distances count insertions, deletions and substitutions (Levenshtein), by G. Myers' bit
// vectors, "A fast bit-vector algorithm for approximate string matching", J. ACM 46 (1999):
// one pass over the text, which no segmenter has cut.
(() => {
  "use strict";

  const {
    chunks, stem, normalise, occurrences, eachPlace, extendsCluster, isOtherWord,
  } = self.kbSearch;

  const LONGEST = 31; // bits of a vector
  const MOST_PLACES = 400;
  const MOST_SECTIONS = 500;
  const MOST_RUNS = 8; // of letters that one query may hold and still be corrected

  /** @param {number} length @returns {number} how many errors are forgiven */
  function tolerance(length) {
    if (length < 4) return 0;
    if (length < 7) return 1;
    return length < 12 ? 2 : 3;
  }

  /**
   * Returns the ends of the places in a text that are nearest to a pattern.
   * @param {string} text
   * @param {string} pattern of at most 31 code units
   * @param {number} most errors
   * @returns {{distance: number, ends: number[]}}
   */
  function nearestEnds(text, pattern, most) {
    const size = pattern.length;
    const masks = new Int32Array(0x10000);
    for (let at = 0; at < size; at += 1) masks[pattern.charCodeAt(at)] |= 1 << at;
    const last = 1 << (size - 1);
    let plus = -1;
    let minus = 0;
    let score = size;
    let distance = most;
    /** @type {number[]} */
    let ends = [];
    for (let at = 0; at < text.length; at += 1) {
      const equal = masks[text.charCodeAt(at)];
      const vertical = equal | minus;
      const horizontal = (((equal & plus) + plus) ^ plus) | equal;
      let up = minus | ~(horizontal | plus);
      let down = plus & horizontal;
      if (up & last) score += 1;
      else if (down & last) score -= 1;
      up <<= 1;
      down <<= 1;
      plus = down | ~(vertical | up);
      minus = up & vertical;
      if (score < distance) {
        distance = score;
        ends = [];
      }
      if (score === distance && ends.length < MOST_PLACES) ends.push(at + 1);
    }
    return { distance, ends };
  }

  /**
   * Returns the start of the place that ends at `end` and is nearest to a pattern.
   * @param {string} text
   * @param {number} end
   * @param {string} pattern
   * @param {number} distance
   */
  function startOf(text, end, pattern, distance) {
    const from = Math.max(0, end - pattern.length - distance);
    const reversed = [...text.slice(from, end)].reverse();
    let row = Array.from({ length: pattern.length + 1 }, (_, at) => at);
    let best = { cost: Infinity, length: 0 };
    reversed.forEach((sign, at) => {
      const next = [at + 1];
      for (let j = 1; j <= pattern.length; j += 1) {
        const same = sign === pattern[pattern.length - j] ? 0 : 1;
        next[j] = Math.min(row[j - 1] + same, row[j] + 1, next[j - 1] + 1);
      }
      row = next;
      if (row[pattern.length] <= best.cost) best = { cost: row[pattern.length], length: at + 1 };
    });
    return end - best.length;
  }

  /**
   * Returns the normal form in a text that is nearest to a pattern; of several the commonest.
   * @param {string} text
   * @param {string} pattern
   * @param {number} most errors
   * @returns {string | null}
   */
  function nearest(text, pattern, most) {
    const { distance, ends } = nearestEnds(text, pattern, most);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (let end of ends) {
      let start = startOf(text, end, pattern, distance);
      while (start > 0 && extendsCluster(text.charCodeAt(start))) start -= 1;
      while (end < text.length && extendsCluster(text.charCodeAt(end))) end += 1;
      const form = text.slice(start, end);
      if (form && !form.includes("\n")) counts.set(form, (counts.get(form) || 0) + 1);
    }
    let best = null;
    for (const [form, count] of counts) {
      const fit = count - 3 * Math.abs(form.length - pattern.length);
      if (!best || fit > best.fit) best = { form, fit };
    }
    return best && best.form;
  }

  /**
   * Widens the first place of a form to the words that it cuts, where they are nearly whole.
   * @param {SearchIndex} index
   * @param {string} form
   * @returns {{form: string, shown: string} | null} the widened form, and as it stands in the
   *   page; null where it stands nowhere
   */
  function wholeWords(index, form) {
    let field = -1;
    eachPlace(index, form, (place) => {
      if (field < 0) field = place.field;
      return false;
    });
    if (field < 0) return null;
    const { text, starts } = index.read(field);
    const normal = normalise(text);
    const place = normal.text.indexOf(form);
    let from = normal.starts[place];
    let to = normal.ends[place + form.length - 1];
    const bounds = [...starts, text.length];
    const before = bounds.filter((at) => at <= from).pop() ?? from;
    const after = bounds.find((at) => at >= to) ?? to;
    if (from - before <= 2) from = before;
    if (after - to <= 4) to = after;
    const shown = text.slice(from, to).trim();
    return { form: normalise(shown).text, shown };
  }

  /**
   * Returns the text of the sections that may hold a pattern with errors: of its parts, one
   * more than errors, at least one is without.
   * @param {SearchIndex} index
   * @param {string} pattern
   * @param {number} most errors
   */
  function candidates(index, pattern, most) {
    /** @type {Set<number>} */
    const sections = new Set();
    for (let part = 0; part <= most; part += 1) {
      const [from, to] = [part, part + 1].map((n) => Math.round((n * pattern.length) / (most + 1)));
      eachPlace(index, pattern.slice(from, to), ({ field }) => {
        sections.add(field >> 1);
        return false;
      });
    }
    return [...sections].sort((a, b) => a - b).slice(0, MOST_SECTIONS)
      .map((section) => index.normal(section)).join("");
  }

  /**
   * Returns the nearest that stands in the index to one run of letters, or null.
   * @param {SearchIndex} index
   * @param {string} run normal form
   * @returns {{form: string, shown: string} | null}
   */
  function correct(index, run) {
    const most = tolerance(run.length);
    if (!most || run.length > LONGEST) return null;
    if (/^[a-z]+$/.test(run)) return correctEnglish(index, run, most);
    const form = nearest(index.lexicon.text, run, Math.min(most, 2))
      || nearest(candidates(index, run, most), run, most);
    return form && wholeWords(index, form);
  }

  /** @param {SearchIndex} index @param {string} run @param {number} most */
  function correctEnglish(index, run, most) {
    let best = null;
    const near = index.lexicon.forms
      .map((form, number) => ({ form, number }))
      .filter(({ form }) => Math.abs(form.length - run.length) <= most
        && isOtherWord(form.charCodeAt(0)))
      .map((word) => ({ ...word, distance: editDistance(word.form, run) }))
      .filter(({ distance }) => distance <= most);
    index.count(near.map(({ number }) => number));
    for (const { form, number, distance } of near) {
      const fit = -10 * distance + Math.min(index.sectionCount(number), 9)
        + (form[0] === run[0] ? 5 : 0);
      if (!best || fit > best.fit) best = { form, shown: form, fit };
    }
    return best;
  }

  /** Counts a swap of neighbours as one error. @param {string} a @param {string} b */
  function editDistance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(rows[i - 1][j - 1] + same, rows[i - 1][j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
        }
      }
      rows.push(row);
    }
    return rows[a.length][b.length];
  }

  /**
   * Returns what a query with typing errors was meant to be, or null where nothing is near.
   * Runs that stand in the index stay as they are.
   * @param {SearchIndex} index
   * @param {Normalised} query
   * @param {string} typed
   * @returns {string | null} text to search for and to show
   */
  function corrected(index, query, typed) {
    const runs = chunks(query);
    if (runs.length > MOST_RUNS) return null;
    let changed = false;
    const words = runs.map(({ form, start }) => {
      const original = typed.slice(query.starts[start], query.ends[start + form.length - 1]);
      const isEnglish = /^[a-z]+$/.test(form);
      const known = isEnglish
        ? index.inflections(stem(form)).length > 0
        : occurrences(index, { text: form, gaps: new Uint8Array(form.length) }).size > 0;
      if (known) return original;
      const better = correct(index, form);
      if (!better || better.form === form) return original;
      changed = true;
      return better.shown;
    });
    return changed ? words.join(" ") : null;
  }

  /**
   * Returns the terms most like a query, for a reader who found nothing.
   * @param {SearchIndex} index
   * @param {string} form
   * @param {number} most
   * @returns {string[]}
   */
  function nearTerms(index, form, most) {
    const wanted = bigrams(form);
    return index.terms
      .map(({ used, field }) => {
        const own = bigrams(used[0]);
        const shared = [...own].filter((pair) => wanted.has(pair)).length;
        return { field, like: (2 * shared) / (own.size + wanted.size || 1) };
      })
      .filter(({ like }) => like > 0.1)
      .sort((a, b) => b.like - a.like)
      .slice(0, most)
      .map(({ field }) => index.read(field).text.split("\n")[0]);
  }

  /** @param {string} form */
  function bigrams(form) {
    const pairs = new Set();
    for (let at = 0; at < Math.min(form.length, 200) - 1; at += 1) pairs.add(form.slice(at, at + 2));
    return pairs;
  }

  Object.assign(self.kbSearch, { corrected, nearTerms });
})();
