"""The searches that are compared, each driven in a real Chromium."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

NAMES = ("ours", "material", "pagefind")
# How often a search is begun anew for the time until its first answer.
FIRST_ANSWERS = 5

# Speaks the theme's worker protocol: types 0 setup, 1 ready, 2 query, 3 results. Our worker
# says by "more" that an answer with the other language's pages follows.
WORKER_CLIENT = """
async ({ root, worker, index, queries }) => {
  const flat = (items) => items.flat().filter((item) => item.found ?? item.score > 0)
    .map((item) => item.location);
  const begun = performance.now();
  const data = await (await fetch(root + index)).json();
  const machine = new Worker(root + worker);
  const wait = (type) => new Promise((resolve, reject) => {
    machine.onmessage = ({ data }) => {
      if (data.type === type && !(data.data && data.data.more)) resolve(data.data);
    };
    machine.onerror = (event) => reject(new Error(event.message));
    setTimeout(() => reject(new Error("No answer within a minute.")), 60000);
  });
  const ready = wait(1);
  machine.postMessage({ type: 0, data: { ...data, options: { suggest: true } } });
  await ready;
  const results = [];
  const times = [];
  let first = 0;
  for (const query of queries) {
    const start = performance.now();
    const answer = wait(3);
    machine.postMessage({ type: 2, data: query });
    const { items } = await answer;
    times.push(performance.now() - start);
    if (!first) first = performance.now() - begun;
    results.push(flat(items));
  }
  return { results, times, first };
}
"""
PAGEFIND_CLIENT = """
async ({ root, queries }) => {
  const begun = performance.now();
  const pagefind = await import(root + "pagefind/pagefind.js");
  await pagefind.options({ baseUrl: "/" });
  await pagefind.init();
  const results = [];
  const times = [];
  let first = 0;
  for (const query of queries) {
    const start = performance.now();
    const { results: pages } = await pagefind.search(query);
    // A reader sees the first ten; their text is part of the answer.
    await Promise.all(pages.slice(0, 10).map((page) => page.data()));
    times.push(performance.now() - start);
    if (!first) first = performance.now() - begun;
    const shown = await Promise.all(pages.map((page) => page.data()));
    results.push(shown.flatMap((page) => page.sub_results.map((part) => part.url)));
  }
  return { results, times, first };
}
"""


@dataclass(frozen=True)
class Run:
    """What one search answered: addresses of sections for each query; times in ms."""

    results: list[list[str]]
    times: list[float]
    first: float
    """From nothing loaded to the first answer, in ms; the median of FIRST_ANSWERS."""
    memory: int
    """Resident bytes that the page gained until all was answered; 0 where unknown."""


def add_pagefind(site: Path) -> None:
    """Index a finished site by Pagefind, with the same text left out as in ours.

    Its extended build cuts Thai into words, by another dictionary than the browser that
    cuts the query: what they cut differently is not found, and what shares one of a
    query's words is (the plain build does not cut Thai at all, and finds only what a run
    of text begins with). Raises RuntimeError with what Pagefind says where it fails.
    """
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--root-selector",
        "article",
        "--exclude-selectors",
        "[data-search-exclude],.headerlink,.kb-kind,form,noscript",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Pagefind could not index the site:\n{done.stdout}{done.stderr}")


def run_engine(
    browser: Browser, name: str, address: str, language: str, queries: Sequence[str]
) -> Run:
    """Ask one search all queries, as on a page of a language, and return its answers.

    ``address`` is the site's, with a slash at its end.
    """
    run = _ask(browser, name, address, language, queries)
    again = [_ask(browser, name, address, language, queries[:1]) for _ in range(FIRST_ANSWERS - 1)]
    return replace(run, first=statistics.median(other.first for other in (run, *again)))


def _ask(browser: Browser, name: str, address: str, language: str, queries: Sequence[str]) -> Run:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + ("404.html" if language == "th" else "en/index.html"))
    page.evaluate("language => document.documentElement.lang = language", language)
    before = _renderer_memory(browser)
    options: dict[str, Any] = {"root": address, "queries": list(queries)}
    if name == "pagefind":
        answer = page.evaluate(PAGEFIND_CLIENT, options)
        answer["results"] = [[_with_index(p) for p in shown] for shown in answer["results"]]
    else:
        options |= (
            {"worker": f"assets/search/worker.js?lang={language}",
             "index": "search/search_index.json"}
            if name == "ours" else
            {"worker": "assets/javascripts/workers/search.a7633da7.min.js",
             "index": "search/material.json"}
        )  # fmt: skip
        answer = page.evaluate(WORKER_CLIENT, options)
    memory = _renderer_memory(browser) - before
    context.close()
    results = [[_without_query(place) for place in shown] for shown in answer["results"]]
    return Run(results, answer["times"], answer["first"], memory)


def _renderer_memory(browser: Browser) -> int:
    """Return the resident bytes of the browser's pages and workers; 0 where there is no /proc."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    total = 0
    for process in processes:
        status = Path(f"/proc/{process['id']}/statm")
        if process["type"] == "renderer" and status.is_file():
            total += int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def _with_index(place: str) -> str:
    """Return an address as the others have it: Pagefind leaves out "index.html"."""
    path, hash_sign, anchor = place.removeprefix("/").partition("#")
    return (f"{path}index.html" if path.endswith("/") or not path else path) + hash_sign + anchor


def _without_query(place: str) -> str:
    address, _, anchor = place.partition("#")
    path = address.partition("?")[0]
    return f"{path}#{anchor}" if anchor else path
