// Makes the theme's header and drawer operable from the keyboard. The theme draws their
// buttons as labels of hidden checkboxes, which a keyboard cannot reach.
// A plain deferred script and not a module, since browsers refuse modules from file://.
(() => {
  "use strict";

  /**
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  const find = (selector) => document.querySelector(selector);

  /** @param {string} name */
  const toggle = (name) => /** @type {HTMLInputElement} */ (find(`[data-md-toggle=${name}]`));

  /**
   * Wraps what a label shows in a button that does what a click on the label does.
   * @param {HTMLElement} label
   * @param {string} name what it is called, in the page's language
   */
  function makeButton(label, name) {
    const button = document.createElement("span");
    button.className = "kb-button";
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      label.click();
    });
    label.append(button);
    return button;
  }

  /** The drawer: opened and closed by a button or Escape; the focus goes in and comes back. */
  function openDrawer() {
    const box = toggle("drawer");
    const label = find(".md-header [for=__drawer]");
    const drawer = find(".md-sidebar--primary");
    const nav = find(".md-nav--primary");
    if (!box || !label || !drawer || !nav) return;
    const button = makeButton(label, nav.getAttribute("aria-label") ?? "");
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    tell();
    box.addEventListener("change", () => {
      tell();
      if (box.checked) /** @type {HTMLElement} */ (nav.querySelector("a[href]")).focus();
    });
    const close = () => {
      if (box.checked) box.click();
    };
    drawer.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      close();
      button.focus();
    });
    drawer.addEventListener("focusout", (event) => {
      const next = /** @type {Node | null} */ (event.relatedTarget);
      if (next && !drawer.contains(next)) close();
    });
    // Sections of the drawer open over one another; their titles lead back.
    for (const title of document.querySelectorAll("label.md-nav__title[for^=__nav_]")) {
      const section = /** @type {HTMLLabelElement} */ (title);
      const back = makeButton(section, section.textContent?.trim() ?? "");
      const opener = find(`.md-nav__link[for="${section.htmlFor}"]`);
      section.control?.addEventListener("change", (event) => {
        const open = /** @type {HTMLInputElement} */ (event.target).checked;
        (open ? back : opener)?.focus();
      });
    }
  }

  /** The search: its button on narrow windows; closed when the focus goes on. */
  function openSearch() {
    const box = toggle("search");
    const label = find(".md-header__button[for=__search]");
    const search = find(".md-search");
    const input = find(".md-search__input");
    if (!box || !label || !search || !input) return;
    // The theme hides a search that it could not start, and forgets its button.
    label.hidden = search.hidden;
    const button = makeButton(label, input.getAttribute("aria-label") ?? "");
    box.addEventListener("change", () => {
      if (box.checked) input.focus();
    });
    // The theme looks a moment later where the focus is, and misses one that was away for less.
    input.addEventListener("focus", () => {
      if (!box.checked) box.click();
    });
    search.addEventListener("focusout", (event) => {
      const next = /** @type {Node | null} */ (event.relatedTarget);
      if (next && !search.contains(next) && box.checked) box.click();
    });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && button.getClientRects().length) {
        requestAnimationFrame(() => button.focus());
      }
    });
  }

  /** The language menu: opened by the focus or the mouse (the theme's way), closed by Escape. */
  function closeLanguages() {
    const menu = find(".md-select");
    const button = menu?.querySelector("button");
    if (!menu || !button) return;
    /** @param {boolean} open */
    const show = (open) => {
      menu.classList.toggle("kb-closed", !open);
      button.setAttribute("aria-expanded", String(open));
    };
    show(false);
    for (const name of ["focusin", "pointerenter"]) menu.addEventListener(name, () => show(true));
    menu.addEventListener("pointerleave", () => show(menu.matches(":focus-within")));
    menu.addEventListener("focusout", (event) => {
      if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
    });
    button.addEventListener("click", () => show(true));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      button.focus();
      show(false);
    });
  }

  /** The skip link: the theme leads it to the first section, past the title and the summary. */
  function skipToContent() {
    const link = /** @type {HTMLAnchorElement | null} */ (find(".md-skip"));
    if (link && find("#kb-content")) link.href = "#kb-content";
  }

  openDrawer();
  openSearch();
  closeLanguages();
  skipToContent();
})();
