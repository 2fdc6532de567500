// Lets a reader say which section an e-mail to the page's owner is about. The link itself
// needs no script; it then names the page and the version alone.
(() => {
  "use strict";

  /** @param {HTMLElement} holder */
  function enliven(holder) {
    const link = holder.querySelector("a");
    const line = holder.querySelector("label");
    const select = holder.querySelector("select");
    const address = link.getAttribute("href");
    for (const heading of document.querySelectorAll(".kb-page h2[id], .kb-page h3[id]")) {
      select.append(new Option(words(heading), heading.id));
    }

    function fill() {
      const section = select.selectedOptions[0];
      const named = `\r\n${link.dataset.section}: ${section.text} (#${section.value})`;
      link.href = section.value ? address + encodeURIComponent(named) : address;
    }

    function chooseFromAddress() {
      const target = addressed();
      select.value = target ? sectionOf(target) : "";
      fill();
    }

    select.addEventListener("change", fill);
    window.addEventListener("hashchange", chooseFromAddress);
    line.hidden = select.length < 2;
    chooseFromAddress();

    /**
     * @param {Element} target
     * @returns {string} the id of the section that an element of the page stands in, or ""
     */
    function sectionOf(target) {
      let id = "";
      for (const { value } of [...select.options].slice(1)) {
        const heading = document.getElementById(value);
        const order = heading.compareDocumentPosition(target);
        if (heading === target || order & Node.DOCUMENT_POSITION_FOLLOWING) id = value;
      }
      return id;
    }
  }

  /**
   * @returns {Element | null} what the address names; :target is not set yet when a page opens
   */
  function addressed() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // The address is damaged.
    }
  }

  /**
   * @param {Element} heading
   * @returns {string} a heading's own words, without its citations and its link
   */
  function words(heading) {
    const copy = /** @type {Element} */ (heading.cloneNode(true));
    for (const aside of copy.querySelectorAll(".headerlink, .kb-cite, .kb-term__tip")) aside.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  for (const holder of document.querySelectorAll(".kb-feedback")) enliven(holder);
})();
