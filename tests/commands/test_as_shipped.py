"""Every command of the README and of --help works as it stands in a fresh copy, as shipped.

The commands are collected from both, so that none can be forgotten: one that is added
there is run here as it is written. What cannot be is in the tables below, with what is run
in its place.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from commands.arguments import make_parser
from commands.tools import CHROMIUM, FIREFOX, find

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://kb.example/kb/"
# What this computer has made in the project's folder.
MADE_HERE = {".git", ".venv", "site", ".serve"}
# Nothing listens there.
NO_NETWORK = dict.fromkeys(
    ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), "http://127.0.0.1:9"
)
PUBLISHED = "../srv/kb"
BROWSERS = {
    "handouts": (CHROMIUM,), "publish": (CHROMIUM,), "screenshot": (CHROMIUM,),
    "bench": (CHROMIUM,), "breaks": (CHROMIUM, FIREFOX),
}  # fmt: skip
# What takes the place of a command: its parts that only a reader can fill in, another machine's
# folders and ports, and measurements at their smallest size.
INSTEAD = {
    "check --accept": "check --accept all",
    "build --site-dir /srv/kb": "build",
    "build --site-dir DIR": "build",
    "publish --from SITE": f"publish {PUBLISHED} --from site",
    "publish /srv/kb": f"publish {PUBLISHED}",
    "publish /srv/kb --rollback": f"publish {PUBLISHED} --rollback",
    "serve": "serve --port 0",
    "serve --port 8080": "serve --port 0",
    # The run of all tests is the one that this is part of.
    "test": "test -- -k citation --collect-only",
    "test -- -k citation": "test -- -k citation --collect-only",
}
SMALLEST = {
    "build": "--pages 1 --runs 1",
    "check": "--sizes 1 --mutants 1 --site-dir site",
    "handouts": "--only choose --site-dir site",
    "pages": "--pages 1 --site-dir site",
    "search": "--corpus news.jsonl.gz --queries queries.tsv --documents 2 --cut 3 --engines ours",
}
# These change pages and data, so that each gets a copy of its own.
CHANGING = ("new", "rename", "breaks", "check --accept", "check --fix")


def parsers(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command that a parser knows, and its own parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield name, command
                yield from ((f"{name} {part}", each) for part, each in parsers(command))


def examples() -> dict[str, str]:
    """Return the example of each command's help."""
    found = {}
    for name, parser in parsers(make_parser()):
        example = re.search(r"python3 scripts/kb\.py (.*?)(?:\s{2,}|$)", parser.epilog or "")
        assert example, f"{name} --help has no example"
        found[name] = example[1]
    return found


def commands() -> list[str]:
    """Return every command of the README and of --help, as it stands there, once."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", readme, flags=re.M | re.DOTALL))
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.split("\n")]
    known = examples()
    found = list(known.values())
    for text in (*lines, *spans):
        command = re.sub(r"^(python3 )?(scripts/)?kb\.py ", "", text)
        name = command.split(" ")[0]
        if command == "--from SITE":  # named beside publish
            found.append(f"publish {command}")
        elif name in known and (command != text or " " in command):
            # A bare name stands for the command, and its example shows how it is used.
            found.append(known[name] if command == name and name not in INSTEAD else command)
        elif command != text and command.startswith("-"):
            found.append(command)
    return list(dict.fromkeys(found))


COMMANDS = commands()


def as_run(command: str) -> str:
    """Return what is run for a command as it stands."""
    first, _, rest = command.partition(" ")
    if first == "bench":
        part = rest.split(" ")[0]
        return f"bench {part} {SMALLEST[part]}"
    return INSTEAD.get(command, command)


def not_shipped(folder: str, names: list[str]) -> set[str]:
    """Return what is no part of the project among the names in a folder of it."""
    made = MADE_HERE if Path(folder) == ROOT else set()
    return {name for name in names if name in made or name.endswith(("_cache", "__pycache__"))}


class Shipped:
    """A copy of the project as it is shipped, in which commands are run, each of them once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=not_shipped)
        # The environment that kb.py would make in minutes and with a network: this one.
        own, made = folder / ".venv", Path(sys.prefix)
        own.mkdir()
        for entry in made.iterdir():
            if entry.is_dir():
                (own / entry.name).symlink_to(entry)
        shutil.copy(made / "pyvenv.cfg", own)
        stamp = "import kb; kb.STAMP.write_text(kb.fingerprint('test'), encoding='utf-8')"
        subprocess.run([sys.executable, "-c", stamp], cwd=folder / "scripts", check=True)
        self.run = cache(self._run)

    def command(self, command: str) -> list[str]:
        """Return the command's words, for this copy."""
        return [sys.executable, "scripts/kb.py", *shlex.split(command)]

    def _run(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(command), cwd=self.folder, capture_output=True, text=True,
            encoding="utf-8", check=False,
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", **environment},
        )  # fmt: skip

    def good(self, command: str) -> str:
        """Run a command that must succeed; return what it said."""
        done = self.run(command)
        said = done.stdout + done.stderr
        assert done.returncode == 0, said
        assert "Traceback" not in said
        return said


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """Return a copy with its site built, as the first of the commands."""
    copy = Shipped(tmp_path_factory.mktemp("shipped") / "kb")
    copy.good("build")
    items = [
        {"id": str(n), "lang": "th", "title": f"เรื่องที่ {n}", "text": "การประสานงานกับหน่วยงาน\n" * 9}
        for n in range(2)
    ]
    lines = "\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    (copy.folder / "news.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    rows = (copy.folder / "tests/search/queries.tsv").read_text("utf-8").splitlines(keepends=True)
    (copy.folder / "queries.tsv").write_text("".join(rows[:6]), encoding="utf-8")
    return copy


def require_browsers(command: str) -> None:
    for tool in BROWSERS.get(command.split(" ", maxsplit=1)[0], ()):
        if find(tool) is None:
            pytest.skip(tool.advice)


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.split(" ")[0] not in ("serve", "audit")]
)
def test_a_command_works_as_it_stands(command: str, shipped: Shipped, tmp_path: Path) -> None:
    require_browsers(command)
    where = Shipped(tmp_path / "kb") if command.startswith(CHANGING) else shipped
    if command.endswith("--rollback"):
        where.good(f"publish {PUBLISHED}")
        where.good(f"publish {PUBLISHED} --from site")
    said = where.good(as_run(command))
    assert said.strip()


def test_what_takes_a_commands_place_is_still_needed() -> None:
    assert set(INSTEAD) <= set(COMMANDS)
    assert {name.split(" ")[1] for name in examples() if name.startswith("bench ")} == set(SMALLEST)


def test_what_was_published_is_whole_and_has_its_handouts(shipped: Shipped) -> None:
    require_browsers("publish")
    shipped.good(f"publish {PUBLISHED}")
    store = (shipped.folder / PUBLISHED).resolve()
    served = (store / "current").resolve()
    versions = sorted((store / "versions").iterdir())
    first = versions[0]
    assert served in versions
    for language in ("th", "en"):
        with pikepdf.open(first / f"handouts/{language}/booklet.pdf") as booklet:
            assert len(booklet.pages) > 10
    # No page names an address, since none is set.
    assert "data-sheet-address" not in (first / "index.html").read_text(encoding="utf-8")


def test_with_an_address_the_site_is_built_and_printed_for_it(shipped: Shipped) -> None:
    require_browsers("handouts")
    shipped.good(f"build --handouts --site-url {ADDRESS} --site-dir addressed")
    home = shipped.folder / "addressed"
    assert f"{ADDRESS}en/choose.html" in (home / "sitemap.xml").read_text(encoding="utf-8")
    with pikepdf.open(home / "handouts/en/cases-study-visit.pdf") as pdf:
        links = [link.A.URI for page in pdf.pages for link in page.obj.get("/Annots", [])
                 if "/A" in link and "/URI" in link.A]  # fmt: skip
    assert any(str(link).startswith(ADDRESS) for link in links)
    shipped.good("handouts --only choose --lang en --site-dir addressed")
    shipped.good("check --layer site --site-dir addressed")
    shipped.good("publish ../addressed-srv --from addressed")


def test_without_a_network_the_audit_says_so_in_one_line(shipped: Shipped) -> None:
    assert "audit" in COMMANDS
    done = shipped.run("audit", **NO_NETWORK)
    said = (done.stdout + done.stderr).strip()
    assert done.returncode == 2, said
    assert said.count("\n") == 0, said
    assert "python3 scripts/kb.py audit" in said


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a child")
def test_the_site_is_served_until_it_is_stopped(shipped: Shipped) -> None:
    assert {c for c in COMMANDS if c.startswith("serve")} == {"serve", "serve --port 8080"}
    with subprocess.Popen(
        shipped.command(as_run("serve")), cwd=shipped.folder, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = ""
        address = None
        for line in process.stdout:
            said += line
            if address := re.search(r"http://\S+/", line):
                break
        assert address, said
        with urllib.request.urlopen(f"{address[0]}en/choose.html") as answer:
            assert "<h1" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
