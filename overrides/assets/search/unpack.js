// Reads what scripts/search/coding.py packs: the dictionary, and the text as its words.
(() => {
  "use strict";

  const SIGNS_START = 0x20;
  const SIGNS_END = 0x7f;
  const SKIPPED = [0x22, 0x5c]; // the quotation mark and the backslash
  const SIGN_COUNT = SIGNS_END - SIGNS_START - SKIPPED.length;
  const THAI_START = 0x0e01;
  const TAB = 9;
  const NOT_THAI = 0x7e; // "~" begins a word with other letters than Thai

  /** The number that each sign of the alphabet stands for. */
  const VALUES = new Int32Array(SIGNS_END + 1);
  for (let c = SIGNS_START, next = 0; c < SIGNS_END; c += 1) {
    if (!SKIPPED.includes(c)) VALUES[c] = next++;
  }

  /**
   * Returns the words of a dictionary, in which a sign of the alphabet is a letter of Thai.
   * @param {string} packed
   * @returns {string[]}
   */
  function readWords(packed) {
    const units = new Uint16Array(packed.length);
    let size = 0;
    let isThai = true;
    for (let at = 0; at < packed.length; at += 1) {
      const c = packed.charCodeAt(at);
      const begins = at === 0 || packed.charCodeAt(at - 1) === TAB;
      if (begins) isThai = c !== NOT_THAI;
      if (begins && !isThai) continue;
      units[size++] = isThai && c !== TAB ? THAI_START + VALUES[c] : c;
    }
    return new TextDecoder("utf-16le").decode(units.subarray(0, size)).split("\t");
  }

  /**
   * Returns the numbers that a text's words have in the dictionary.
   * @param {string} text codes of one sign or more, of which the first tells how many follow
   * @param {number[]} leads how many signs begin codes of length 1, 2, …
   * @returns {Int32Array}
   */
  function readTokens(text, leads) {
    const following = new Uint8Array(SIGN_COUNT);
    const base = new Int32Array(SIGN_COUNT);
    let lead = 0;
    let first = 0;
    leads.forEach((count, length) => {
      for (let at = 0; at < count; at += 1) {
        following[lead] = length;
        base[lead] = first;
        lead += 1;
        first += SIGN_COUNT ** length;
      }
    });
    // As bytes, in one loop of whole numbers without calls: this runs once, before a browser
    // has compiled any of it, and is most of what a first answer waits for.
    const signs = new TextEncoder().encode(text);
    const tokens = new Int32Array(signs.length);
    let size = 0;
    for (let at = 0; at < signs.length;) {
      const sign = VALUES[signs[at++]];
      let rest = 0;
      for (let more = following[sign]; more > 0; more -= 1) {
        rest = (Math.imul(rest, SIGN_COUNT) + VALUES[signs[at++]]) | 0;
      }
      tokens[size++] = base[sign] + rest;
    }
    return tokens.subarray(0, size);
  }

  /**
   * Returns the place of the next token that is marked, or `end`. Everything that looks
   * through the text does it here: a browser soon has so small a function compiled.
   * @param {Int32Array} tokens
   * @param {Uint8Array} marked 1 for each word that is looked for
   * @param {number} at where to begin
   * @param {number} end
   */
  function nextToken(tokens, marked, at, end) {
    let next = at;
    while (next < end && marked[tokens[next]] === 0) next += 1;
    return next;
  }

  Object.assign(self.kbSearch, { readWords, readTokens, nextToken });
})();
