"""The notice of licences that is shipped with the site."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

NAME = "licences.txt"
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)
# What readers receive, where it comes from, and the file with its licence in that package.
SHIPPED = (
    ("Layout, styles and scripts: Material for MkDocs", "mkdocs-material", "licenses/LICENSE"),
    ("Icons: Material Design Icons", "mkdocs-material", ".icons/material/LICENSE"),
    ("Icons: Octicons", "mkdocs-material", ".icons/octicons/LICENSE"),
)
RULE = "-" * 72


def write_notice(site: Path, lock: Path) -> None:
    """Write what the site contains and what it was made with, each with its licence."""
    fonts = (site / "assets" / "fonts" / "OFL.txt").read_text(encoding="utf-8").strip()
    parts = [
        "LICENCES\n\nPart 1 lists what this site contains and is the work of others, with the text"
        "\nof each licence. Part 2 lists the software that the site was made with.",
        "PART 1: IN THIS SITE",
        _section("Typeface: Sarabun", fonts),
        *(_section(title, _file(package, name)) for title, package, name in SHIPPED),
        "PART 2: MADE WITH",
        "\n".join(_packages(lock.read_text(encoding="utf-8"))),
    ]
    (site / NAME).write_text(f"\n\n{RULE}\n\n".join(parts) + "\n", encoding="utf-8")


def licence_of(package: str) -> str:
    """Return the licence that an installed package names, as short as it names it.

    Raises importlib.metadata.PackageNotFoundError where it is not installed.
    """
    metadata = importlib.metadata.metadata(package)
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    named = [
        classifier.rpartition(" :: ")[2]
        for classifier in metadata.get_all("Classifier") or []
        if classifier.startswith("License :: OSI Approved :: ")
    ]
    if named:
        return " AND ".join(named)
    named = metadata["License"].splitlines() if "License" in metadata else []
    return named[0].strip() if named else "not named"


def _packages(lock: str) -> list[str]:
    """Return a line for each locked package that is part of this build."""
    lines = []
    for name, version, _ in LOCKED.findall(lock):
        try:
            installed = importlib.metadata.version(name)
            if installed == version:
                lines.append(f"{name} {version}: {licence_of(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for other systems
    return lines


def _section(title: str, text: str) -> str:
    return f"{title}\n\n{text}"


def _file(package: str, end: str) -> str:
    """Return the text of a package's file by the end of its path.

    Raises FileNotFoundError where there is none.
    """
    distribution = importlib.metadata.distribution(package)
    # The list's own text: the theme has 11,000 files, each of which ``files`` makes an object of.
    listed = re.search(rf"^(.*{re.escape(end)}),", distribution.read_text("RECORD") or "", re.M)
    if listed is None:
        raise FileNotFoundError(f"{package} has no file {end}")
    return Path(str(distribution.locate_file(listed[1]))).read_text(encoding="utf-8").strip()
