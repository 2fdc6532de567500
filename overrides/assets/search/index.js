// Turns an index file into what is searched: the normal form of every section, and the
// words of each with the sections that hold them.
(() => {
  "use strict";

  const { normalise, stem, isOtherWord, isThai } = self.kbSearch;

  /**
   * An index file's content; scripts/search/index.py writes it.
   * @typedef {object} Packed
   * @property {string} language
   * @property {string} prefix of the language's addresses, "" or "en/"
   * @property {string} name of the language, in the language itself
   * @property {string} transcript address of the transcript's page
   * @property {Record<string, string>} kinds names of the kinds of page
   * @property {[string, string, number][]} pages address, kind, number of sections
   * @property {string} anchors of all sections, with a space between
   * @property {string} words the dictionary, with a tab between
   * @property {string} text the code of each section's title and text, then of each
   *   glossary term's forms that pages use, and of other forms that mean the same
   * @property {number[]} leads how many signs of the alphabet begin codes of length 1, 2, …
   * @property {string[]} stop
   */

  const TITLE_WEIGHT = 3;
  const ALPHABET_START = 0x20;
  const SKIPPED = [0x22, 0x5c]; // the quotation mark and the backslash

  /** The packed indexes by language, as their scripts arrive. */
  /** @type {Record<string, Packed>} */
  const packed = {};

  /** Called by each index file. @param {Packed} data */
  function receive(data) {
    packed[data.language] = data;
  }

  class SearchIndex {
    /** @param {Packed} data */
    constructor(data) {
      this.language = data.language;
      this.prefix = data.prefix;
      this.name = data.name;
      this.kinds = data.kinds;
      this.transcript = data.transcript;
      this.words = data.words.split("\t");
      this.anchors = data.anchors.split(" ");
      this.size = this.anchors.length;
      this.#readPages(data.pages);
      this.#readTokens(data.text, data.leads);
      this.#normaliseSections();
      this.#normaliseWords();
      this.#countWords();
      this.stop = new Set(data.stop.map((word) => normalise(word).text));
      /** @type {Map<string, number>} */
      this.places = new Map(this.anchors.map((anchor, section) =>
        [`${this.slug(section)}#${anchor}`, section]));
    }

    /** @param {[string, string, number][]} pages */
    #readPages(pages) {
      /** @type {{url: string, kind: string, first: number, count: number}[]} */
      this.pages = [];
      this.pageOf = new Int32Array(this.size);
      let first = 0;
      for (const [url, kind, count] of pages) {
        this.pageOf.fill(this.pages.length, first, first + count);
        this.pages.push({ url, kind, first, count });
        first += count;
      }
    }

    /** @param {string} text @param {number[]} leads */
    #readTokens(text, leads) {
      const signs = 0x7f - ALPHABET_START - SKIPPED.length;
      const value = new Int32Array(128);
      let next = 0;
      for (let c = ALPHABET_START; c < 0x7f; c += 1) {
        if (!SKIPPED.includes(c)) value[c] = next++;
      }
      const tokens = new Int32Array(text.length);
      let count = 0;
      for (let at = 0; at < text.length;) {
        let number = value[text.charCodeAt(at++)];
        let base = 0;
        let size = 1;
        let length = 0;
        while (number >= leads[length]) {
          number -= leads[length];
          base += leads[length] * size;
          size *= signs;
          length += 1;
        }
        for (; length > 0; length -= 1) number = number * signs + value[text.charCodeAt(at++)];
        tokens[count++] = base + number;
      }
      this.tokens = tokens.slice(0, count);
      const end = this.words.indexOf("\r");
      /** Where the tokens of each title (even) and text (odd) begin; the terms' follow. */
      this.fields = [0];
      for (let at = 0; at < count; at += 1) {
        if (this.tokens[at] === end) this.fields.push(at + 1);
      }
      /** The glossary: the forms that pages use, and other forms that mean the same. */
      /** @type {{used: string[], others: string[]}[]} */
      this.terms = [];
      for (let field = this.size * 2; field < this.fields.length - 1; field += 2) {
        const [used, others] = [field, field + 1].map((f) => this.read(f).text.split("\n"));
        this.terms.push({ used, others });
      }
    }

    /**
     * Returns a title or a text with the place at which each of its words begins.
     * @param {number} field 2 × section for the title, and 1 more for the text
     * @returns {{text: string, starts: number[]}}
     */
    read(field) {
      const starts = [];
      const last = this.fields[field + 1] - 1;
      let text = "";
      for (let at = this.fields[field]; at < last; at += 1) {
        const word = this.words[this.tokens[at]];
        if (text && isPlain(word.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) {
          text += " ";
        }
        starts.push(text.length);
        text += word;
      }
      return { text, starts };
    }

    /**
     * Returns the section whose title heads a section: units of the transcript have none.
     * @param {number} section
     */
    heading(section) {
      const { first } = this.pages[this.pageOf[section]];
      let at = section;
      while (at > first && this.titleEnds[at] === this.starts[at]) at -= 1;
      return at;
    }

    /** @param {number} section @returns {string} page address without language and anchor */
    slug(section) {
      return this.pages[this.pageOf[section]].url.slice(this.prefix.length);
    }

    /** @param {number} section */
    isTranscript(section) {
      return this.pages[this.pageOf[section]].url === this.transcript;
    }

    /** Makes one long text of all sections, each "title LF text LF" in normal form. */
    #normaliseSections() {
      const parts = [];
      for (let field = 0; field < this.size * 2; field += 1) parts.push(this.read(field).text);
      const normal = normalise(`${parts.join("\n")}\n`, false);
      this.text = normal.text;
      this.gaps = normal.gaps;
      this.starts = new Int32Array(this.size + 1);
      this.titleEnds = new Int32Array(this.size);
      const breaks = parts.map((part) => {
        let count = 1;
        for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) count += 1;
        return count;
      });
      let at = 0;
      for (let field = 0; field < this.size * 2; field += 1) {
        for (let count = breaks[field]; count > 0; count -= 1) at = this.text.indexOf("\n", at) + 1;
        if (field % 2 === 0) this.titleEnds[field / 2] = at - 1;
        else this.starts[(field + 1) / 2] = at;
      }
    }

    /** Gives every word of the dictionary its normal form, and English words their stems. */
    #normaliseWords() {
      const lines = normalise(this.words.map((word) => word.replace(/[\n\r]/g, "")).join("\n"), false);
      this.forms = lines.text.split("\n");
      this.wordText = `\n${lines.text}\n`;
      this.wordStarts = new Int32Array(this.forms.length);
      /** @type {Map<string, number[]>} */
      this.numbers = new Map();
      /** @type {Map<string, number[]>} */
      this.stems = new Map();
      let start = 1;
      this.forms.forEach((form, number) => {
        this.wordStarts[number] = start;
        start += form.length + 1;
        if (!isWord(form)) return;
        add(this.numbers, form, number);
        if (isOtherWord(form.charCodeAt(0))) add(this.stems, stem(form), number);
      });
    }

    /** Lists for each word the sections that hold it, and how often; titles count more. */
    #countWords() {
      const { size } = this;
      const words = this.words.length;
      const isCounted = Uint8Array.from(this.forms, isWord);
      this.lengths = new Float32Array(size);
      const last = new Int32Array(words).fill(-1);
      /** Where each word's sections begin in `postings`, and the last one's end. */
      this.postingStarts = new Int32Array(words + 1);
      let total = 0;
      this.#eachToken((number, section) => {
        if (!isCounted[number]) return;
        this.lengths[section] += 1;
        total += 1;
        if (last[number] === section) return;
        last[number] = section;
        this.postingStarts[number + 1] += 1;
      });
      for (let number = 0; number < words; number += 1) {
        this.postingStarts[number + 1] += this.postingStarts[number];
      }
      this.postings = new Int32Array(this.postingStarts[words]);
      this.counts = new Float32Array(this.postings.length);
      const next = this.postingStarts.slice();
      last.fill(-1);
      this.#eachToken((number, section, isTitle) => {
        if (!isCounted[number]) return;
        if (last[number] !== section) this.postings[next[number]++] = section;
        last[number] = section;
        this.counts[next[number] - 1] += isTitle ? TITLE_WEIGHT : 1;
      });
      this.meanLength = total / Math.max(size, 1);
    }

    /** @param {(number: number, section: number, isTitle: boolean) => void} take */
    #eachToken(take) {
      for (let field = 0; field < this.size * 2; field += 1) {
        const end = this.fields[field + 1] - 1;
        for (let at = this.fields[field]; at < end; at += 1) {
          take(this.tokens[at], field >> 1, field % 2 === 0);
        }
      }
    }

    /**
     * Calls a function with each section that holds a word, and how often.
     * @param {number} number of the word
     * @param {(section: number, count: number) => void} take
     */
    eachSection(number, take) {
      for (let at = this.postingStarts[number]; at < this.postingStarts[number + 1]; at += 1) {
        take(this.postings[at], this.counts[at]);
      }
    }

    /** @param {number} number @returns {number} how many sections hold a word */
    sectionCount(number) {
      return this.postingStarts[number + 1] - this.postingStarts[number];
    }

    /**
     * Returns the section that holds a place of the long text.
     * @param {number} place
     */
    sectionAt(place) {
      let low = 0;
      let high = this.size;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= place) low = middle;
        else high = middle;
      }
      return low;
    }

    /**
     * Returns the numbers of the dictionary's words that contain a normal form.
     * @param {string} form
     * @returns {number[]}
     */
    wordsWith(form) {
      const found = [];
      let number = 0;
      for (let at = this.wordText.indexOf(form); at >= 0;) {
        let low = number;
        let high = this.forms.length;
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (this.wordStarts[middle] <= at) low = middle;
          else high = middle;
        }
        number = low;
        found.push(number);
        at = this.wordText.indexOf(form, this.wordStarts[number] + this.forms[number].length);
      }
      return found;
    }
  }

  /** @param {Map<string, number[]>} map @param {string} key @param {number} value */
  function add(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  /** @param {number} c @returns {boolean} whether it is a Latin letter or a digit */
  function isPlain(c) {
    return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
  }

  /** @param {string} form @returns {boolean} whether a normal form is more than punctuation */
  function isWord(form) {
    const c = form.charCodeAt(0);
    return form !== "" && (isThai(c) || isOtherWord(c));
  }

  Object.assign(self.kbSearch, { receive, packed, SearchIndex });
})();
