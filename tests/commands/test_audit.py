"""kb.py audit says plainly where it could not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands import audit
from commands.arguments import parse

if TYPE_CHECKING:
    import pytest


def test_without_a_network_the_audit_says_so_and_could_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # where nobody listens
    monkeypatch.setattr(audit, "LOCKS", ("requirements.lock",))
    assert audit.run(parse(["audit"])) == 2
    said = capsys.readouterr()
    assert "was not audited" in said.err
    assert "None is known" not in said.out
