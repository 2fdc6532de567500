// English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980).
// A script of our own, since the kept libraries come as modules or as bundles of every language.
(() => {
  "use strict";

  /**
   * Returns the shape of a word, one letter for each run: "trouble" is "cvcv".
   * A y is a vowel where it follows a consonant.
   * @param {string} word
   */
  function shape(word) {
    let runs = "";
    let isVowel = false;
    for (let at = 0; at < word.length; at += 1) {
      isVowel = "aeiou".includes(word[at]) || (word[at] === "y" && at > 0 && !isVowel);
      const kind = isVowel ? "v" : "c";
      if (!runs.endsWith(kind)) runs += kind;
    }
    return runs;
  }

  /** The paper's m: how many times consonants follow vowels. @param {string} word */
  const measure = (word) => shape(word).split("vc").length - 1;

  /** @param {string} word */
  const hasVowel = (word) => shape(word).includes("v");

  /** The paper's *o: consonant, vowel, consonant other than w, x, y. @param {string} word */
  const endsShort = (word) =>
    word.length > 2 && !/[wxy]$/.test(word) && shape(word.slice(-3)) === "cvc"
    && shape(word.slice(0, -1)).endsWith("v") && shape(word).endsWith("c");

  const STEP_2 = suffixes("ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al "
    + "entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive "
    + "fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log");
  const STEP_3 = suffixes("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
  const STEP_4 = suffixes("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: "
    + "ism: ate: iti: ous: ive: ize:");

  /** @param {string} pairs @returns {[string, string][]} longest suffix first */
  function suffixes(pairs) {
    return pairs.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(":")))
      .sort((a, b) => b[0].length - a[0].length);
  }

  /** @param {string} word @param {[string, string][]} list @param {number} least m it needs */
  function replaceSuffix(word, list, least) {
    for (const [suffix, instead] of list) {
      if (!word.endsWith(suffix)) continue;
      const stem = word.slice(0, -suffix.length);
      const fits = measure(stem) >= least && (suffix !== "ion" || /[st]$/.test(stem));
      return fits ? stem + instead : word;
    }
    return word;
  }

  /** @param {string} word */
  function withoutPastOrIng(word) {
    if (word.endsWith("eed")) {
      return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    }
    const match = /^(.+)(ed|ing)$/.exec(word);
    if (!match || !hasVowel(match[1])) return word;
    const stem = match[1];
    if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
    if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
    return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
  }

  /**
   * Returns the stem of an English word.
   * @param {string} word small letters a–z; anything else, and a word of one or two
   *   letters, comes back as it is
   * @returns {string}
   */
  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    let w = word.replace(/(ss|i)es$/, "$1").replace(/([^s])s$/, "$1");
    w = withoutPastOrIng(w);
    if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
    w = replaceSuffix(w, STEP_2, 1);
    w = replaceSuffix(w, STEP_3, 1);
    w = replaceSuffix(w, STEP_4, 2);
    if (w.endsWith("e")) {
      const rest = w.slice(0, -1);
      if (measure(rest) > 1 || (measure(rest) === 1 && !endsShort(rest))) w = rest;
    }
    if (w.endsWith("ll") && measure(w) > 1) w = w.slice(0, -1);
    return w;
  }

  Object.assign((self.kbSearch = self.kbSearch || {}), { stem });
})();
