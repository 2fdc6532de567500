// The one normaliser of the search: index, query, snippet and page all pass through it.
// Specified by the golden vectors in tests/search/normal-forms.tsv.
(() => {
  "use strict";

  /**
   * A text in the form that is searched, with the way back to the original.
   * All offsets count UTF-16 code units.
   * @typedef {object} Normalised
   * @property {string} text the normal form
   * @property {Uint16Array} units of `text`
   * @property {Int32Array} starts for each unit of `text`, where its source begins
   * @property {Int32Array} ends for each unit of `text`, where its source ends
   * @property {Uint8Array} gaps what was dropped before the unit: SPACE_DROPPED where a space
   *   stood between two Thai letters (other spaces are mere typography), DOT_DROPPED after
   *   the dot of an abbreviation
   */

  const SPACE_DROPPED = 1;
  const DOT_DROPPED = 2;

  const AA = 0x0e32;
  const AM = 0x0e33;
  const E = 0x0e40;
  const AE = 0x0e41;
  const REPEAT = 0x0e46;
  const NIKHAHIT = 0x0e4d;
  const LF = 10;
  const SPACE = 32;
  const DOT = 46;
  const DECODER = new TextDecoder("utf-16le");
  /**
   * What is its own normal form, as most of a text is: small letters, digits and signs, and
   * clusters of Thai with their marks in order; not the dot, nor what the next character
   * may change. The browser finds it faster than the script reads it.
   */
  const OWN_FORM = /(?:[\n!-\-/-@[-~]|(?:[ก-ะแ-ๆ]|เ(?=[ก-ฮ]))[\u0e31\u0e34-\u0e3a\u0e47]?[\u0e48-\u0e4c]?[\u0e32\u0e33]?){1,1000}(?=[\n -~ก-ะเ-ๆ]|$)/y;

  /** @param {number} c @returns {boolean} whether a code unit is a Thai sign above or below */
  const isMark = (c) =>
    c === 0x0e31 || (c >= 0x0e34 && c <= 0x0e3a) || (c >= 0x0e47 && c <= 0x0e4e);

  /** @param {number} c */
  const isTone = (c) => c >= 0x0e48 && c <= 0x0e4b;

  /** @param {number} c a code unit that is not a digit */
  const isThai = (c) => c >= 0x0e01 && c <= 0x0e4e;

  /** @param {number} c */
  const takesMarks = (c) => (c >= 0x0e01 && c <= 0x0e2e) || isMark(c);

  /** @param {number} c @returns {boolean} whether it is invisible, or a control character */
  const isDropped = (c) =>
    (c < SPACE && (c < 9 || c > 13)) || (c >= 0x7f && c <= 0x9f) || c === 0xad
    || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
    || (c >= 0x2060 && c <= 0x2064) || c === 0xfeff;

  /** @param {number} c */
  const isSpace = (c) =>
    c === SPACE || (c >= 9 && c <= 13 && c !== LF) || c === 0xa0 || c === 0x1680
    || (c >= 0x2000 && c <= 0x200a) || c === 0x2028 || c === 0x2029 || c === 0x202f
    || c === 0x205f || c === 0x3000;

  /** @param {number} c @returns {boolean} whether it is a letter or digit of another script */
  const isOtherWord = (c) =>
    (c >= 48 && c <= 57) || (c >= 97 && c <= 122)
    || (c >= 0xc0 && !isThai(c) && c !== 0xd7 && c !== 0xf7 && (c < 0x2000 || c > 0x2e7f)
      && (c < 0xd800 || c > 0xdfff));

  /** @param {number} c @returns {boolean} whether it never stands at the start of a cluster */
  const extendsCluster = (c) =>
    isMark(c) || c === AM || (c >= 0x0300 && c <= 0x036f) || (c >= 0xdc00 && c <= 0xdfff)
    || c === 0x200d || (c >= 0xfe00 && c <= 0xfe0f);

  /**
   * Tells whether no mark can follow: nearly every cluster is in order, and needs no sorting.
   * @param {number} c a code unit, or NaN at the end of the text
   */
  const endsCluster = (c) =>
    Number.isNaN(c) || c === LF || (c >= SPACE && c < 127)
    || (c >= 0x0e01 && c <= 0x0e46 && c !== AA && c !== AM && !isMark(c));

  /** @param {number} c @returns {number} the canonical place of a mark within its cluster */
  const rank = (c) => {
    if (isTone(c)) return 1;
    if (c < 0x0e4c) return 0;
    return c - 0x0e4c + 2;
  };

  /** @param {number} c @returns {number} what a code unit outside Thai becomes */
  function folded(c) {
    if (c >= 65 && c <= 90) return c + 32;
    if (c < 0xc0) return c;
    if ((c >= 0x2010 && c <= 0x2015) || c === 0x2212) return 45;
    if (c === 0x2018 || c === 0x2019) return 39;
    if (c === 0x201c || c === 0x201d) return 34;
    const lower = String.fromCharCode(c).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : c;
  }

  /**
   * Returns the normal form of a text. A line feed separates blocks and stays.
   *
   * Recomposes sara am, orders marks, joins เ+เ to แ, turns Thai digits into Arabic ones,
   * drops invisible characters, the dots of Thai abbreviations and every space that does
   * not stand between two words of another script, repairs the space that damaged PDF
   * text puts before า, and folds case, dashes and quotation marks. Tone marks stay:
   * they tell words apart.
   * @param {string} source
   * @param {boolean} [mapped] false leaves `starts` and `ends` empty, for long texts
   * @returns {Normalised}
   */
  function normalise(source, mapped = true) {
    const length = source.length;
    const out = new Uint16Array(length);
    const starts = new Int32Array(mapped ? length : 0);
    const ends = new Int32Array(mapped ? length : 0);
    const gaps = new Uint8Array(length);
    let size = 0;
    let spaced = -1; // where the spaces before the next character began
    let dotted = false; // whether a dot was dropped before it
    let i = 0;

    /** @param {number} c @param {number} from @param {number} to */
    function place(c, from, to) {
      out[size] = c;
      if (mapped) {
        starts[size] = from;
        ends[size] = to;
      }
      size += 1;
    }

    /** Places a character, and what the spaces before it come to. */
    /** @param {number} c @param {number} from @param {number} to */
    function put(c, from, to) {
      if (spaced >= 0) {
        const before = size ? out[size - 1] : LF;
        if (isOtherWord(before) && isOtherWord(c)) {
          place(SPACE, spaced, from);
        } else if (isThai(before) && isThai(c) && before !== REPEAT && c !== REPEAT) {
          gaps[size] |= SPACE_DROPPED;
        }
        spaced = -1;
      }
      if (dotted) gaps[size] |= DOT_DROPPED;
      dotted = false;
      place(c, from, to);
    }

    /** Reads the marks at `i`, with the า or ำ that ends their cluster, in canonical order. */
    function putMarks() {
      const from = i;
      const marks = [];
      let tail = 0;
      for (; i < length; i += 1) {
        const c = source.charCodeAt(i);
        if (isMark(c) && (!tail || isTone(c))) marks.push(c);
        else if (!tail && (c === AA || c === AM)) tail = c;
        else if (!isDropped(c)) break;
      }
      const before = size ? out[size - 1] : 0;
      if (spaced >= 0 && takesMarks(before)) {
        if (tail === AA && marks.every(isTone)) tail = AM;
        spaced = -1;
      }
      if (tail && marks.includes(NIKHAHIT)) tail = AM;
      const ordered = marks
        .filter((c) => !tail || c !== NIKHAHIT)
        .sort((a, b) => rank(a) - rank(b))
        .filter((c, at, all) => c !== all[at - 1]);
      if (tail) ordered.push(tail);
      const unchanged = ordered.length === i - from
        && ordered.every((c, at) => c === source.charCodeAt(from + at));
      ordered.forEach((c, at) => {
        if (unchanged) put(c, from + at, from + at + 1);
        else put(c, from, i);
      });
    }

    /** @param {number} to where what is its own normal form ends */
    function copy(to) {
      for (; i < to; i += 1, size += 1) {
        out[size] = source.charCodeAt(i);
        if (!mapped) continue;
        starts[size] = i;
        ends[size] = i + 1;
      }
    }

    while (i < length) {
      if (spaced < 0 && !dotted) {
        OWN_FORM.lastIndex = i;
        if (OWN_FORM.test(source)) copy(OWN_FORM.lastIndex);
        if (i === length) break;
      }
      const c = source.charCodeAt(i);
      if (c >= 0x0e00 && c <= 0x0e7f) {
        if (isMark(c) || c === AA || c === AM) {
          const next = source.charCodeAt(i + 1);
          const inOrder = (!isTone(c) && isMark(c) && isTone(next))
            || (isTone(c) && (next === AA || next === AM));
          if (spaced >= 0 || c === NIKHAHIT) {
            putMarks();
          } else if (endsCluster(next)) {
            put(c, i, i + 1);
            i += 1;
          } else if (inOrder && rank(c) < 2 && endsCluster(source.charCodeAt(i + 2))) {
            put(c, i, i + 1);
            put(next, i + 1, i + 2);
            i += 2;
          } else {
            putMarks();
          }
          continue;
        }
        if (c >= 0x0e50 && c <= 0x0e59) {
          put(c - 0x0e50 + 48, i, i + 1);
        } else if (c === E) {
          let next = i + 1;
          while (next < length && isDropped(source.charCodeAt(next))) next += 1;
          if (source.charCodeAt(next) === E) {
            put(AE, i, next + 1);
            i = next;
          } else {
            put(c, i, i + 1);
          }
        } else {
          put(c, i, i + 1);
        }
      } else if (c === LF) {
        spaced = -1;
        put(LF, i, i + 1);
      } else if (isSpace(c)) {
        if (spaced < 0 && size) spaced = i;
      } else if (c === DOT && spaced < 0 && size && isThai(out[size - 1])) {
        dotted = true;
      } else if (!isDropped(c)) {
        put(folded(c), i, i + 1);
      }
      i += 1;
    }
    const units = out.subarray(0, size);
    return {
      text: DECODER.decode(units),
      units,
      starts: starts.subarray(0, size),
      ends: ends.subarray(0, size),
      gaps: gaps.subarray(0, size),
    };
  }

  /**
   * Tells how well a place in a normal form holds a normal form that was looked for.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @returns {boolean} whether it begins and ends where a character cluster does
   */
  function isWhole(text, start, end) {
    return !(end < text.length && extendsCluster(text.charCodeAt(end)))
      && !extendsCluster(text.charCodeAt(start));
  }

  /**
   * Returns the places of normal forms in an original text, widened to whole clusters,
   * in order and without overlap.
   * @param {string} source
   * @param {string[]} forms
   * @param {Normalised} [normal] of `source`, where it is already known
   * @returns {[number, number][]} start and end offsets in `source`
   */
  function locate(source, forms, normal = normalise(source)) {
    /** @type {[number, number][]} */
    const found = [];
    for (const form of forms) {
      if (!form) continue;
      /** @type {[number, number][]} */
      const whole = [];
      /** @type {[number, number][]} */
      const partly = [];
      for (let at = normal.text.indexOf(form); at >= 0; at = normal.text.indexOf(form, at + 1)) {
        const end = at + form.length;
        if (cutsWord(normal.text, at, end)) continue;
        (isWhole(normal.text, at, end) ? whole : partly)
          .push([normal.starts[at], normal.ends[end - 1]]);
      }
      found.push(...(whole.length ? whole : partly));
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    /** @type {[number, number][]} */
    const merged = [];
    for (let [start, end] of found) {
      while (start > 0 && extendsCluster(source.charCodeAt(start))) start -= 1;
      while (end < source.length && extendsCluster(source.charCodeAt(end))) end += 1;
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  /**
   * Tells whether a short word of another script is only part of a longer one there:
   * "in" inside "meeting" is no match worth a mark.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   */
  function cutsWord(text, start, end) {
    return end - start < 4 && (
      (start > 0 && isOtherWord(text.charCodeAt(start)) && isOtherWord(text.charCodeAt(start - 1)))
      || (end < text.length && isOtherWord(text.charCodeAt(end))
        && isOtherWord(text.charCodeAt(end - 1))));
  }

  Object.assign((self.kbSearch = self.kbSearch || {}), {
    SPACE_DROPPED, DOT_DROPPED, normalise, locate, isWhole, isOtherWord, isThai, extendsCluster,
  });
})();
