"""The command line: every command, its options, and an example of each.

Standard library only, since it answers --help before anything is installed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]


# Commands that drive a browser need what the tests need.
NEED_TEST_ENVIRONMENT = ("test", "screenshot", "handouts", "bench")


def environment_of(options: argparse.Namespace) -> str:
    """Return the lock file's group ("build" or "test") that a command runs with."""
    prints = getattr(options, "handouts", False)
    return "test" if options.command in NEED_TEST_ENVIRONMENT or prints else "build"


def parse(argv: list[str]) -> argparse.Namespace:
    """Return the options of a command line; print help or a mistake and exit otherwise."""
    return make_parser().parse_args(argv)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="kb.py",
        description="Check, build, serve and test the knowledge base.",
        epilog="Exit status: 0 fine, 1 something to mend was found, 2 could not run.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = _add(
        commands,
        "serve",
        "check, build and serve; rebuild when a page changes",
        "kb.py serve --port 8080",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to serve at (%(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="port to serve at (%(default)s)")

    build = _add(commands, "build", "check and build the site", "kb.py build --site-dir /srv/kb")
    build.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="folder that receives the site (site/)",
    )
    _add_site_url(build)
    build.add_argument(
        "--handouts", action="store_true", help="print PDFs too, and link each page to its own"
    )

    handouts = _add(
        commands,
        "handouts",
        "print the pages of the built site as PDFs, with booklets and an index",
        "kb.py handouts --only methods/letters --lang th",
    )
    handouts.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="folder of the built site (site/)",
    )
    handouts.add_argument("--only", metavar="SLUG", help="one page, as in methods/letters")
    handouts.add_argument("--lang", choices=("th", "en"), help="one language")

    bench = _add(commands, "bench", "measure, and print the figures", "kb.py bench handouts")
    bench.add_argument("what", choices=("handouts",), help="what to measure")

    check = _add(commands, "check", "check the pages and their data", "kb.py check")
    _add_docs(check)

    test = _add(commands, "test", "run every test", "kb.py test -- -k citation")
    test.add_argument("pytest", nargs="*", metavar="ARG", help="passed on to pytest, after --")

    picture = _add(
        commands,
        "screenshot",
        "write a picture of a page of the built site",
        "kb.py screenshot en/index.html home.png --width 360 --dark",
    )
    picture.add_argument("page", help="the page's address within the site, as in en/index.html")
    picture.add_argument("output", type=Path, help="the PNG file to write")
    picture.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="folder of the built site (site/)",
    )
    picture.add_argument("--width", type=int, default=1280, metavar="PX", help="(%(default)s)")
    picture.add_argument("--height", type=int, default=800, metavar="PX", help="(%(default)s)")
    picture.add_argument("--dark", action="store_true", help="use the dark colours")
    picture.add_argument("--full", action="store_true", help="the whole length of the page")
    return parser  # fmt: skip


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    purpose: str,
    example: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=purpose,
        description=purpose[0].upper() + purpose[1:] + ".",
        epilog=f"example: python3 scripts/{example}",
    )


def _add_site_url(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site-url",
        type=_web_address,
        metavar="URL",
        help="address that readers use, for printed sheets (mkdocs.yml's)",
    )


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"“{text}” is not like https://intranet.example/kb/")
    return text.rstrip("/") + "/"


def _add_docs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--docs",
        type=Path,
        default=ROOT / "docs",
        metavar="DIR",
        help="folder of the pages (docs/)",
    )
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", metavar="FILE",
                        help="configuration of the site (mkdocs.yml)")  # fmt: skip
