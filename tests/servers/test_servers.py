"""Real servers, told by the built settings, serve the site as it is meant to be served."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

import web_servers
from commands.tools import APACHE, NGINX, NGINX_BROTLI, find
from servers.settings import write_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watching import Watched

pytestmark = pytest.mark.xdist_group("servers")
SECRET = "what lies beside the site"
PLACES = [("nginx", "/"), ("nginx", "/kb/"), ("apache", "/"), ("apache", "/kb/")]
STUB = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={}">'
    "<title>moved</title>"
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    """A site on a server: which one, the port, and the path it lies under."""

    server: str
    port: int
    path: str
    site: Path

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address within the site, sent as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", self.path + address, headers=sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def file(self, pattern: str) -> str:
        """Return the path of the first file of the site that fits a pattern."""
        return sorted(self.site.glob(pattern))[0].relative_to(self.site).as_posix()


@pytest.fixture(scope="module")
def public_site(site: Path) -> Iterator[Path]:
    """Return a copy of the site that any user may read, with moved pages and a handout."""
    folder = Path(tempfile.mkdtemp(prefix="kb-served-"))
    folder.chmod(0o755)
    copy = folder / "site"
    shutil.copytree(site, copy)
    (folder / "secret.txt").write_text(SECRET)
    for old, new in (("old/place", "../prepare"), ("en/old/place", "../prepare")):
        (copy / f"{old}.html").parent.mkdir(parents=True)
        (copy / f"{old}.html").write_text(STUB.format(f"{new}.html"))
    (copy / "handouts").mkdir(exist_ok=True)
    (copy / "handouts" / "sheet.pdf").write_bytes(b"%PDF-1.7\n")
    (copy / ".knowledge-base").write_text("made by kb.py build\n")
    write_settings(copy, _policy(site))
    yield copy
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def ports(public_site: Path) -> Iterator[dict[tuple[str, str], int]]:
    """Return the port of each server and path; what is not installed is left out."""
    found: dict[tuple[str, str], int] = {}
    with ExitStack() as stack:
        for tool in (NGINX, APACHE):
            program = find(tool)
            if program is None:
                continue
            work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kb-server-")))
            if tool is NGINX:
                more = f"include {public_site}/.nginx-gzip.conf;"
                server = web_servers.nginx(program, public_site, work, more)
            else:
                server = web_servers.apache(program, public_site, work, web_servers.APACHE_USUAL)
            for path, port in stack.enter_context(server).items():
                found[(tool.name.lower(), path)] = port
        yield found


@pytest.fixture(params=PLACES, ids="{0[0]}{0[1]}".format)
def served(
    request: pytest.FixtureRequest, ports: dict[tuple[str, str], int], public_site: Path
) -> Served:
    place = request.param
    if place not in ports:
        pytest.skip((NGINX if place[0] == "nginx" else APACHE).advice)
    return Served(place[0], ports[place], place[1], public_site)


@pytest.mark.parametrize("address", ["", "index.html", "en/", "about/report.html"])
def test_pages_carry_the_headers_of_the_site(served: Served, address: str) -> None:
    answer = served.get(address)
    assert answer.status == 200
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-cache"
    policy = answer.headers["content-security-policy"]
    assert policy == _policy(served.site)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("assets/styles.*.css", "text/css; charset=utf-8"),
        ("assets/site.*.js", "text/javascript; charset=utf-8"),
        ("assets/mark.*.svg", "image/svg+xml; charset=utf-8"),
        ("assets/fonts/*.woff2", "font/woff2"),
        ("licences.txt", "text/plain; charset=utf-8"),
        ("handouts/sheet.pdf", "application/pdf"),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_every_kind_of_file_is_named_with_its_charset(
    served: Served, pattern: str, kind: str, accepted: str
) -> None:
    answer = served.get(served.file(pattern), Accept_Encoding=accepted)
    assert answer.status == 200
    assert answer.headers["content-type"].lower() == kind


@pytest.mark.parametrize("pattern", ["index.html", "assets/styles.*.css", "licences.txt"])
def test_text_is_served_as_it_lies_compressed(served: Served, pattern: str) -> None:
    name = served.file(pattern)
    content = (served.site / name).read_bytes()
    for accepted, packed in (("gzip, deflate", ".gz"), ("gzip, deflate, br", ".br")):
        answer = served.get(name, Accept_Encoding=accepted)
        # Without the module for it, nginx serves gzip to those who would take brotli.
        expected = ".gz" if served.server == "nginx" else packed
        assert answer.headers["content-encoding"] == {".gz": "gzip", ".br": "br"}[expected]
        assert answer.body == (served.site / (name + expected)).read_bytes()
        unpack = gzip.decompress if expected == ".gz" else brotli.decompress
        assert unpack(answer.body) == content
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert "content-language" not in answer.headers
    plain = served.get(name)
    assert plain.body == content
    assert "content-encoding" not in plain.headers


def test_nginx_serves_brotli_where_it_has_the_module(public_site: Path, tmp_path: Path) -> None:
    program, module = find(NGINX), find(NGINX_BROTLI)
    if program is None or module is None:
        pytest.skip(f"{NGINX.advice} {NGINX_BROTLI.advice}")
    more = f"include {public_site}/.nginx-brotli.conf;"
    with web_servers.nginx(program, public_site, tmp_path, more, module) as ports:
        for path, port in ports.items():
            served = Served("nginx", port, path, public_site)
            for name in ("index.html", served.file("assets/styles.*.css")):
                answer = served.get(name, Accept_Encoding="gzip, deflate, br")
                assert answer.headers["content-encoding"] == "br"
                assert answer.body == (public_site / f"{name}.br").read_bytes()
                assert "content-encoding" not in served.get(name).headers


def test_named_assets_are_kept_for_a_year_and_pages_are_asked_for_anew(served: Served) -> None:
    for pattern in (
        "assets/styles.*.css",
        "assets/fonts/*.woff2",
        "assets/javascripts/bundle.*.js",
    ):
        for accepted in ("identity", "gzip"):
            answer = served.get(served.file(pattern), Accept_Encoding=accepted)
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    page = served.get("prepare.html", Accept_Encoding="gzip")
    again = served.get("prepare.html", Accept_Encoding="gzip", If_None_Match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_document_has_no_policy_that_would_break_its_viewer(served: Served) -> None:
    answer = served.get("handouts/sheet.pdf")
    assert "content-security-policy" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "address", ["missing.html", "a/b/missing.html", "assets/site.00000000.css", "assets/", "%E0%B8"]
)
def test_a_missing_address_gets_the_page_for_it_with_status_404(
    served: Served, address: str
) -> None:
    answer = served.get(address)
    assert answer.status == 404
    assert answer.body == (served.site / "404.html").read_bytes()
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    packed = served.get(address, Accept_Encoding="gzip")
    assert packed.status == 404
    assert b"Page not found" in gzip.decompress(packed.body)


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_moved_page_is_answered_with_a_permanent_redirect(served: Served, language: str) -> None:
    answer = served.get(f"{language}old/place.html")
    assert answer.status == 301
    location = re.sub(r"^http://[^/]+", "", answer.headers["location"])
    assert location == f"{served.path}{language}prepare.html"


def test_a_folder_without_its_slash_leads_to_the_one_with_it(served: Served) -> None:
    answer = served.get("en")
    assert answer.status == 301
    assert re.sub(r"^http://[^/]+", "", answer.headers["location"]) == f"{served.path}en/"


@pytest.mark.parametrize(
    "name",
    [".htaccess", ".nginx.conf", ".nginx-gzip.conf", ".knowledge-base", "web.config", ".git/HEAD"],
)
def test_hidden_files_are_refused(served: Served, name: str) -> None:
    for address in (name, name.replace(".", "%2e", 1)):
        answer = served.get(address)
        assert answer.status in (403, 404)
        if (served.site / name).is_file():
            assert (served.site / name).read_bytes() not in answer.body


@pytest.mark.parametrize(
    "address",
    [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "%2e%2e%2fsecret.txt",
        "assets/../../secret.txt",
        "assets/%2e%2e/%2e%2e/secret.txt",
        "assets/..%2f..%2fsecret.txt",
        "..%5csecret.txt",
        "%252e%252e/secret.txt",
        "assets../secret.txt",
        "../kb../secret.txt",
    ],
)
def test_no_address_leads_out_of_the_site(served: Served, address: str) -> None:
    answer = served.get(address)
    assert answer.status in (400, 403, 404)
    assert SECRET.encode() not in answer.body


def test_a_reader_walks_the_served_site_under_its_policy(served: Served, watched: Watched) -> None:
    page, home = watched.page, f"http://127.0.0.1:{served.port}{served.path}"
    page.goto(home)
    page.locator(".md-select > button").hover()
    page.locator(".md-select__link[hreflang=en]").click()
    page.goto(f"{home}en/methods/letters/request-support.html")
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(f"{home}old/place.html")
    assert page.url == f"{home}prepare.html"
    assert watched.troubles == []


def test_the_page_for_missing_addresses_leads_home_from_any_depth(
    served: Served, watched: Watched
) -> None:
    page, home = watched.page, f"http://127.0.0.1:{served.port}{served.path}"
    page.goto(f"{home}methods/letters/missing.html")
    link = page.locator("section[lang=en] a").first
    page.wait_for_function("link => !link.href.includes('letters')", arg=link.element_handle())
    link.click()
    assert page.url == f"{home}en/index.html"


def test_nginx_starts_with_what_it_always_has(public_site: Path, tmp_path: Path) -> None:
    program = find(NGINX)
    if program is None:
        pytest.skip(NGINX.advice)
    with web_servers.nginx(program, public_site, tmp_path, "") as ports:
        answer = Served("nginx", ports["/"], "/", public_site).get("", Accept_Encoding="gzip")
    assert answer.status == 200
    assert "content-encoding" not in answer.headers


def test_apache_starts_without_optional_modules(public_site: Path) -> None:
    program = find(APACHE)
    if program is None:
        pytest.skip(APACHE.advice)
    with (
        tempfile.TemporaryDirectory(prefix="kb-server-") as folder,
        web_servers.apache(program, public_site, Path(folder), web_servers.APACHE_FEW) as ports,
    ):
        served = Served("apache", ports["/"], "/", public_site)
        assert served.get("prepare.html").status == 200
        assert served.get(".htaccess").status == 403


def _policy(site: Path) -> str:
    """Return the policy that the site's settings send."""
    found = re.search(r'Content-Security-Policy "([^"]+)"', (site / ".nginx.conf").read_text())
    assert found
    return found[1]
