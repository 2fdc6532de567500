// Reads what scripts/search/coding.py packs: the dictionary, and the text as codes of its words.
(() => {
  "use strict";

  const SIGNS_START = 0x20;
  const CONTINUING = 0x6b; // "k": the first of the signs that a code goes on with
  const SIGNS_END = 0x7f;
  const SKIPPED = [0x22, 0x5c]; // the quotation mark and the backslash
  const BEGINNING_COUNT = CONTINUING - SIGNS_START - SKIPPED.length;
  const CONTINUING_COUNT = SIGNS_END - CONTINUING;
  /** For more words, and after so many lookups, it is faster to have read the whole text. */
  const MOST_IN_PATTERN = 200;
  const MOST_LOOKUPS = 10;

  /** The number that each sign of the alphabet stands for among its like. */
  const VALUES = new Int32Array(SIGNS_END);
  for (let c = SIGNS_START, next = 0; c < SIGNS_END; c += 1) {
    if (c === CONTINUING) next = 0;
    if (!SKIPPED.includes(c)) VALUES[c] = next++;
  }
  const SIGNS = Array.from(VALUES, (value, c) => String.fromCharCode(c))
    .filter((sign, c) => c >= SIGNS_START && !SKIPPED.includes(c));

  /**
   * Returns the words of a dictionary: in turn lists of Thai words and of others.
   * @param {string[]} parts
   * @returns {string[][]}
   */
  function readWords(parts) {
    const thai = new TextDecoder("windows-874"); // TIS-620 and a few signs more
    return parts.map((part, number) => {
      if (!part) return [];
      if (number % 2) return part.split("\t");
      const fours = new Uint32Array(Math.ceil(part.length / 4));
      const bytes = new Uint8Array(fours.buffer, 0, part.length);
      new TextEncoder().encodeInto(part, bytes);
      for (let at = 0; at < fours.length; at += 1) fours[at] |= 0x80808080;
      return thai.decode(bytes).split("\xa0"); // a space with the eighth bit
    });
  }

  /** @param {number} number of a word @returns {string} */
  function codeOf(number) {
    let rest = number;
    let following = 0;
    for (let size = BEGINNING_COUNT; rest >= size; size *= CONTINUING_COUNT) {
      rest -= size;
      following += 1;
    }
    let code = "";
    for (; following > 0; following -= 1) {
      code = SIGNS[BEGINNING_COUNT + (rest % CONTINUING_COUNT)] + code;
      rest = Math.floor(rest / CONTINUING_COUNT);
    }
    return SIGNS[rest] + code;
  }

  /** @param {string} signs */
  const escape = (signs) => signs.replace(/\W/g, "\\$&");

  /**
   * Returns a regular expression that finds the codes of words.
   * @param {number[]} numbers one or more
   */
  function pattern(numbers) {
    /** The signs that codes end with, by what stands before. @type {Map<string, string>} */
    const ends = new Map();
    for (const number of numbers) {
      const code = codeOf(number);
      const before = code.slice(0, -1);
      ends.set(before, (ends.get(before) || "") + code.slice(-1));
    }
    const codes = [...ends].map(([before, last]) => `${escape(before)}[${escape(last)}]`);
    return new RegExp(`(?:${codes.join("|")})(?![k-~])`, "g");
  }

  /** A text as the codes of its words; a place is where a code begins. */
  class CodedText {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.lookups = 0;
    }

    /** @param {number} at a place @returns {number} the word's */
    number(at) {
      const { text } = this;
      let number = VALUES[text.charCodeAt(at)];
      let first = 0;
      let size = BEGINNING_COUNT;
      for (let next = at + 1, c; (c = text.charCodeAt(next)) >= CONTINUING; next += 1) {
        number = number * CONTINUING_COUNT + VALUES[c];
        first += size;
        size *= CONTINUING_COUNT;
      }
      return first + number;
    }

    /** @param {number} at a place @returns {number} the next one */
    next(at) {
      let next = at + 1;
      while (this.text.charCodeAt(next) >= CONTINUING) next += 1;
      return next;
    }

    /** @param {number} at a place, not the first @returns {number} the one before */
    previous(at) {
      let previous = at - 1;
      while (this.text.charCodeAt(previous) >= CONTINUING) previous -= 1;
      return previous;
    }

    /**
     * Returns the places of words, in order. At first the browser's own search looks for them:
     * it is at its best at once, and a script only when the browser has compiled it.
     * @param {number[]} numbers
     * @returns {number[]}
     */
    places(numbers) {
      if (!numbers.length) return [];
      this.lookups += 1;
      const isFew = numbers.length < MOST_IN_PATTERN && this.lookups < MOST_LOOKUPS;
      return isFew ? this.#match(numbers) : this.#pick(numbers);
    }

    /** @param {number[]} numbers one or more @returns {number[]} */
    #match(numbers) {
      const found = [];
      const codes = pattern(numbers);
      for (let match = codes.exec(this.text); match; match = codes.exec(this.text)) {
        found.push(match.index);
      }
      return found;
    }

    /** @param {number[]} numbers @returns {number[]} */
    #pick(numbers) {
      if (!this.words) this.#read();
      const { words, starts } = this;
      const wanted = new Uint8Array(this.count);
      for (const number of numbers) wanted[number] = 1;
      const found = [];
      for (let at = 0; at < words.length; at += 1) {
        if (wanted[words[at]] === 1) found.push(starts[at]);
      }
      return found;
    }

    /** Reads the whole text: the words' numbers, and the place of each. */
    #read() {
      // As bytes, in one loop of whole numbers without calls: it runs once, and mostly before
      // a browser has compiled it.
      const signs = new TextEncoder().encode(this.text);
      const words = new Int32Array(signs.length);
      const starts = new Int32Array(signs.length);
      let count = 0;
      let size = 0;
      for (let at = 0; at < signs.length; size += 1) {
        starts[size] = at;
        let number = VALUES[signs[at++]];
        let first = 0;
        for (let more = BEGINNING_COUNT; signs[at] >= CONTINUING; more *= CONTINUING_COUNT) {
          number = (Math.imul(number, CONTINUING_COUNT) + VALUES[signs[at++]]) | 0;
          first = (first + more) | 0;
        }
        words[size] = first + number;
        if (words[size] >= count) count = words[size] + 1;
      }
      Object.assign(this, { words: words.slice(0, size), starts: starts.slice(0, size), count });
    }
  }

  Object.assign(self.kbSearch, { readWords, codeOf, CodedText });
})();
