"""The local server gives what authors and tests need, and nothing beside the site."""

from __future__ import annotations

import http.client
import shutil
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
    (site / "ก.html").write_text("<body>ก</body>", encoding="utf-8")
    (site / "plain.txt").write_text("plain", encoding="utf-8")
    (site / "leads-out.txt").symlink_to(tmp_path / "outside.txt")
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


def ask(server: SiteServer, method: str, path: str) -> tuple[int, bytes]:
    """Return status and content of an answer; the path goes out as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.putrequest(method, path, skip_accept_encoding=True)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def test_a_page_is_served_with_its_charset_and_the_reload_script(server: SiteServer) -> None:
    status, kind, text = get(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "ไทย" in text
    assert 'src="/.reload.js"' in text
    assert "location.reload()" in get(server, "/.reload.js")[2]


# No file of the site: absent, hidden, outside of it, or a name that no file can have; as it is
# written, and encoded once or twice.
NO_PAGE = (
    "/none.html", "/en/", "/.hidden", "/%2ehidden", "/%2Ehidden", "/%252ehidden",
    "/en/%2e%2e/.hidden",
    "/../outside.txt", "/%2e%2e/outside.txt", "/%2e%2e%2foutside.txt", "/..%2Foutside.txt",
    "/%252e%252e%252foutside.txt", "/en/..%5c..%5coutside.txt", "/en%5c%2e%2e%5c.hidden",
    "//etc/hostname", "/%2fetc%2fhostname", "/leads-out.txt", "/index.html%00", "/%00", "/%ff",
    "/%ed%b0%80", "/" + "x" * 5000, "/[", "/index.html/",
)  # fmt: skip


@pytest.mark.parametrize("path", NO_PAGE, ids=lambda path: path[:24])
def test_what_is_no_page_gets_the_sites_own_answer(
    server: SiteServer, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, text = get(server, path)
    assert status == 404
    assert text == "ไม่พบ"
    assert ask(server, "HEAD", path) == (404, b"")
    assert capsys.readouterr().err == ""


def test_a_name_is_decoded_once(server: SiteServer) -> None:
    assert get(server, "/in%64ex.html") == get(server, "/index.html")
    assert get(server, "/%E0%B8%81.html")[2].startswith("<body>ก")
    assert ask(server, "GET", "/en") == (301, b"")


def test_a_question_for_the_head_alone_gets_no_content(server: SiteServer) -> None:
    for path in ("/", "/index.html", "/.reload.js", "/plain.txt"):
        assert ask(server, "HEAD", path) == (200, b"")


def test_while_there_is_no_site_every_address_shows_the_page_in_its_stead(
    server: SiteServer,
) -> None:
    server.stand_in = "<body>ยังไม่มี</body>"
    shutil.rmtree(server.site)
    for path in ("/", "/en/choose.html", "/%2ehidden"):
        status, kind, text = get(server, path)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "ยังไม่มี" in text
        assert 'src="/.reload.js"' in text


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
