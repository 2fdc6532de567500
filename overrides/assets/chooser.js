// Turns the page's questions into a form, one question at a time, and shows the row of the
// decision table that the answers lead to. All words come from the page.
(() => {
  "use strict";

  /**
   * @typedef {Object} Question
   * @property {HTMLElement} item the list item
   * @property {Map<string, string>} next for "yes" and "no", a question's id or a row's
   */

  /** @param {HTMLElement} chooser */
  function enliven(chooser) {
    /** @type {Map<string, Question>} */
    const questions = new Map();
    for (const asked of chooser.querySelectorAll("[data-question]")) {
      const item = /** @type {HTMLElement} */ (asked.closest("li"));
      const answers = [...item.querySelectorAll("[data-answer]")];
      questions.set(asked.dataset.question, {
        item,
        next: new Map(answers.map((answer) => [answer.dataset.answer, answer.dataset.next])),
      });
      answers[0].closest("p").classList.add("kb-chooser__plain");
      makeFieldset(item, asked, chooser.dataset);
    }
    const result = make("div", "kb-chooser__result");
    result.setAttribute("role", "status");
    const again = make("button", "kb-chooser__again", chooser.dataset.again);
    again.type = "button";
    chooser.append(result, again);

    function update() {
      const outcome = follow(questions);
      again.hidden = !chooser.querySelector(":checked");
      result.replaceChildren(...(outcome ? recommendation(outcome, chooser.dataset) : []));
    }
    chooser.addEventListener("change", update);
    again.addEventListener("click", () => {
      for (const radio of chooser.querySelectorAll(":checked")) radio.checked = false;
      update();
      chooser.querySelector("input").focus();
    });
    chooser.classList.add("kb-chooser--live");
    update();
  }

  /**
   * Puts a question into a fieldset whose legend it is, with a radio button for each answer.
   * @param {HTMLElement} item
   * @param {HTMLElement} asked
   * @param {DOMStringMap} words
   */
  function makeFieldset(item, asked, words) {
    const fieldset = document.createElement("fieldset");
    const legend = make("legend", "kb-chooser__question");
    const line = asked.closest("p");
    legend.append(...line.childNodes);
    line.remove();
    const choice = make("p", "kb-chooser__answers");
    for (const answer of ["yes", "no"]) {
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = `choose-${asked.dataset.question}`;
      radio.value = answer;
      radio.autocomplete = "off";
      const label = document.createElement("label");
      label.append(radio, ` ${words[answer]}`);
      choice.append(label);
    }
    const conditions = item.querySelector("ul");
    if (conditions) {
      conditions.id = `${asked.dataset.question}-conditions`;
      fieldset.setAttribute("aria-describedby", conditions.id);
    }
    fieldset.append(legend, ...item.childNodes, choice);
    item.append(fieldset);
  }

  /**
   * Shows the questions on the way, and forgets answers that no longer are.
   * @param {Map<string, Question>} questions
   * @returns {string | null} the row that the way ends in, or null
   */
  function follow(questions) {
    let place = questions.keys().next().value;
    const onTheWay = new Set();
    while (questions.has(place)) {
      onTheWay.add(place);
      const { item, next } = questions.get(place);
      const answer = item.querySelector(":checked");
      place = answer ? next.get(answer.value) : null;
    }
    for (const [id, { item }] of questions) {
      item.hidden = !onTheWay.has(id);
      const answer = item.hidden && item.querySelector(":checked");
      if (answer) answer.checked = false;
    }
    return place;
  }

  /**
   * @param {string} outcome
   * @param {DOMStringMap} words
   * @returns {HTMLElement[]} what the table's row says, as a heading line and the reasons
   */
  function recommendation(outcome, words) {
    const row = document.querySelector(`[data-choice="${outcome}"]`).closest("tr");
    const method = make("p", "kb-chooser__method");
    method.append(make("strong", "", `${words.result}: `), ...copied(row.cells[1]));
    const reasons = make("p", "kb-chooser__reasons");
    reasons.append(...copied(row.cells[2]));
    return [method, reasons];
  }

  /**
   * @param {HTMLElement} cell
   * @returns {ChildNode[]} a copy of what stands in it, without ids, which name one place
   */
  function copied(cell) {
    const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    return [...copy.childNodes];
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} [text]
   */
  function make(tag, className, text = "") {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  }

  for (const chooser of document.querySelectorAll(".kb-chooser")) enliven(chooser);
})();
