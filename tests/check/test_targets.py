"""An address leads to the site itself where it lies below the site's own, and only there."""

from __future__ import annotations

import pytest

from check.targets import resolve
from content.document import read_document
from content.pages import Page

SITE = "https://kb.example/kb/"


def kind(href: str, site_url: str = SITE) -> str:
    page = read_document(Page("choose", "en", "docs/choose.en.md", {}, f"[x](<{href}>)", 1))
    (link,) = page.links
    return resolve(page, link, site_url).kind


@pytest.mark.parametrize(
    "href",
    [
        SITE,
        "https://kb.example/kb",
        "https://kb.example/kb?q=1",
        "https://kb.example/kb#top",
        "https://kb.example/kb/choose.html",
        "HTTPS://KB.example/kb/choose.html",
        "https://kb.example/%6bb/choose.html",
    ],
)
def test_what_lies_below_the_sites_address_is_the_site_itself(href: str) -> None:
    assert kind(href) == "self"
    assert kind(href, SITE.rstrip("/")) == "self"


@pytest.mark.parametrize(
    "href",
    [
        "https://kb.example/kb-archive/old.html",
        "https://kb.example/kbs",
        "https://kb.example/",
        "https://kb.example.org/kb/",
        "https://kb.example:8080/kb/",
        "https://kb.example:port/kb/",
        "https://other.example/?https://kb.example/kb/",
    ],
)
def test_an_address_that_only_begins_like_the_sites_is_another_place(href: str) -> None:
    assert kind(href) == "external"


def test_a_host_that_only_begins_like_the_sites_is_another() -> None:
    assert kind("https://kb.example.org/", "https://kb.example") == "external"
    assert kind("https://kb.example/x", "https://kb.example") == "self"
