// Remembers the ticks of a page's task list in this browser, counts them and clears them.
// A tick belongs to the list (the page, in either language) and the item's id, never to a
// place in the list. Nothing leaves the browser.
(() => {
  "use strict";

  // The number is that of the stored form: an array of ticked items' ids.
  const KEY = "kb.ticks.1.";

  /**
   * @param {string} list
   * @returns {Set<string> | null} the ids remembered, or null where there are none to be had
   */
  function recall(list) {
    try {
      const ids = JSON.parse(localStorage.getItem(KEY + list));
      return Array.isArray(ids) ? new Set(ids) : null;
    } catch {
      return null; // Storage is refused, or holds something else.
    }
  }

  /**
   * @param {string} list
   * @param {string[]} ids
   */
  function remember(list, ids) {
    try {
      localStorage.setItem(KEY + list, JSON.stringify(ids));
    } catch {
      // Storage is full or refused: the ticks then hold until the page is left.
    }
  }

  /** @param {HTMLElement} line the line with the count and the button */
  function enliven(line) {
    const list = line.dataset.list;
    const count = line.querySelector("output");
    const button = line.querySelector("button");
    /** @type {HTMLInputElement[]} */
    const boxes = [...document.querySelectorAll("input[data-item]")];
    /** @type {Set<string> | null} what the button took away and can bring back */
    let cleared = null;

    function ticked() {
      return boxes.filter((box) => box.checked).map((box) => box.dataset.item);
    }

    /** @param {Set<string>} ids */
    function tick(ids) {
      for (const box of boxes) box.checked = ids.has(box.dataset.item);
    }

    function show() {
      const done = ticked().length;
      count.textContent = count.dataset.count
        .replace("{done}", String(done)).replace("{all}", String(boxes.length));
      button.textContent = cleared ? button.dataset.undo : button.dataset.clear;
      // Not disabled: that would take the keyboard's place away from whoever pressed it.
      button.setAttribute("aria-disabled", String(!cleared && done === 0));
    }

    for (const box of boxes) {
      box.addEventListener("change", () => {
        cleared = null;
        remember(list, ticked());
        show();
      });
    }
    button.addEventListener("click", () => {
      const before = ticked();
      if (!cleared && before.length === 0) return;
      tick(cleared || new Set());
      cleared = cleared ? null : new Set(before);
      remember(list, ticked());
      show();
    });
    window.addEventListener("storage", (event) => {
      if (event.key !== KEY + list && event.key !== null) return;
      cleared = null;
      tick(recall(list) || new Set());
      show();
    });

    const known = recall(list);
    if (known) tick(known);
    show();
    line.hidden = false;
  }

  for (const line of document.querySelectorAll(".kb-ticks")) enliven(line);
})();
