"""Nothing leaves the site, and nothing on it breaks its own policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from content.knowledge import KnowledgeBase

# Attributes by which a page loads something, on the elements that do; links only lead.
LOADS = re.compile(
    r"""<(?!a\b)[a-z]+\b[^>]*\s(?:src|srcset|poster|data|action|href|xlink:href)=["']"""
    r"""((?:https?:)?//[^"']*)""",
    re.IGNORECASE,
)
HANDLERS = re.compile(r"""<[a-z][^>]*\s(?:on[a-z]+|style)=["']""", re.IGNORECASE)
# An address in a script, other than the names of XML's kinds of elements.
ADDRESS = re.compile(r"""["'`](?:https?:)?//(?!www\.w3\.org/)[a-z0-9.-]+\.[a-z]{2,}[^"'`]*""")


@pytest.fixture
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Return a browser's window that notes every request and every breach of the policy."""
    found = chromium.new_context(color_scheme=getattr(request, "param", "light"))
    found.add_init_script(
        "document.addEventListener('securitypolicyviolation', event =>"
        " console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
    )
    yield found
    found.close()


def watch(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Return two lists that grow as things happen: requests off the site, and breaches."""
    outside: list[str] = []
    breaches: list[str] = []
    host = urlsplit(address).netloc

    def note(request: str) -> None:
        parts = urlsplit(request)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            outside.append(request)

    page.on("request", lambda request: note(request.url))
    page.on("worker", lambda worker: note(worker.url))
    page.on("websocket", lambda socket: note(socket.url))
    page.on(
        "console",
        lambda message: (
            breaches.append(f"{page.url}: {message.text}")
            if message.text.startswith("policy:") or "Content Security Policy" in message.text
            else None
        ),
    )
    return outside, breaches


@pytest.mark.parametrize("context", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_asks_another_host_or_breaks_its_policy(
    language: str, context: BrowserContext, knowledge: KnowledgeBase, address: str
) -> None:
    page = context.new_page()
    outside, breaches = watch(page, address)
    prefix = "" if language == "th" else "en/"
    for slug, page_language in knowledge.documents:
        if page_language == language:
            page.goto(f"{address}/{prefix}{slug}.html")
    page.goto(f"{address}/missing/page.html")
    assert (outside, breaches) == ([], [])


@pytest.mark.parametrize("context", ["light", "dark"], indirect=True)
@pytest.mark.parametrize(("home", "query"), [("index.html", "โทรศัพท์"), ("en/index.html", "letter")])
def test_using_the_site_asks_no_other_host_and_keeps_its_policy(
    home: str, query: str, context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    outside, breaches = watch(page, address)
    page.goto(f"{address}/{home}")
    page.locator(".md-search__input").click()
    page.keyboard.type(query)
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("label[for^=__palette]:visible").click()
    page.goto(f"{address}/{home.replace('index', 'prepare')}")
    page.locator(".kb-term__link").first.focus()
    page.locator(".kb-term__tip:visible").wait_for()
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")
    page.locator(".md-select > button").hover()
    page.locator(".md-select__link:not([lang=" + _language(page) + "])").click()
    page.wait_for_load_state()
    assert (outside, breaches) == ([], [])


def test_the_policy_is_kept_by_files_opened_without_a_server(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    breaches = watch(page, "")[1]
    for name in ("index.html", "en/about/report.html", "404.html"):
        page.goto((site / name).as_uri())
    assert breaches == []


def test_a_breach_would_be_noticed(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    outside, breaches = watch(page, address)
    page.goto(f"{address}/index.html")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'),"
                  " {src: 'https://other.example/x.png'}))")  # fmt: skip
    # Breaches are reported in the order in which they happen.
    with page.expect_console_message(lambda message: "policy: style-src" in message.text):
        page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("other.example" in breach for breach in breaches)
    assert any("style-src" in breach for breach in breaches)
    assert outside == ["https://other.example/x.png"]


def test_no_file_of_the_site_refers_to_another_host(site: Path) -> None:
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file():
            continue
        if path.suffix == ".html":
            found += [(name, match) for match in LOADS.findall(path.read_text("utf-8"))]
        elif path.suffix == ".css":
            style = path.read_text("utf-8")
            found += [(name, match) for match in re.findall(r"url\(\W*(?:https?:)?//.*?\)", style)]
            found += [(name, match) for match in re.findall(r"@import.*?;", style)]
        elif path.suffix == ".js":
            found += [(name, match) for match in ADDRESS.findall(path.read_text("utf-8"))]
    assert found == []


def test_every_page_carries_a_strict_policy_and_nothing_that_it_forbids(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert policy, page
        assert "default-src 'none'" in policy[1]
        assert not re.search(r"unsafe-(?:inline|eval|hashes)|https?:|\*", policy[1])
        # Nothing stands before it but the charset, which browsers look for in 1024 bytes.
        before = html[: policy.start()]
        assert not re.search(r"<(?:script|style|link|body)", before)
        assert re.search(r'<meta charset="?utf-8', before), page
        assert not HANDLERS.search(html), page
        assert not re.search(r"""<[a-z][^<>]*=["']javascript:""", html), page


def _language(page: Page) -> str:
    return str(page.locator("html").get_attribute("lang"))
