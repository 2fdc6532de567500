"""Reading along the words of an index is reading the normal form of the text, to the letter."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from content.knowledge import load
from search.coding import WordCutter
from search.index import make_index
from search.sections import SearchPage, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from searching import Engine

ROOT = Path(__file__).resolve().parents[2]
VECTORS = (ROOT / "tests" / "search" / "normal-forms.tsv").read_text("utf-8").split("\n")[1:]
PIECES = [line.split("\t")[1] for line in VECTORS if line] + [
    "ประสานงาน", "ก.พ.ร.", "KM", "2555", "๒๕๕๕", "า", "ำ", "้", "เ", "ๆ", "ฯ", "฿", "é", "😀",
    "(", ")", "–", "co-ordination",
]  # fmt: skip
BETWEEN = ["", "", " ", "  ", ". ", ".", "\u200b", " (", ") ", "\n", "/", "\u00a0"]
# What normalising the whole text at once gives, and where a form stands in it.
WHOLE = """
const index = kbSearch.indexOf(language);
const fields = Array.from({ length: index.size * 2 }, (_, field) => index.read(field).text);
const whole = kbSearch.normalise(fields.join("\\n") + "\\n", false);
"""


def text_of(chance: random.Random) -> str:
    """Return a text in which everything meets everything, as in no page that was ever written."""
    pieces = [chance.choice(PIECES) + chance.choice(BETWEEN) for _ in range(chance.randint(1, 30))]
    return "\n".join(line for line in map(str.strip, "".join(pieces).split("\n")) if line)


@pytest.fixture(scope="module")
def hostile(site: Path, chromium: Browser) -> Iterator[Any]:
    """Return a page with the search and an index of such texts."""
    chance = random.Random(4)
    sections = [Section(f"s{n}", text_of(chance)[:20].strip(), text_of(chance)) for n in range(400)]
    sections = [Section(s.anchor, s.title.replace("\n", " "), s.text) for s in sections]
    pages = [SearchPage("a.html", "th", "about", tuple(sections))]
    data = load(ROOT / "docs").data
    page = chromium.new_page()
    config = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["config"]
    page.add_script_tag(path=site / config["engine"])
    cutter = WordCutter(form for term in data.glossary for form in term.forms("th"))
    page.add_script_tag(content=make_index(pages, "th", data, cutter, data.stop_words["th"]))
    yield page
    page.close()


def check(page: Any, language: str) -> list[str]:
    """Return where reading along the words differs from the normal form of the whole."""
    found: list[str] = page.evaluate(
        f"""(language) => {{
          {WHOLE}
          const read = kbSearch.joined(index, 0, index.size * 2);
          if (read === whole.text) return [];
          let at = 0;
          while (read[at] === whole.text[at]) at += 1;
          return [read.slice(at - 20, at + 20), whole.text.slice(at - 20, at + 20)];
        }}""",
        language,
    )
    return found


def test_the_site_s_text_is_read_in_normal_form(engine: Engine) -> None:
    assert check(engine.page, "th") == []
    assert check(engine.page, "en") == []


def test_a_hostile_text_is_read_in_normal_form(hostile: Any) -> None:
    assert check(hostile, "th") == []


def test_what_is_copied_at_once_is_what_reading_each_character_gives(
    hostile: Any, engine: Engine
) -> None:
    for page, language in ((hostile, "th"), (engine.page, "th"), (engine.page, "en")):
        same = page.evaluate(
            f"""(language) => {{
              {WHOLE}
              // Invisible characters make no difference, and nothing is copied across them.
              const signs = [...(fields.join("\\n") + "\\n")];
              const slow = kbSearch.normalise(signs.join("\\u200b"), false);
              return slow.text === whole.text && slow.gaps.join() === whole.gaps.join();
            }}""",
            language,
        )
        assert same


def test_every_place_of_a_form_is_found_with_its_neighbours_and_gaps(hostile: Any) -> None:
    wrong = hostile.evaluate(
        f"""() => {{
          const language = "th";
          {WHOLE}
          const {{ text, gaps }} = whole;
          const wrong = [];
          let seen = 0;
          for (let start = 0; start < text.length - 12; start += 7) {{
            const form = text.slice(start, start + 1 + (start % 11));
            if (/\\n|^ /.test(form)) continue;  // no query has or begins so
            const expected = [];
            for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {{
              const end = at + form.length;
              expected.push([at ? text.charCodeAt(at - 1) : 10, text.charCodeAt(end),
                ...gaps.subarray(at + 1, end)].join());
            }}
            const found = [];
            kbSearch.eachPlace(index, form, ({{ before, after, gaps: inside }}) => {{
              found.push([before, after, ...inside.subarray(1)].join());
              return true;
            }});
            seen += found.length;
            if (found.join(";") !== expected.join(";")) wrong.push(form);
          }}
          return [wrong.slice(0, 5), seen > 5000];
        }}"""
    )
    assert wrong == [[], True]
