// The dictionary of an index, with what its words come to in normal form.
//
// A letter's normal form depends on its neighbours only within a word: scripts/search/coding.py
// cuts no text where it would not be so. What stands between words, spaces and dots above all,
// is normalised together with the letters on both sides, once for each kind of letter.
(() => {
  "use strict";

  const { normalise, isThai } = self.kbSearch;

  const LF = 10;
  const REPEAT = 0x0e46;
  const BAHT = 0x0e3f;
  const END = "\r"; // ends a title or a text

  /** Kinds of words: such as a space parts from each other, others, and what is no word. */
  const PLAIN = 0;
  const THAI = 1;
  const BREAK = 2;
  const BETWEEN = 3;

  /** @param {number} c @returns {boolean} whether it is a Latin letter or an Arabic digit */
  const isPlain = (c) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

  /** @param {string} word */
  function kindOf(word) {
    const c = word.charCodeAt(0);
    if (isPlain(c)) return PLAIN;
    if (word === END || c === LF) return BREAK;
    return (isThai(c) && c !== BAHT) || (c >= 0x0e50 && c <= 0x0e59) ? THAI : BETWEEN;
  }

  /** What a neighbour is to a space or a dot. @param {number} c a unit of a normal form */
  function side(c) {
    if (c === LF) return 0;
    if (c === REPEAT) return 1;
    return isThai(c) ? 2 : 3;
  }

  /**
   * What stands between two words, in normal form.
   * @typedef {object} Between
   * @property {Uint16Array} units
   * @property {Uint8Array} gaps of the units, and of the one after them
   */

  class Lexicon {
    /** @type {(Between | undefined)[]} */
    #between = [];

    /** @param {string[][]} lists in turn of Thai words and of others */
    constructor(lists) {
      this.words = lists.flat();
      this.kinds = new Uint8Array(this.words.length).fill(THAI);
      let number = 0;
      for (const [at, list] of lists.entries()) {
        if (at % 2) list.forEach((word, more) => { this.kinds[number + more] = kindOf(word); });
        number += list.length;
      }
      this.end = this.words.indexOf(END);
      const lines = [...this.words];
      for (const word of ["\n", END]) {
        if (lines.includes(word)) lines[lines.indexOf(word)] = "";
      }
      const { text, units, gaps } = normalise(`\n${lines.join("\n")}\n`, false);
      /** All forms, with a line feed before, between and after. */
      this.text = text;
      this.units = units;
      this.gaps = gaps;
      this.forms = text.slice(1, -1).split("\n");
      /** Where each form begins in `text`, and the place after the last one's line feed. */
      this.starts = new Int32Array(lines.length + 1);
      let start = 1;
      for (let word = 0; word <= lines.length; word += 1) {
        this.starts[word] = start;
        if (word < lines.length) start += this.forms[word].length + 1;
      }
    }

    /** @param {number} number @returns {number} the unit that a word begins with, or LF */
    firstUnit(number) {
      return this.units[this.starts[number]];
    }

    /** @param {number} number @returns {number} the unit that a word ends with, or LF */
    lastUnit(number) {
      return this.units[Math.max(this.starts[number], this.starts[number + 1] - 2)];
    }

    /**
     * Returns what stands between two words.
     * @param {number} number
     * @param {number} before the last unit of the word before, or LF
     * @param {number} after the first unit of the word after, or LF
     * @returns {Between}
     */
    between(number, before, after) {
      const key = number * 16 + side(before) * 4 + side(after);
      const known = this.#between[key];
      if (known) return known;
      const [left, right] = [before, after].map((c) => String.fromCharCode(c));
      const { units, gaps } = normalise(left + this.words[number] + right, false);
      const found = { units: units.slice(1, -1), gaps: gaps.slice(1) };
      this.#between[key] = found;
      return found;
    }

    /**
     * Returns the number of the word whose form holds a place in `text`.
     * @param {number} place
     * @param {number} from a number that is not greater
     */
    wordAt(place, from) {
      let low = from;
      let high = this.forms.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= place) low = middle;
        else high = middle;
      }
      return low;
    }

    /**
     * Returns the numbers of the words that contain a normal form.
     * @param {string} form with a line feed before it for the words that begin with it, or
     *   behind it for those that end with it
     * @returns {number[]}
     */
    wordsWith(form) {
      const { text, starts } = this;
      const ahead = form.startsWith("\n") ? 1 : 0;
      const found = [];
      let number = 0;
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, starts[number + 1] - 1)) {
        number = this.wordAt(at + ahead, number);
        found.push(number);
      }
      return found;
    }

    /**
     * Returns the numbers of what stands between words and contains a unit.
     * @param {string} unit
     * @returns {number[]}
     */
    betweenWith(unit) {
      if (!this.allBetween) {
        this.allBetween = [];
        const { kinds, allBetween } = this;
        for (let at = kinds.indexOf(BETWEEN); at >= 0; at = kinds.indexOf(BETWEEN, at + 1)) {
          allBetween.push(at);
        }
      }
      return this.allBetween.filter((number) => this.forms[number].includes(unit));
    }
  }

  Object.assign(self.kbSearch, { Lexicon, PLAIN, BREAK, BETWEEN, LF, isPlain });
})();
