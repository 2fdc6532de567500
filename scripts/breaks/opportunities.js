// Returns, for each block of the article, its text and the offsets (UTF-16) at which its lines
// begin. The page is first made so narrow that a line ends wherever it may. U+FFFC stands for
// code, and at the ends of glossary terms.
(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .md-sidebar, .md-header { display: none !important; }
    article { width: 1px !important; }
    article * { overflow-wrap: normal !important; word-break: normal !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const MARK = /[\s\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]/;
  const blocks = new Map();
  const walker = document.createTreeWalker(
    document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let block = node.parentElement;
    if (!block.getClientRects().length || block.closest("svg, pre")) continue;
    // Code is left alone, and the glossary decides where its terms begin and end.
    const part = block.closest("code, .kb-term");
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push([node, part]);
  }
  const range = document.createRange();
  const found = [];
  for (const nodes of blocks.values()) {
    const starts = [];
    let text = "", bottom = Infinity, last = null;
    for (const [node, part] of nodes) {
      if (part !== last) text += "\uFFFC";
      last = part;
      for (let at = 0; at < node.data.length; at++) {
        if (MARK.test(node.data[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (!box.height) continue;
        if (box.top + box.bottom > 2 * bottom) starts.push(text.length + at);
        bottom = box.bottom;
      }
      text += part && part.matches("code") ? node.data.replace(/\S/g, "\uFFFC") : node.data;
    }
    // Two letters for what is two units of UTF-16, so that offsets are the same elsewhere.
    found.push([text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "\uFFFD\uFFFD"), starts]);
  }
  return found;
})()
