// Returns where the lines of the article end: for each line but the last of its block, the
// text before and after the break, up to 20 characters each.
(() => {
  const MARK = /[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]/;
  // What is seen as one letter: its text, the white space before it, where it stands.
  const letters = [];
  const walker = document.createTreeWalker(
    document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let space = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    // Pictures are set when they are drawn; heads of tables are clipped away on phones.
    if (!parent.getClientRects().length || parent.closest("svg")) continue;
    const head = parent.closest("thead");
    if (head && getComputedStyle(head).position === "absolute") continue;
    let block = parent;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    for (let at = 0; at < node.data.length; at++) {
      const letter = node.data[at];
      if (/\s/.test(letter)) {
        space = true;
      } else if (MARK.test(letter) && letters.length && !space) {
        letters[letters.length - 1].text += letter;
      } else {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (!box.height) continue;
        letters.push({ text: letter, space, block, left: box.left, top: box.top, bottom: box.bottom });
        space = false;
      }
    }
  }
  const text = (from, to) => letters.slice(Math.max(from, 0), to)
    .map((letter, index) => (letter.space && index ? " " : "") + letter.text).join("");
  const breaks = [];
  for (let index = 1; index < letters.length; index++) {
    const before = letters[index - 1], after = letters[index];
    const lower = after.top + after.bottom > 2 * before.bottom;
    if (lower && after.left < before.left && before.block === after.block) {
      breaks.push([text(index - 20, index), after.space, text(index, index + 20)]);
    }
  }
  return breaks;
})()
