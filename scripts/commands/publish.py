"""kb.py publish: build, check, and switch the served folder to the new version in one step."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from commands.outcome import attempt
from content.command import WRITTEN, typed
from output.folder import MARKER, FolderError
from publish.store import opened

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from publish.store import Store

# Without these a folder is no whole site.
NEEDED = ("index.html", "en/index.html", "404.html", ".nginx.conf", ".htaccess")
SETTINGS = ".nginx.conf"


def run(options: argparse.Namespace) -> int:
    """Publish or roll back; return 1 where it fails and 2 where the folder is in the way."""
    if options.rollback:
        return attempt(lambda: roll_back(options.folder))
    return attempt(lambda: publish(options.folder, options.built))


def publish(folder: Path, built: Path | None) -> None:
    """Make the site, or take one that is built, and serve it from now on.

    Raises what ``commands.outcome.attempt`` knows how to tell.
    """
    with opened(folder) as store:
        before = store.current()
        with store.fresh() as fresh:
            if built is None:
                _build(fresh)
            else:
                _copy(built, fresh)
            _require_whole(fresh)
            changed = _settings_change(fresh, store)
            name = store.add(fresh)
        store.switch(name)
        store.prune()
    print(f"Published version {name}; the server serves {store.served}.")
    if before:
        said = f"Version {before} is kept. To go back to it: {WRITTEN} publish {folder} --rollback"
        print(typed(said))
    _advise(changed)


def roll_back(folder: Path) -> None:
    """Serve the version before the one that is served; raise FolderError where there is none."""
    if not folder.is_dir():
        raise FolderError(f"nothing was published to {folder} yet.")
    with opened(folder) as store:
        current = store.current()
        older = [name for name in store.versions() if current and name < current]
        if not older:
            raise FolderError(f"{folder} keeps no version older than {current or 'none'}.")
        changed = _settings_change(store.path(older[-1]), store)
        store.switch(older[-1])
    print(f"Went back from version {current} to {older[-1]}.")
    _advise(changed)


def _build(fresh: Path) -> None:
    from commands import build  # noqa: PLC0415  slow to import; a finished site needs no build

    order = build.Order(chromium=build.find_printer())
    build.fill(fresh, order, build.check(order))


def _copy(built: Path, fresh: Path) -> None:
    if not (built / MARKER).is_file():
        raise FolderError(f"{built} is no site made by the command build.")
    shutil.copytree(built, fresh, dirs_exist_ok=True)


def _require_whole(fresh: Path) -> None:
    missing = [name for name in NEEDED if not (fresh / name).is_file()]
    if missing:
        raise FolderError(f"the new version is not whole, it lacks {', '.join(missing)}.")


def _settings_change(version: Path, store: Store) -> bool:
    served = store.served / SETTINGS
    return not served.is_file() or served.read_bytes() != (version / SETTINGS).read_bytes()


def _advise(changed: bool) -> None:
    if changed:
        print("The settings for nginx have changed: run “nginx -s reload”.", file=sys.stderr)
