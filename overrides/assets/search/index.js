// Turns an index file into what is searched: the normal form of every section, and the
// words of each with the sections that hold them.
(() => {
  "use strict";

  const {
    normalise, readWords, codeOf, CodedText, Lexicon, joined, stem, isOtherWord, isThai, isPlain,
  } = self.kbSearch;

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
   * @property {string[]} words the dictionary
   * @property {string} text the code of each section's title and text, then of each
   *   glossary term's forms that pages use, and of other forms that mean the same
   * @property {string[]} stop
   */

  const TITLE_WEIGHT = 3;

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
      this.lexicon = new Lexicon(readWords(data.words));
      this.coded = new CodedText(data.text);
      this.anchors = data.anchors.split(" ");
      this.size = this.anchors.length;
      this.#readPages(data.pages);
      this.#findFields();
      /** @type {{sections: number[], counts: number[]}[]} */
      this.postings = [];
      /** @type {string[]} */
      this.titles = [];
      /** @type {Map<string, number[]>} */
      this.stems = new Map();
      this.stop = new Set(data.stop.map((word) => normalise(word).text));
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

    /** Notes where the words of each title (even) and text (odd) begin; the glossary's follow. */
    #findFields() {
      const { coded, lexicon: { end } } = this;
      this.endSize = codeOf(end).length;
      this.fields = [0];
      for (const place of coded.places([end])) this.fields.push(place + this.endSize);
    }

    /**
     * The glossary in normal form: what the pages say, and what else means the same.
     * @returns {{used: string[], others: string[], field: number}[]}
     */
    get terms() {
      if (!this.glossary) {
        this.glossary = [];
        for (let field = this.size * 2; field < this.fields.length - 1; field += 2) {
          const [used, others] = [field, field + 1]
            .map((f) => joined(this, f, f + 1).slice(0, -1).split("\n"));
          this.glossary.push({ used, others, field });
        }
      }
      return this.glossary;
    }

    /**
     * Returns a title or a text with the place at which each of its words begins.
     * @param {number} field 2 × section for the title, and 1 more for the text
     * @returns {{text: string, starts: number[]}}
     */
    read(field) {
      const starts = [];
      const last = this.fields[field + 1] - this.endSize;
      let text = "";
      for (let at = this.fields[field]; at < last; at = this.coded.next(at)) {
        const word = this.lexicon.words[this.coded.number(at)];
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
      while (at > first && this.fields[at * 2 + 1] - this.fields[at * 2] === this.endSize) at -= 1;
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

    /**
     * Lists for words the sections that hold them, and how often; titles count more. The first
     * answer needs few words, and each is counted once.
     * @param {number[]} numbers
     */
    count(numbers) {
      const { size, coded, fields, lexicon: { forms } } = this;
      const wanted = [];
      for (const number of numbers) {
        if (this.postings[number]) continue;
        this.postings[number] = { sections: [], counts: [] };
        if (isWord(forms[number])) wanted.push(number);
      }
      let field = 0;
      for (const place of coded.places(wanted)) {
        while (fields[field + 1] <= place) field += 1;
        if (field >= size * 2) break;
        add(this.postings[coded.number(place)], field >> 1, field % 2 ? 1 : TITLE_WEIGHT);
      }
    }

    /**
     * How long each section is, in signs of its code: BM25 wants to know how sections
     * compare, and counting the words means reading the whole text.
     * @returns {Float32Array}
     */
    get lengths() {
      if (!this.counted) {
        const { size, fields } = this;
        this.counted = Float32Array.from({ length: size }, (_, section) =>
          fields[section * 2 + 2] - fields[section * 2]);
        this.meanLength = (fields[size * 2] - fields[0]) / Math.max(size, 1);
      }
      return this.counted;
    }

    /** @param {string} form @returns {boolean} whether it is a word, and no punctuation */
    hasWord(form) {
      this.forms = this.forms || new Set(this.lexicon.forms);
      return this.forms.has(form) && isWord(form);
    }

    /**
     * Returns the words with an English stem. A stem has its words' first letter, so that
     * few need to be stemmed.
     * @param {string} stemmed
     * @returns {number[]}
     */
    inflections(stemmed) {
      const { lexicon, stems } = this;
      if (!stems.has(stemmed)) {
        stems.set(stemmed, lexicon.wordsWith(`\n${stemmed[0]}`)
          .filter((number) => stem(lexicon.forms[number]) === stemmed));
      }
      return stems.get(stemmed);
    }

    /** @param {number} section @returns {string} title and text in normal form */
    normal(section) {
      return joined(this, section * 2, section * 2 + 2);
    }

    /** @param {number} section @returns {string} title in normal form */
    title(section) {
      this.titles[section] = this.titles[section] ?? joined(this, section * 2, section * 2 + 1);
      return this.titles[section];
    }

    /**
     * Returns the section at an address, or undefined.
     * @param {string} slug
     * @param {string} anchor
     * @returns {number | undefined}
     */
    sectionOf(slug, anchor) {
      if (!this.places) {
        this.places = new Map(this.anchors.map((own, section) =>
          [`${this.slug(section)}#${own}`, section]));
      }
      return this.places.get(`${slug}#${anchor}`);
    }

    /**
     * Calls a function with each section that holds a word, and how often.
     * @param {number} number of the word
     * @param {(section: number, count: number) => void} take
     */
    eachSection(number, take) {
      this.count([number]);
      const { sections, counts } = this.postings[number];
      sections.forEach((section, at) => take(section, counts[at]));
    }

    /** @param {number} number @returns {number} how many sections hold a word */
    sectionCount(number) {
      this.count([number]);
      return this.postings[number].sections.length;
    }
  }

  /** @param {{sections: number[], counts: number[]}} posting @param {number} section @param {number} weight */
  function add({ sections, counts }, section, weight) {
    const last = sections.length - 1;
    if (sections[last] === section) {
      counts[last] += weight;
    } else {
      sections.push(section);
      counts.push(weight);
    }
  }

  /** @param {string} form @returns {boolean} whether a normal form is more than punctuation */
  function isWord(form) {
    const c = form.charCodeAt(0);
    return form !== "" && (isThai(c) || isOtherWord(c));
  }

  Object.assign(self.kbSearch, { receive, packed, SearchIndex });
})();
