// The site's own script: explanations of terms, the switch for single-key shortcuts, the
// button that prints.
// A plain deferred script and not a module, since browsers refuse modules from file://.
(() => {
  "use strict";

  const SHORTCUTS_OFF = "kb.shortcuts.off";

  /** @returns {boolean} whether the reader has switched single-key shortcuts off */
  function shortcutsAreOff() {
    try {
      return localStorage.getItem(SHORTCUTS_OFF) === "1";
    } catch {
      return false;
    }
  }

  /** @param {boolean} off */
  function rememberShortcuts(off) {
    try {
      if (off) localStorage.setItem(SHORTCUTS_OFF, "1");
      else localStorage.removeItem(SHORTCUTS_OFF);
    } catch {
      // Storage is refused: the switch then holds for this page alone.
    }
  }

  /** Keeps single keys from the theme, which has no switch of its own (WCAG 2.1.4). */
  function guardShortcuts() {
    let off = shortcutsAreOff();
    window.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element
        && event.target.closest("input, textarea, select, [contenteditable]");
      const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (off && plain && event.key !== " " && !typing) event.stopImmediatePropagation();
    }, { capture: true });

    for (const holder of document.querySelectorAll("[data-kb-shortcuts]")) {
      const box = holder.querySelector("input");
      box.checked = !off;
      box.addEventListener("change", () => {
        off = !box.checked;
        rememberShortcuts(off);
      });
      holder.hidden = false;
    }
  }

  /** Lets terms open by touch and close by Escape; mouse and keyboard need no script. */
  function explainTerms() {
    /** @type {Element | null} */
    let open = null;

    /** @param {Element | null} term */
    function show(term) {
      if (open) open.classList.remove("kb-term--open");
      open = term;
      if (open) {
        open.classList.remove("kb-term--dismissed");
        open.classList.add("kb-term--open");
        keepInView(open.querySelector(".kb-term__tip"));
      }
    }

    document.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const link = target.closest(".kb-term__link");
      const byTouch = "pointerType" in event && event.pointerType === "touch";
      const term = link && link.parentElement;
      if (term && byTouch && open !== term) {
        event.preventDefault();
        show(term);
      } else if (!target.closest(".kb-term")) {
        show(null);
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      show(null);
      for (const term of document.querySelectorAll(".kb-term:hover, .kb-term:focus-within")) {
        term.classList.add("kb-term--dismissed");
      }
    });
    for (const term of document.querySelectorAll(".kb-term")) {
      const tip = term.querySelector(".kb-term__tip");
      for (const name of ["pointerenter", "focusin"]) {
        term.addEventListener(name, () => keepInView(tip));
      }
      for (const name of ["pointerleave", "focusout"]) {
        term.addEventListener(name, () => term.classList.remove("kb-term--dismissed"));
      }
    }
  }

  /**
   * Moves a shown explanation sideways until it lies within the window.
   * @param {HTMLElement} tip
   */
  function keepInView(tip) {
    requestAnimationFrame(() => {
      tip.style.translate = "";
      const box = tip.getBoundingClientRect();
      const margin = 8;
      const over = box.right - (document.documentElement.clientWidth - margin);
      const under = margin - box.left;
      if (over > 0) tip.style.translate = `${-over}px`;
      else if (under > 0) tip.style.translate = `${under}px`;
    });
  }

  /** Shows the button that prints the page, which does nothing without a script. */
  function offerPrinting() {
    for (const button of document.querySelectorAll("[data-kb-print]")) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  }

  guardShortcuts();
  explainTerms();
  offerPrinting();
})();
