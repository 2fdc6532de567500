"""The command line: every command, its options, and an example of each.

Standard library only, since it answers --help before anything is installed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


# Commands that drive a browser need what the tests need.
NEED_TEST_ENVIRONMENT = ("test", "screenshot", "bench")


def environment_of(command: str) -> str:
    """Return the lock file's group ("build" or "test") that a command runs with."""
    return "test" if command in NEED_TEST_ENVIRONMENT else "build"


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

    bench = _add(commands, "bench", "measure a part beside its alternatives", "kb.py bench search")
    _add_search_benchmark(bench.add_subparsers(dest="benchmark", required=True, metavar="PART"))
    return parser  # fmt: skip


def _add_search_benchmark(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    search = _add(
        parts,
        "search",
        "compare our search with the theme's own and with Pagefind",
        "kb.py bench search --corpus news.jsonl.gz --documents 300,1000",
    )
    search.add_argument(
        "--queries",
        type=Path,
        action="append",
        metavar="FILE.tsv",
        help="graded queries: page language, kind, query, units (docs/data/search-queries.tsv "
        "and, where it is there, ../shared/search/queries.tsv)",
    )
    search.add_argument(
        "--corpus",
        type=Path,
        metavar="FILE.jsonl[.gz]",
        help="documents of id, lang, title and text to build further sites from "
        "(../shared/corpus/thaigov-300.jsonl.gz, where it is there)",
    )
    search.add_argument(
        "--documents",
        default="300,1000,3000",
        metavar="N,…",
        help="sizes of those sites; the corpus is repeated and varied (%(default)s)",
    )
    search.add_argument(
        "--cut",
        type=int,
        default=300,
        metavar="N",
        help="how many queries to cut from the text (%(default)s)",
    )
    search.add_argument(
        "--engines",
        default="ours,material,pagefind",
        metavar="NAME,…",
        help="the searches to compare (%(default)s)",
    )


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
