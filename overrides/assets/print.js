// Shows the button that prints the page, which does nothing without a script.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-kb-print]")) {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  }
})();
