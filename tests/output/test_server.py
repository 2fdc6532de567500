"""The local server gives what authors and tests need, and nothing beside the site."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from output.server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("<body>ไทย</body>", encoding="utf-8")
    (site / "404.html").write_text("ไม่พบ", encoding="utf-8")
    (site / ".hidden").write_text("secret", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    server = SiteServer(("127.0.0.1", 0), site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def get(server: SiteServer, path: str) -> tuple[int, str, str]:
    """Return status, content type and text of an answer."""
    try:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}")
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers["Content-Type"], answer.read().decode()


def test_a_page_is_served_with_its_charset_and_the_reload_script(server: SiteServer) -> None:
    status, kind, text = get(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "ไทย" in text
    assert 'src="/.reload.js"' in text
    assert "location.reload()" in get(server, "/.reload.js")[2]


@pytest.mark.parametrize(
    "path", ["/none.html", "/en/", "/.hidden", "/../outside.txt", "/%2e%2e/outside.txt"]
)
def test_what_is_no_page_gets_the_sites_own_answer(server: SiteServer, path: str) -> None:
    status, _, text = get(server, path)
    assert status == 404
    assert text == "ไม่พบ"


def test_a_waiting_browser_hears_of_a_new_site_at_once(server: SiteServer) -> None:
    first = get(server, "/.reload?after=")[2]
    answers: list[str] = []
    waiting = threading.Thread(
        target=lambda: answers.append(get(server, f"/.reload?after={first}")[2])
    )
    waiting.start()
    server.reload()
    waiting.join(timeout=60)
    assert answers == ["1"]
    assert first == "0"
