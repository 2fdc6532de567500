// Finds sections and says how well each answers. A query that stands in a section as it
// was typed always counts; its parts count only where no section has the whole.
//
// Parts are weighed by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
// 2009) over sections, with words and the words inside compounds, as sub-words help in Thai
// (Anserini's MIRACL figures: 0.484 → 0.522 nDCG@10).
(() => {
  "use strict";

  const {
    SPACE_DROPPED, DOT_DROPPED, LF, extendsCluster, isOtherWord, eachPlace, stem, synonyms, chunks,
    split,
  } = self.kbSearch;

  const K1 = 1.2;
  const B = 0.5;
  const PAGE_TITLE_WEIGHT = 1.5;
  const MANY_IN_SECTION = 8;
  const MOST_BY_PARTS = 80;
  /** A phrase this long does not span a space between other words by chance. */
  const LONG_PHRASE = 10;
  /** Pages that teach come before pages that list, and those before the transcript. */
  const KIND_WEIGHT = { reference: 0.65, about: 0.65, landing: 0.6, transcript: 0.5, links: 0.5 };
  /** The sections of every page that only lead on to others, by their anchors. */
  const LINKS = ["next", "used-in"];
  const SCORE = {
    phrase: 200, wholeTitle: 150, inTitle: 80, otherDots: -150, loose: -40, transcript: -100,
    links: -60, allChunks: 120, synonym: 180, stem: 170,
  };

  /**
   * Where a normal form stands in a section.
   * @typedef {object} Hit
   * @property {number} grade 0 as typed, 1 across a space between words, 2 across a space
   *   inside a word, 3 cutting a character cluster or an English word
   * @property {boolean} inTitle
   * @property {boolean} isTitle
   * @property {boolean} isDottedAlike whether an abbreviation has the dots that were typed
   */

  /** @type {Hit} */
  const NO_HIT = { grade: 0, inTitle: false, isTitle: false, isDottedAlike: false };

  /**
   * Returns every section that holds a normal form: the recall of the search.
   * Lower grades are left out where better ones exist.
   * @param {SearchIndex} index
   * @param {{text: string, gaps: Uint8Array}} query
   * @returns {Map<number, Hit>}
   */
  function occurrences(index, query) {
    /** @type {Map<number, Hit>} */
    const found = new Map();
    const { text } = query;
    if (!text) return found;
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    let section = -1;
    let seen = 0;
    let best = 3;
    /** @type {Set<number> | null} */
    let boundaries = null;

    /** @param {Place} place */
    function gradeOf({ before, after, gaps }) {
      if (extendsCluster(first) || extendsCluster(after)) return 3;
      if ((isLetter(before) && isLetter(first)) || (isLetter(last) && isLetter(after))) return 3;
      let grade = 0;
      for (let at = 1; at < text.length; at += 1) {
        if (!(gaps[at] & SPACE_DROPPED & ~query.gaps[at])) continue;
        if (text.length >= LONG_PHRASE) {
          grade = 1;
          continue;
        }
        boundaries = boundaries
          || new Set(split(index, query).filter((p) => p.known).map((p) => p.start));
        if (!boundaries.has(at)) return 2;
        grade = 1;
      }
      return grade;
    }

    /** @param {Place} place @returns {boolean} whether it has the dots that were typed */
    function isDottedAlike({ gaps }) {
      for (let at = 1; at < text.length; at += 1) {
        if ((gaps[at] ^ query.gaps[at]) & DOT_DROPPED) return false;
      }
      return true;
    }

    eachPlace(index, text, (place) => {
      if (place.field >> 1 !== section) {
        section = place.field >> 1;
        seen = 0;
      }
      const grade = gradeOf(place);
      const hit = found.get(section) || { ...NO_HIT, grade };
      hit.isDottedAlike = hit.isDottedAlike || isDottedAlike(place);
      hit.grade = Math.min(hit.grade, grade);
      if (place.field % 2 === 0 && grade < 2) {
        hit.inTitle = true;
        hit.isTitle = hit.isTitle || (place.before === LF && place.after === LF);
      }
      best = Math.min(best, grade);
      found.set(section, hit);
      seen += grade < 2 ? 1 : 0;
      return seen < MANY_IN_SECTION;
    });
    if (best < 2) {
      for (const [place, hit] of found) if (hit.grade > 1) found.delete(place);
    }
    return found;
  }

  /** @param {number} c @returns {boolean} whether it is a letter of another script, no digit */
  const isLetter = (c) => isOtherWord(c) && !(c >= 48 && c <= 57);

  /**
   * What a search has found so far.
   * @typedef {object} Findings
   * @property {Map<number, number>} scores section → score
   * @property {Set<string>} forms normal forms to highlight
   * @property {boolean} isExact whether whole phrases were found
   */

  /**
   * Returns the sections that hold the query as typed, or under the glossary's name for it.
   * @param {SearchIndex} index
   * @param {Normalised} query
   * @param {Weighed} [weighed]
   * @returns {Findings}
   */
  function findPhrase(index, query, { scores: weights } = weigh(index, query)) {
    const findings = { scores: new Map(), forms: new Set(), isExact: true };
    addPhrase(query, SCORE.phrase);
    for (const used of synonyms(index).get(query.text) || []) {
      addPhrase({ text: used, gaps: new Uint8Array(used.length) }, SCORE.synonym);
    }
    for (const number of inflections(index, query.text)) {
      findings.forms.add(index.lexicon.forms[number]);
      index.eachSection(number, (section) => raise(section, SCORE.stem));
    }
    findings.isExact = findings.scores.size > 0;
    const typed = chunks(query);
    const telling = typed.filter(({ form }) => !index.stop.has(form));
    if (typed.length > 1 && telling.length > 0 && telling.length < 8) addChunks(telling);
    return findings;

    /** @param {{text: string, gaps: Uint8Array}} phrase @param {number} score */
    function addPhrase(phrase, score) {
      const hits = occurrences(index, phrase);
      if (hits.size) findings.forms.add(phrase.text);
      for (const [section, hit] of hits) {
        let more = hit.grade ? SCORE.loose : 0;
        if (!hit.isDottedAlike) more += SCORE.otherDots;
        if (hit.inTitle) more += titleBonus(section, hit.isTitle);
        raise(section, score + more);
      }
    }

    /** A glossary's entry is titled by its term, but seldom what a reader came for. */
    /** @param {number} section @param {boolean} isWhole */
    function titleBonus(section, isWhole) {
      const { kind } = index.pages[index.pageOf[section]];
      if (index.isTranscript(section)) return 0;
      if (kind === "reference") return SCORE.inTitle / 2;
      return isWhole ? SCORE.wholeTitle : SCORE.inTitle;
    }

    /** @param {{form: string}[]} typedChunks */
    function addChunks(typedChunks) {
      const each = typedChunks.map(({ form }) => {
        const hits = occurrences(index, { text: form, gaps: new Uint8Array(form.length) });
        for (const number of inflections(index, form)) {
          index.eachSection(number, (section) => {
            if (!hits.has(section)) hits.set(section, { ...NO_HIT, isDottedAlike: true });
          });
        }
        return hits;
      });
      const [first, ...rest] = each.sort((a, b) => a.size - b.size);
      let any = false;
      for (const section of first.keys()) {
        if (!rest.every((hits) => hits.has(section))) continue;
        any = true;
        const titles = each.filter((hits) => hits.get(section)?.inTitle).length;
        raise(section, SCORE.allChunks + (titles / each.length) * SCORE.inTitle);
      }
      if (!any) return;
      for (const { form } of typedChunks) {
        findings.forms.add(form);
        for (const number of inflections(index, form)) findings.forms.add(index.lexicon.forms[number]);
      }
    }

    /** @param {number} section @param {number} score */
    function raise(section, score) {
      const full = score + 2 * (weights.get(section) || 0)
        + (index.isTranscript(section) ? SCORE.transcript : 0)
        + (LINKS.includes(index.anchors[section]) ? SCORE.links : 0);
      if (full > (findings.scores.get(section) ?? -Infinity)) findings.scores.set(section, full);
    }
  }

  const ENGLISH = /^[a-z]+$/;

  /** @param {SearchIndex} index @param {string} form @returns {number[]} words of one stem */
  const inflections = (index, form) => (ENGLISH.test(form) ? index.inflections(stem(form)) : []);

  /** @param {SearchIndex} index @param {Part} part @returns {number[]} words that count as it */
  function wordsOf(index, { form }) {
    if (ENGLISH.test(form)) return inflections(index, form);
    return form.length > 2 ? index.lexicon.wordsWith(form) : index.lexicon.wordsWith(`\n${form}\n`);
  }

  /**
   * What the parts of a query come to.
   * @typedef {object} Weighed
   * @property {Part[]} parts
   * @property {Map<number, number>} scores section → score by BM25
   * @property {Map<number, number>} coverage section → share of the query's weight that it holds
   * @property {Set<string>} forms normal forms to highlight
   * @property {Part[]} unknown parts that no section has
   */

  /**
   * Weighs the sections that hold parts of a query.
   * @param {SearchIndex} index
   * @param {Normalised} query
   * @returns {Weighed}
   */
  function weigh(index, query) {
    const parts = split(index, query);
    index.count(parts.flatMap((part) => wordsOf(index, part)));
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Map<number, number>} */
    const coverage = new Map();
    /** @type {Set<string>} */
    const forms = new Set();
    const unknown = [];
    let total = 0;
    for (const part of parts) {
      const { counts, matched } = sectionsWith(index, part);
      const idf = Math.log(1 + (index.size - counts.size + 0.5) / (counts.size + 0.5)) * part.share;
      if (part.share === 1) total += idf;
      if (!counts.size) {
        if (part.share === 1) unknown.push(part);
        continue;
      }
      for (const form of matched) forms.add(form);
      for (const [section, count] of counts) {
        const length = 1 - B + (B * index.lengths[section]) / index.meanLength;
        const gain = idf * ((count * (K1 + 1)) / (count + K1 * length));
        scores.set(section, (scores.get(section) || 0) + gain);
        if (part.share === 1) coverage.set(section, (coverage.get(section) || 0) + idf);
      }
    }
    for (const [section, score] of scores) {
      scores.set(section, score * kindWeight(index, section));
      coverage.set(section, total ? (coverage.get(section) || 0) / total : 0);
    }
    return { parts, scores, coverage, forms, unknown };
  }

  /** @param {SearchIndex} index @param {number} section */
  function kindWeight(index, section) {
    if (index.isTranscript(section)) return KIND_WEIGHT.transcript;
    if (LINKS.includes(index.anchors[section])) return KIND_WEIGHT.links;
    return KIND_WEIGHT[index.pages[index.pageOf[section]].kind] ?? 1;
  }

  /**
   * Returns the sections with a part, its English inflections and the glossary's names
   * for it, each with how often; a page's title lends a little to all its sections.
   * @param {SearchIndex} index
   * @param {Part} part
   */
  function sectionsWith(index, part) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    /** @type {Set<string>} */
    const matched = new Set();
    const isEnglish = ENGLISH.test(part.form);
    for (const number of wordsOf(index, part)) {
      matched.add(isEnglish ? index.lexicon.forms[number] : part.form);
      index.eachSection(number, (section, count) => {
        counts.set(section, (counts.get(section) || 0) + count);
      });
    }
    for (const used of synonyms(index).get(part.form) || []) {
      const hits = occurrences(index, { text: used, gaps: new Uint8Array(used.length) });
      for (const [section, hit] of hits) {
        matched.add(used);
        counts.set(section, (counts.get(section) || 0) + (hit.inTitle ? 3 : 1));
      }
    }
    for (const section of [...counts.keys()]) {
      const page = index.pages[index.pageOf[section]];
      if (page.first !== section || page.count > 80) continue;
      const title = index.title(section);
      if (![...matched].some((form) => title.includes(form))) continue;
      for (let other = section; other < section + page.count; other += 1) {
        counts.set(other, (counts.get(other) || 0) + PAGE_TITLE_WEIGHT);
      }
    }
    return { counts, matched };
  }

  /**
   * Returns the sections that answer a query best by its parts.
   * @param {SearchIndex} index
   * @param {Normalised} query
   * @param {Weighed} [weighed]
   * @returns {Findings & Weighed}
   */
  function findParts(index, query, weighed = weigh(index, query)) {
    const { parts, coverage, unknown } = weighed;
    const main = parts.filter((part) => part.share === 1);
    const isNoise = unknown.length > 0
      && main.every((part) => unknown.includes(part) || part.form.length < 3);
    const ranked = isNoise ? []
      : [...weighed.scores].sort((a, b) => b[1] - a[1]).slice(0, MOST_BY_PARTS);
    const best = ranked.length ? ranked[0][1] : 0;
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const [section, score] of ranked) {
      const text = index.normal(section);
      const pairs = main.filter((part, at) => at > 0
        && text.includes(query.text.slice(main[at - 1].start, part.start + part.form.length)));
      const covered = coverage.get(section) || 0;
      const full = score * (0.4 + 0.6 * covered) * (1 + 0.15 * pairs.length);
      if (score > best * 0.2) scores.set(section, full);
    }
    keepBestOfPages(index, scores);
    return { ...weighed, scores, isExact: false };
  }

  /**
   * Takes out the sections of a page that hold much less than its best: parts of a query
   * stand in many places, and the next page's best says more than this one's fourth.
   * @param {SearchIndex} index
   * @param {Map<number, number>} scores
   */
  function keepBestOfPages(index, scores) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [section, score] of scores) {
      const page = index.pageOf[section];
      best.set(page, Math.max(score, best.get(page) || 0));
    }
    for (const [section, score] of scores) {
      if (score < (best.get(index.pageOf[section]) || 0) * 0.6) scores.delete(section);
    }
  }

  Object.assign(self.kbSearch, { occurrences, weigh, findPhrase, findParts });
})();
