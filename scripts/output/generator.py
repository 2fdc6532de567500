"""Running MkDocs: the one place that calls the site generator."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from content import faults
from content.findings import Place
from output.dates import VARIABLE, source_date
from output.warnings import finding_of

if TYPE_CHECKING:
    from jinja2 import TemplateError

    from content.findings import Finding


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


def generate(
    config_file: Path,
    docs: Path,
    site: Path,
    site_url: str | None = None,
    *,
    has_handouts: bool = False,
) -> Generated:
    """Build both languages into a folder; ``site_url`` overrides the configured one.

    ``has_handouts`` makes each page link to its PDF, which is to be printed afterwards.

    Every warning of MkDocs is a finding; a mistake in a template has its own place. Dates
    in the site are those of the source.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  slow to import
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    os.environ[VARIABLE] = str(source_date(config_file.parent))
    collector = Collector()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(collector)
    overriding = {} if site_url is None else {"site_url": site_url}
    try:
        config = load_config(str(config_file), docs_dir=str(docs), site_dir=str(site), **overriding)
        config.extra["handouts"] = has_handouts
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


def _mistaken_template(error: TemplateError, config_file: Path) -> Place:
    """Return where one of our own templates is mistaken, else the configuration."""
    root = config_file.resolve().parent
    # Jinja puts the templates' own lines into the traceback, syntax errors too.
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.suffix == ".html" and path.is_relative_to(root / "overrides"):
            return Place(path.relative_to(root).as_posix(), frame.lineno or 1)
    return Place(config_file.name)
