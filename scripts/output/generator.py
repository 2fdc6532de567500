"""Running MkDocs: the one place that calls the site generator."""

from __future__ import annotations

import logging
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from content import faults
from content.findings import Place, Words
from content.pages import LANGUAGES
from output.warnings import finding_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import TemplateError

    from content.findings import Finding


DATE = "SOURCE_DATE_EPOCH"  # from this, every date in the site is taken
LACKING = Words("mkdocs.yml ไม่มี {names}", "mkdocs.yml lacks {names}.")
ADD_THEM = Words(
    "เติมชื่อทั้งภาษาไทย (th) และภาษาอังกฤษ (en) ใต้ extra: ตามแบบเดิม ดูของเดิมด้วย git show HEAD:mkdocs.yml",
    "Add the names in Thai (th) and in English (en) below extra: as they were; "
    "git show HEAD:mkdocs.yml shows them.",
)


class Collector(logging.Handler):
    """Keeps what MkDocs warns of, since every warning is an error here."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, once."""
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


@dataclass(frozen=True)
class Generated:
    """What MkDocs warned of, and the address of the site if the configuration has one."""

    findings: tuple[Finding, ...]
    site_url: str


def generate(  # noqa: PLR0913  what is built, and how far
    config_file: Path,
    docs: Path,
    site: Path,
    site_url: str | None = None,
    *,
    has_handouts: bool = False,
    has_theme_search: bool = False,
) -> Generated:
    """Build both languages into a folder; ``site_url`` overrides the configured one.

    ``has_handouts`` makes each page link to its PDF, which is to be printed afterwards;
    ``has_theme_search`` makes the theme's index, which the site's own search replaces.

    Every warning of MkDocs is a finding; a mistake in a template has its own place. Dates
    in the site are those of the source.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  slow to import
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    os.environ[DATE] = str(source_date(config_file.parent))
    collector = Collector()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(collector)
    overriding = {} if site_url is None else {"site_url": site_url}
    try:
        config = load_config(str(config_file), docs_dir=str(docs), site_dir=str(site), **overriding)
        if lacking := _lacking(config.extra):
            lack = faults.BAD_SHAPE.at(
                Place(config_file.name),
                problem=LACKING.fill(names=", ".join(lacking)),
                remedy=ADD_THEM,
            )
            return Generated((lack,), "")
        config.extra |= {"handouts": has_handouts, "theme_search": has_theme_search}
        config.plugins.on_startup(command="build", dirty=False)
        site_url = config.site_url
        build(config)
        config.plugins.on_shutdown()
    except Abort as error:
        if not collector.messages:  # else it only counts them
            collector.messages.append(str(error))
    except MkDocsException as error:
        collector.messages.append(str(error))
    except TemplateError as error:
        place = _mistaken_template(error, config_file)
        return Generated((faults.GENERATOR.at(place, problem=str(error)),), "")
    finally:
        logger.removeHandler(collector)
    found = (finding_of(message, config_file, docs) for message in collector.messages)
    return Generated(tuple(found), site_url or "")


def source_date(root: Path) -> int:
    """Return seconds since 1970: what SOURCE_DATE_EPOCH says, else the last commit, else now.

    The same source thus makes the same site on any day
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get(DATE, "")
    if given.isdigit():
        return int(given)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git here
        answer = ""
    return int(answer) if answer.isdigit() else int(time.time())


def _lacking(extra: Mapping[str, Any]) -> list[str]:
    """Return the names below "extra" that the templates need and the configuration lacks."""
    organisation, owners = extra.get("organisation"), extra.get("owners")
    parts = {"organisation": organisation}
    if isinstance(owners, dict):
        parts |= {f"owners.{name}": owner for name, owner in owners.items()}
    else:
        parts["owners.content-team"] = None
    return [
        f"extra.{name}.{language}"
        for name, part in parts.items()
        for language in LANGUAGES
        if not (isinstance(part, dict) and part.get(language))
    ]


def _mistaken_template(error: TemplateError, config_file: Path) -> Place:
    """Return where one of our own templates is mistaken, else the configuration."""
    root = config_file.resolve().parent
    # Jinja puts the templates' own lines into the traceback, syntax errors too.
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.suffix == ".html" and path.is_relative_to(root / "overrides"):
            return Place(path.relative_to(root).as_posix(), frame.lineno or 1)
    return Place(config_file.name)
