// Finds every place where a normal form stands, whatever words the text was cut into.
//
// The normal form of the text is never made as a whole: it is read along the words, whose
// forms the lexicon has. A place can only begin in a word that holds the whole of what is
// looked for, or that ends with its beginning where a word follows that goes on with the
// rest; these few are looked up first.
(() => {
  "use strict";

  const { LF, PLAIN, BREAK, BETWEEN, codeOf } = self.kbSearch;
  const SPACE = 32;
  /** About how much commoner words are than those with a code of one sign more. */
  const COMMONER = 50;

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
    const { coded, fields, lexicon } = index;
    const { units, starts, kinds } = lexicon;
    const wanted = Uint16Array.from({ length: form.length }, (_, at) => form.charCodeAt(at));
    const size = form.length;
    const gaps = new Uint8Array(size);
    /** @type {Place} */
    const place = { field: 0, before: LF, after: LF, gaps };

    /** @param {number} at @returns {number} the last unit of the word before a word */
    const before = (at) => (at ? lexicon.lastUnit(coded.number(coded.previous(at))) : LF);

    /** @param {number} at of what stands between words */
    const between = (at) => lexicon.between(
      coded.number(at), before(at), lexicon.firstUnit(coded.number(coded.next(at))),
    );

    /** @param {number} at of a word @param {number} offset of a unit in it */
    function unitBefore(at, offset) {
      const number = coded.number(at);
      const kind = kinds[number];
      if (offset) return kind === BETWEEN ? between(at).units[offset - 1] : units[starts[number] + offset - 1];
      if (!at || kind === BETWEEN) return before(at);
      const previous = kinds[coded.number(coded.previous(at))];
      if (previous === PLAIN && kind === PLAIN) return SPACE;
      if (previous !== BETWEEN) return before(at);
      const found = between(coded.previous(at)).units;
      return found.length ? found[found.length - 1] : before(coded.previous(at));
    }

    /** Compares from a unit of a word on, and notes what is dropped, and what comes after. */
    /** @param {number} at @param {number} offset */
    function matches(at, offset) {
      let same = 0;
      let carried = 0; // the gap that what stood between hands on to the next word
      let last = BREAK;
      for (;; at = coded.next(at), offset = 0) {
        const number = coded.number(at);
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
        } else if (kind === PLAIN && same && last === PLAIN) {
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
        last = kind;
      }
    }

    let section = 0;
    let from = 0; // of what is still of interest
    for (const at of candidates(coded, lexicon, form)) {
      if (at < from) continue;
      if (at >= fields[index.size * 2]) break;
      while (fields[section * 2 + 2] <= at) section += 1;
      const number = coded.number(at);
      const isBetween = kinds[number] === BETWEEN;
      const list = isBetween ? between(at).units : units;
      const first = isBetween ? 0 : starts[number];
      const end = isBetween ? list.length : starts[number + 1] - 1;
      let goesOn = true;
      for (let unit = first; unit < end && goesOn; unit += 1) {
        if (list[unit] !== wanted[0] || !matches(at, unit - first)) continue;
        place.field = section * 2 + Number(at >= fields[section * 2 + 1]);
        place.before = unitBefore(at, unit - first);
        goesOn = take(place);
      }
      from = goesOn ? at + 1 : fields[section * 2 + 2];
    }
  }

  /**
   * Returns the places of words in which a normal form may begin, in order.
   * @param {CodedText} coded
   * @param {Lexicon} lexicon
   * @param {string} form
   * @returns {ArrayLike<number>} some perhaps twice
   */
  function candidates(coded, lexicon, form) {
    let beginning = [...lexicon.wordsWith(form), ...lexicon.betweenWith(form[0])];
    let following = [];
    for (let cut = 1; cut < form.length && lexicon.text.includes(form.slice(0, cut)); cut += 1) {
      const before = lexicon.wordsWith(`${form.slice(0, cut)}\n`);
      const rest = form.slice(cut).trimStart();
      const after = before.length && rest ? wordsGoingOn(lexicon, rest) : [];
      if (!rest || frequency(before) < frequency(after)) beginning = beginning.concat(before);
      else following = following.concat(after);
    }
    const found = coded.places(beginning.concat(following));
    if (!following.length) return found;
    const goesOn = new Set(following);
    for (const place of [...found]) {
      if (!goesOn.has(coded.number(place))) continue;
      let at = place;
      do at = at && coded.previous(at);
      while (at && lexicon.kinds[coded.number(at)] === BETWEEN);
      found.push(at);
    }
    return Int32Array.from(found).sort();
  }

  /** Compares by the lengths of codes. @param {number[]} numbers of words */
  const frequency = (numbers) =>
    numbers.reduce((sum, number) => sum + COMMONER ** -codeOf(number).length, 0);

  /**
   * Returns the words that may come next where the rest of a normal form is to follow.
   * @param {Lexicon} lexicon
   * @param {string} rest does not begin with a space
   */
  function wordsGoingOn(lexicon, rest) {
    const { text } = lexicon;
    const found = [...lexicon.wordsWith(`\n${rest}`), ...lexicon.betweenWith(rest[0])];
    for (let end = 1; end < rest.length && text.includes(`\n${rest.slice(0, end)}`); end += 1) {
      found.push(...lexicon.wordsWith(`\n${rest.slice(0, end)}\n`));
    }
    return found;
  }

  /**
   * Returns the normal form of some titles and texts, each with a line feed at its end.
   * @param {SearchIndex} index
   * @param {number} from the first field
   * @param {number} to the field after the last
   */
  function joined({ coded, fields, lexicon }, from, to) {
    const { forms, kinds } = lexicon;
    const parts = [];
    let last = BREAK;
    let end = LF;
    for (let at = fields[from]; at < fields[to]; at = coded.next(at)) {
      const number = coded.number(at);
      const kind = kinds[number];
      if (kind === BETWEEN) {
        const { units } = lexicon.between(number, end, lexicon.firstUnit(coded.number(coded.next(at))));
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
