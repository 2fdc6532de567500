// Finds every place where a normal form stands, whatever words the text was cut into.
//
// The normal form of the text is never made as a whole: it is read along the words, whose
// forms the lexicon has. A place can only begin in a word that holds the whole of what is
// looked for, or that ends with its beginning; these few are looked up first.
(() => {
  "use strict";

  const { LF, PLAIN, BREAK, BETWEEN, nextToken } = self.kbSearch;
  const SPACE = 32;

  /**
   * A place where a normal form stands.
   * @typedef {object} Place
   * @property {number} field 2 × section for its title, and 1 more for its text
   * @property {number} before the unit before it, LF at the beginning of a block
   * @property {number} after the unit after it, LF at the end of a block
   * @property {Uint8Array} gaps what was dropped before each of its units
   */

  /**
   * Calls a function with each place of a normal form, in order.
   * @param {SearchIndex} index
   * @param {string} form
   * @param {(place: Place) => boolean} take is handed the same object each time, changed;
   *   returns whether the rest of the section is of interest
   */
  function eachPlace(index, form, take) {
    const { tokens, fields, lexicon } = index;
    const { units, starts, kinds } = lexicon;
    const wanted = Uint16Array.from({ length: form.length }, (_, at) => form.charCodeAt(at));
    const size = form.length;
    const gaps = new Uint8Array(size);
    /** @type {Place} */
    const place = { field: 0, before: LF, after: LF, gaps };
    const begins = beginnings(lexicon, wanted);

    /** @param {number} at @returns {number} the last unit of the word before a token */
    const before = (at) => (at ? lexicon.lastUnit(tokens[at - 1]) : LF);

    /** @param {number} at of a token between words */
    const between = (at) =>
      lexicon.between(tokens[at], before(at), lexicon.firstUnit(tokens[at + 1]));

    /** @param {number} at of a token @param {number} offset of a unit in it */
    function unitBefore(at, offset) {
      const kind = kinds[tokens[at]];
      if (offset) return kind === BETWEEN ? between(at).units[offset - 1] : units[starts[tokens[at]] + offset - 1];
      if (!at || kind === BETWEEN) return before(at);
      const previous = kinds[tokens[at - 1]];
      if (previous === PLAIN && kind === PLAIN) return SPACE;
      if (previous !== BETWEEN) return before(at);
      const found = between(at - 1).units;
      return found.length ? found[found.length - 1] : before(at - 1);
    }

    /** Compares from a unit of a token on, and notes what is dropped, and what comes after. */
    /** @param {number} at @param {number} offset */
    function matches(at, offset) {
      let same = 0;
      let carried = 0; // the gap that what stood between hands on to the next word
      for (;; at += 1, offset = 0) {
        const number = tokens[at];
        const kind = kinds[number];
        let list = units;
        let dropped = lexicon.gaps;
        let from = starts[number] + offset;
        let to = starts[number + 1] - 1;
        if (kind === BREAK) {
          place.after = LF;
          return same === size;
        }
        if (kind === BETWEEN) {
          ({ units: list, gaps: dropped } = between(at));
          from = offset;
          to = list.length;
        } else if (kind === PLAIN && same && kinds[tokens[at - 1]] === PLAIN) {
          if (same === size) {
            place.after = SPACE;
            return true;
          }
          if (wanted[same] !== SPACE) return false;
          gaps[same++] = 0;
        }
        for (; from < to; from += 1, same += 1) {
          if (same === size) {
            place.after = list[from];
            return true;
          }
          if (list[from] !== wanted[same]) return false;
          gaps[same] = dropped[from] | carried;
          carried = 0;
        }
        if (kind === BETWEEN) carried |= dropped[to];
      }
    }

    for (let section = 0; section < index.size; section += 1) {
      const end = fields[section * 2 + 2];
      let at = fields[section * 2];
      while ((at = nextToken(tokens, begins, at, end)) < end) {
        const number = tokens[at];
        const isBetween = kinds[number] === BETWEEN;
        const list = isBetween ? between(at).units : units;
        const from = isBetween ? 0 : starts[number];
        const to = isBetween ? list.length : starts[number + 1] - 1;
        let goesOn = true;
        for (let unit = from; unit < to && goesOn; unit += 1) {
          if (list[unit] !== wanted[0] || !matches(at, unit - from)) continue;
          place.field = section * 2 + Number(at >= fields[section * 2 + 1]);
          place.before = unitBefore(at, unit - from);
          goesOn = take(place);
        }
        at = goesOn ? at + 1 : end;
      }
    }
  }

  /**
   * Tells in which words a normal form can begin.
   * @param {Lexicon} lexicon
   * @param {Uint16Array} wanted
   * @returns {Uint8Array} 1 for such a word
   */
  function beginnings({ units, kinds }, wanted) {
    const found = new Uint8Array(kinds.length);
    const [first] = wanted;
    let word = -1;
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at];
      if (unit === LF) word += 1;
      if (unit !== first || found[word]) continue;
      let same = 1;
      while (same < wanted.length && units[at + same] === wanted[same]) same += 1;
      const isEnough = same === wanted.length || units[at + same] === LF;
      if (isEnough || kinds[word] === BETWEEN) found[word] = 1;
    }
    return found;
  }

  /**
   * Returns the normal form of some titles and texts, each with a line feed at its end.
   * @param {SearchIndex} index
   * @param {number} from the first field
   * @param {number} to the field after the last
   */
  function joined({ tokens, fields, lexicon }, from, to) {
    const { forms, kinds } = lexicon;
    const parts = [];
    let last = BREAK;
    let end = LF;
    for (let at = fields[from]; at < fields[to]; at += 1) {
      const number = tokens[at];
      const kind = kinds[number];
      if (kind === BETWEEN) {
        const { units } = lexicon.between(number, end, lexicon.firstUnit(tokens[at + 1]));
        parts.push(String.fromCharCode(...units));
      } else if (kind === BREAK) {
        parts.push("\n");
      } else {
        if (kind === PLAIN && last === PLAIN) parts.push(" ");
        parts.push(forms[number]);
      }
      last = kind;
      end = lexicon.lastUnit(number);
    }
    return parts.join("");
  }

  Object.assign(self.kbSearch, { eachPlace, joined });
})();
