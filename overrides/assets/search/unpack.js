// Reads what scripts/search/coding.py packs: the dictionary, and the text as codes of its words.
(() => {
  "use strict";

  const SIGNS_START = 0x20;
  const CONTINUING = 0x6b; // "k": the first of the signs that a code goes on with
  const SIGNS_END = 0x7f;
  const SKIPPED = [0x22, 0x5c]; // the quotation mark and the backslash
  const BEGINNING_COUNT = CONTINUING - SIGNS_START - SKIPPED.length;
  const CONTINUING_COUNT = SIGNS_END - CONTINUING;
  /** Above this many words it is faster to have read the whole text. */
  const MOST_IN_PATTERN = 200;

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
    let size = BEGINNING_COUNT;
    let signs = "";
    for (; rest >= size; size *= CONTINUING_COUNT) {
      rest -= size;
      signs += " ";
    }
    let code = "";
    for (let more = signs.length; more > 0; more -= 1) {
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

  /** A text as the codes of its words, in which a place is the offset of a code. */
  class CodedText {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
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
     * Returns the places of words, in order. The browser's own search finds a few faster
     * than any script reads the text, above all before the browser has compiled the script.
     * @param {number[]} numbers
     * @returns {number[]}
     */
    places(numbers) {
      const found = [];
      if (!numbers.length) return found;
      if (numbers.length > MOST_IN_PATTERN) return this.#placesOfMany(numbers);
      const codes = pattern(numbers);
      for (let match = codes.exec(this.text); match; match = codes.exec(this.text)) {
        found.push(match.index);
      }
      return found;
    }

    /** @param {number[]} numbers @returns {number[]} */
    #placesOfMany(numbers) {
      this.#read();
      const wanted = new Uint8Array(this.count);
      for (const number of numbers) wanted[number] = 1;
      const { words, starts } = this;
      const found = [];
      for (let at = 0; at < words.length; at += 1) {
        if (wanted[words[at]]) found.push(starts[at]);
      }
      return found;
    }

    /** Reads the whole text, once: the words' numbers, and the place of each. */
    #read() {
      if (this.words) return;
      const { text } = this;
      const words = new Int32Array(text.length);
      const starts = new Int32Array(text.length);
      let size = 0;
      this.count = 0;
      for (let at = 0; at < text.length; at = this.next(at)) {
        words[size] = this.number(at);
        starts[size] = at;
        this.count = Math.max(this.count, words[size] + 1);
        size += 1;
      }
      this.words = words.slice(0, size);
      this.starts = starts.slice(0, size);
    }
  }

  Object.assign(self.kbSearch, { readWords, codeOf, CodedText });
})();
