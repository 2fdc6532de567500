"""The command line: every command, its options, and an example of each.

Standard library only, since it answers --help before anything is installed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from content.command import WRITTEN, typed

ROOT = Path(__file__).resolve().parents[2]


# Commands that drive a browser, or audit, need what the tests need.
NEED_TEST_ENVIRONMENT = ("test", "screenshot", "handouts", "bench", "audit", "breaks")

# The searches that the benchmark compares.
ENGINES = ("ours", "material", "pagefind")


def environment_of(options: argparse.Namespace) -> str:
    """Return the lock file's group ("build" or "test") that a command runs with."""
    prints = getattr(options, "handouts", False)
    if options.command == "publish":
        prints = not options.rollback and options.built is None
    return "test" if options.command in NEED_TEST_ENVIRONMENT or prints else "build"


def parse(argv: list[str]) -> argparse.Namespace:
    """Return the options of a command line; print help or a mistake and exit otherwise."""
    return make_parser().parse_args(argv)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog=typed(WRITTEN),
        description="Check, build, serve and test the knowledge base.",
        epilog="Exit status: 0 fine, 1 something to fix was found, 2 could not run.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = _add(
        commands,
        "serve",
        "check, build and serve; rebuild when a page changes",
        "serve --port 8080",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to serve at (%(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="port to serve at (%(default)s)")

    build = _add(commands, "build", "check and build the site", "build --site-dir /srv/kb")
    build.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="folder that receives the site (site/)",
    )
    _add_freshness(build)
    _add_site_url(build)
    build.add_argument(
        "--handouts", action="store_true", help="print PDFs too, and link each page to its own"
    )
    build.add_argument(
        "--report",
        type=Path,
        metavar="FILE.html",
        help="where the build fails, write a page that says why, in Thai and English",
    )

    handouts = _add(
        commands,
        "handouts",
        "print the pages of the built site as PDFs, with booklets and an index",
        "handouts --only methods/letters --lang th",
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

    _add_check(commands)

    explain = _add(
        commands, "explain", "say what a rule of the checker asks, and why", "explain XR102"
    )
    explain.add_argument(
        "code", nargs="*", metavar="CODE", help="a rule's code (default: list all)"
    )
    _add_lang(explain)

    publish = _add(
        commands,
        "publish",
        "build (with handouts where a Chromium is found), check, and serve the new version "
        "in one step; keep the last three",
        "publish /srv/kb      (the server serves /srv/kb/current)",
    )
    publish.add_argument("folder", type=Path, metavar="DIR", help="folder that holds the versions")
    source = publish.add_mutually_exclusive_group()
    source.add_argument(
        "--rollback", action="store_true", help="serve the version before the one served now"
    )
    source.add_argument(
        "--from", dest="built", type=Path, metavar="SITE", help="publish a site that is built"
    )
    _add_site_url(source)

    new = _add(
        commands,
        "new",
        "begin a page in both languages from the template of its kind",
        'new technique methods/video-calls --title-en "Coordinate by video call"',
    )
    new.add_argument("kind", help="kind of page: technique, checklist, case, concept, …")
    new.add_argument("slug", help="name of the page: small letters, digits, hyphens, / for folders")
    new.add_argument("--title-th", default="", metavar="TEXT", help="title in Thai")
    new.add_argument("--title-en", default="", metavar="TEXT", help="title in English")
    _add_docs(new)

    rename = _add(
        commands,
        "rename",
        "give a page another name, fix every link to it, and redirect the old address",
        "rename methods/in-person methods/visits",
    )
    rename.add_argument("old", help="the page's name, as in methods/in-person")
    rename.add_argument("new", help="its name from now on")
    _add_docs(rename)

    status = _add(commands, "status", "show the state of every page as a table", "status")
    _add_docs(status)
    status.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="folder of the built site, for its handout sheets (site/)",
    )

    test = _add(commands, "test", "run every test", "test -- -k citation")
    test.add_argument("pytest", nargs="*", metavar="ARG", help="passed on to pytest, after --")

    _add_bench(commands)

    _add_breaks(commands)

    _add_audit(commands)

    _add_screenshot(commands)

    return parser  # fmt: skip


def _add_screenshot(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    picture = _add(
        commands,
        "screenshot",
        "write a picture of a page of the built site",
        "screenshot en/index.html home.png --width 360 --dark",
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


def _add_breaks(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    breaks = _add(
        commands,
        "breaks",
        "find the Thai words on our pages that Chromium or Firefox would break inside",
        "breaks --write",
    )
    breaks.add_argument(
        "--write", action="store_true", help="keep these words whole (docs/data/line-breaks.yml)"
    )
    _add_docs(breaks)


def _add_audit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    audit = _add(
        commands,
        "audit",
        "ask for known vulnerabilities of the locked packages; needs a network",
        "audit",
    )
    audit.add_argument(
        "--service", choices=("pypi", "osv"), default="pypi", help="whom to ask (%(default)s)"
    )


def _add_bench(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bench = _add(commands, "bench", "measure a part beside its alternatives", "bench check")
    parts = bench.add_subparsers(dest="benchmark", required=True, metavar="PART")
    build = _add(
        parts, "build", "how long a full build takes, beside stock MkDocs on the same pages",
        "bench build --pages 33,250",
    )  # fmt: skip
    build.add_argument("--pages", type=_numbers, default=(33, 250, 1000), metavar="N,…",
                       help="how many pages, both languages counted; ours are copied until "
                       "there are so many (33,250,1000)")  # fmt: skip
    build.add_argument("--runs", type=int, choices=range(1, 100), default=3, metavar="N",
                       help="how often to build each; the median counts (%(default)s)")  # fmt: skip
    check = _add(
        parts, "check", "what the checker catches, and how fast it is beside MkDocs",
        "bench check --sizes 250 --mutants 3",
    )  # fmt: skip
    check.add_argument("--sizes", type=_numbers, default="250,500,1000", metavar="N,…",
                       help="pages of the sites to measure the speed on (%(default)s)")  # fmt: skip
    check.add_argument("--mutants", type=_number, metavar="N",
                       help="how many mutants of each family to try (all)")  # fmt: skip
    handouts = _add(
        parts, "handouts", "how long printing all handouts takes",
        "bench handouts --only choose",
    )  # fmt: skip
    handouts.add_argument("--only", metavar="SLUG", help="one page, as in methods/letters")
    pages = _add(
        parts, "pages", "what readers load, beside stock Material on the same content",
        "bench pages --pages 1",
    )  # fmt: skip
    pages.add_argument("--pages", type=_number, metavar="N", help="how many pages to visit (all)")
    for part in (check, handouts, pages):
        part.add_argument("--site-dir", type=Path, metavar="DIR",
                          help="the built site (default: one built for the purpose)")  # fmt: skip
    _add_search_benchmark(parts)


def _add_search_benchmark(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    search = _add(
        parts,
        "search",
        "compare our search with the theme's own and with Pagefind",
        "bench search --engines ours,material --documents 300,1000",
    )
    search.add_argument(
        "--queries",
        type=_file,
        action="append",
        metavar="FILE.tsv",
        help="graded queries: page language, kind, query, units (tests/search/queries.tsv "
        "and, where it is there, ../shared/search/queries.tsv)",
    )
    search.add_argument(
        "--corpus",
        type=_file,
        metavar="FILE.jsonl[.gz]",
        help="documents of id, lang, title and text to build further sites from "
        "(../shared/corpus/thaigov-300.jsonl.gz, where it is there)",
    )
    search.add_argument(
        "--documents",
        type=_numbers,
        default="300,1000,3000",
        metavar="N,…",
        help="sizes of those sites; the corpus is repeated and varied (%(default)s)",
    )
    search.add_argument(
        "--cut",
        type=_number,
        default=300,
        metavar="N",
        help="how many queries to cut from the text (%(default)s)",
    )
    search.add_argument(
        "--engines",
        type=_engines,
        default=",".join(ENGINES),
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
        epilog=typed(f"example: {WRITTEN} {example}"),
    )


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _add(
        commands,
        "check",
        "check the pages, their data and the built site",
        "check docs/methods --layer all --lang th",
    )
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH",
                       help="report only these files and folders")  # fmt: skip
    check.add_argument("--layer", choices=("source", "site", "all"), default="source",
                       help="what to check: Markdown, built site, both (%(default)s)")  # fmt: skip
    check.add_argument("--site-dir", type=Path, metavar="DIR",
                       help="the built site (default: one built for the purpose)")  # fmt: skip
    check.add_argument("--format", choices=("human", "json", "github"), default="human",
                       help="form of the findings on standard output (%(default)s)")  # fmt: skip
    check.add_argument("--select", default="", metavar="CODES",
                       help="only these codes, or beginnings of codes: XR1,XR601")  # fmt: skip
    check.add_argument("--ignore", default="", metavar="CODES", help="all but these codes")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    check.add_argument("--fix", action="store_true", help="fix what is safe to fix first")
    check.add_argument("--diff", action="store_true", help="show what --fix would change")
    check.add_argument("--accept", action="append", metavar="PAGE[#SECTION]",
                       help="record that you have read both languages of a section, of a page, "
                       "or of “all”, side by side")  # fmt: skip
    check.add_argument("--publish", action="store_true",
                       help="note the addresses of today as published")  # fmt: skip
    _add_freshness(check)
    _add_lang(check)
    _add_docs(check)


def _add_freshness(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--freshness", choices=("error", "warning"), default="error",
                        help="severity of a translation left behind (%(default)s)")  # fmt: skip


def _add_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("th", "en"), help="language of messages (from LANG)")


def _add_site_url(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--site-url",
        type=_web_address,
        metavar="URL",
        help="address that readers use, for printed sheets (mkdocs.yml's)",
    )


def _file(text: str) -> Path:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"ไม่มีไฟล์ {text} / there is no file {text}")
    return Path(text)


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"“{text}” is not like https://intranet.example/kb/")
    return text.rstrip("/") + "/"


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(
            f"“{text}” ไม่ใช่จำนวนตั้งแต่ 1 / “{text}” is not a number from 1 on"
        )
    return int(text)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in text.split(","))


def _engines(text: str) -> tuple[str, ...]:
    unknown = [name for name in text.split(",") if name not in ENGINES]
    if unknown:
        known = ", ".join(ENGINES)
        raise argparse.ArgumentTypeError(
            f"ไม่มี “{unknown[0]}” ใช้ได้คือ {known} / there is no “{unknown[0]}”; use {known}"
        )
    return tuple(text.split(","))


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
