"""kb.py breaks: find the Thai words that browsers break inside, and keep them whole."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.changes import Change, apply
from breaks.listing import with_words
from check.report import refuse, say
from commands.arguments import ROOT
from commands.outcome import outcome_of, report
from commands.tools import CHROMIUM, FIREFOX, find
from content.findings import ContentError, Words
from content.knowledge import load
from content.textfiles import read_text_file
from output.server import SiteServer
from output.site import build_site

if TYPE_CHECKING:
    import argparse

NO_BROWSER = Words("ไม่พบ {name} {advice}", "{name} was not found. {advice}")
NOT_LISTED = Words(
    "คำที่ถูกตัดกลางคำและยังไม่ได้จดไว้ (จดด้วย python3 scripts/kb.py breaks --write): {words}",
    "Broken, and not listed (to list them, run python3 scripts/kb.py breaks --write): {words}",
)
NOT_BROKEN = Words("คำที่จดไว้แต่ไม่ถูกตัด: {words}", "Listed, and not broken: {words}")
WROTE = Words("เขียน {count} คำลงใน {file} แล้ว", "Wrote {count} words into {file}.")


def run(options: argparse.Namespace) -> int:
    """Build, ask both browsers; return 1 where words are not kept whole, 2 without a browser."""
    programs = {tool: find(tool) for tool in (CHROMIUM, FIREFOX)}
    for tool, program in programs.items():
        if program is None:
            return refuse(NO_BROWSER.fill(name=tool.name, advice=tool.advice))
    status = 0

    def measure() -> None:
        nonlocal status
        status = _compare(options, str(programs[CHROMIUM]), str(programs[FIREFOX]))

    return report(outcome_of(measure, options.docs / "data")) or status


def _compare(options: argparse.Namespace, chromium: str, firefox: str) -> int:
    """Print or write what differs from the list; return 1 where words are not kept whole."""
    rules = load(options.docs).data.line_breaks["th"]
    path = options.docs / "data" / "line-breaks.yml"
    file = read_text_file(path, f"{options.docs.name}/data/{path.name}")
    found = set[str]()
    # What is kept whole changes a little what else is broken: until nothing is.
    while True:
        with tempfile.TemporaryDirectory(prefix="kb-breaks-") as folder:
            docs = shutil.copytree(options.docs, Path(folder) / "docs")
            (docs / "data" / path.name).write_bytes(file.having(with_words(file.text, found)))
            site = Path(folder) / "site"
            site.mkdir()
            findings = build_site(ROOT / "mkdocs.yml", docs, site)
            if findings:
                raise ContentError(list(findings))
            more = _broken(site, chromium, firefox, frozenset(rules["words"]))
        if more <= found:
            break
        found |= more
    listed = set(rules["whole"])
    for title, words in ((NOT_LISTED, found - listed), (NOT_BROKEN, listed - found)):
        say(title.fill(words=", ".join(sorted(words)) or "-"))
    if options.write:
        root = options.docs.resolve().parent
        content = file.having(with_words(file.text, found))
        apply([Change(path.resolve().relative_to(root).as_posix(), content)], root)
        say(WROTE.fill(count=len(found), file=path))
        return 0
    return 1 if found - listed else 0


def _broken(site: Path, chromium: str, firefox: str, words: frozenset[str]) -> set[str]:
    """Return the words of a built site that either browser breaks where nothing keeps them."""
    from breaks.browsers import (  # noqa: PLC0415  not in every environment
        blocks_in_chromium,
        blocks_in_firefox,
        open_firefox,
        pages_with_text,
    )
    from breaks.words import broken_words  # noqa: PLC0415
    from handout.browser import open_browser  # noqa: PLC0415

    server = SiteServer(("127.0.0.1", 0), site, live=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    pages = pages_with_text(site)
    print(f"Asking Chromium and Firefox about {len(pages)} pages …", flush=True)
    with open_browser(chromium) as browser, open_firefox(firefox) as driver:
        blocks = blocks_in_chromium(browser, address, pages)
        blocks += blocks_in_firefox(driver, address, pages)
    server.shutdown()
    server.server_close()
    return {broken.replace("|", "") for _, broken in broken_words(blocks, words)}
