"""kb.py publish: build, check, and switch the served folder to the new version in one step."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from check.report import say
from commands.outcome import attempt
from content.findings import Words
from output.folder import MARKER, FolderError
from publish.store import opened

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from publish.store import Store

# Without these a folder is no whole site.
NEEDED = ("index.html", "en/index.html", "404.html", ".nginx.conf", ".htaccess")
SETTINGS = ".nginx.conf"
NOTHING_YET = Words(
    "ยังไม่เคยเผยแพร่ไปที่ {folder} โปรดพิมพ์: python3 scripts/kb.py publish {folder}",
    "nothing was published to {folder} yet. Run: python3 scripts/kb.py publish {folder}",
)
NO_OLDER = Words(
    "{folder} ไม่ได้เก็บรุ่นที่เก่ากว่า {current} ไว้ หากต้องการเผยแพร่รุ่นใหม่ โปรดพิมพ์: "
    "python3 scripts/kb.py publish {folder}",
    "{folder} keeps no version older than {current}. To publish a new one, run: "
    "python3 scripts/kb.py publish {folder}",
)
NO_VERSION = Words(
    "{folder} ไม่มีรุ่นใดเก็บไว้ โปรดพิมพ์: python3 scripts/kb.py publish {folder}",
    "{folder} keeps no version. Run: python3 scripts/kb.py publish {folder}",
)
NOT_BUILT = Words(
    "{built} ไม่ใช่เว็บไซต์ที่สร้างด้วย build โปรดพิมพ์: python3 scripts/kb.py build --site-dir DIR",
    "{built} is no site made by build. Run: python3 scripts/kb.py build --site-dir DIR",
)
NOT_WHOLE = Words(
    "รุ่นนี้ไม่ครบ ขาด {missing} โปรดสร้างใหม่: python3 scripts/kb.py publish {folder}",
    "the version is not whole, it lacks {missing}. Build again: "
    "python3 scripts/kb.py publish {folder}",
)
PUBLISHED = Words(
    "เผยแพร่รุ่น {name} แล้ว เซิร์ฟเวอร์ให้บริการจาก {served}",
    "Published version {name}; the server serves {served}.",
)
KEPT = Words(
    "รุ่น {before} ยังเก็บไว้ กลับไปใช้ได้ด้วย: python3 scripts/kb.py publish {folder} --rollback",
    "Version {before} is kept. To go back to it: python3 scripts/kb.py publish {folder} --rollback",
)
WENT_BACK = Words(
    "กลับจากรุ่น {current} ไปรุ่น {name} แล้ว", "Went back from version {current} to {name}."
)
SERVED_AGAIN = Words("กลับมาให้บริการรุ่น {name} แล้ว", "Version {name} is served again.")
RELOAD = Words(
    "ค่าตั้งสำหรับ nginx เปลี่ยนไป โปรดพิมพ์: nginx -s reload",
    "The settings for nginx have changed. Run: nginx -s reload",
)


def run(options: argparse.Namespace) -> int:
    """Publish or roll back; return 1 where pages are wrong, 2 where something is in the way."""
    folder = options.folder
    if options.rollback:
        return attempt(lambda: roll_back(folder), folder)
    return attempt(lambda: publish(folder, options.built, options.site_url), folder)


def publish(folder: Path, built: Path | None, site_url: str | None = None) -> None:
    """Make the site, or take one that is built, and serve it from now on.

    ``site_url`` is the address that readers use, where it is not the configured one.
    Raises what ``commands.outcome.attempt`` knows how to tell.
    """
    if built is not None and not (built / MARKER).is_file():
        raise FolderError(NOT_BUILT.fill(built=built))
    with opened(folder) as store:
        before = store.current()
        with store.fresh() as fresh:
            if built is None:
                _build(fresh, site_url)
            else:
                shutil.copytree(built, fresh, dirs_exist_ok=True)
            _require_whole(fresh, folder)
            changed = _settings_change(fresh, store)
            name = store.add(fresh)
        store.switch(name)
        store.prune()
    say(PUBLISHED.fill(name=name, served=store.served))
    if before:
        say(KEPT.fill(before=before, folder=folder))
    _advise(changed)


def roll_back(folder: Path) -> None:
    """Serve the version before the one that is served, or the newest where none is.

    Raises FolderError where there is none, or it is not whole.
    """
    if not folder.is_dir():
        raise FolderError(NOTHING_YET.fill(folder=folder))
    with opened(folder) as store:
        current = store.current()
        older = [name for name in store.versions() if current is None or name < current]
        if not older:
            refusal = NO_OLDER if current else NO_VERSION
            raise FolderError(refusal.fill(folder=folder, current=current))
        name = older[-1]
        _require_whole(store.path(name), folder)
        changed = _settings_change(store.path(name), store)
        store.switch(name)
    say(WENT_BACK.fill(current=current, name=name) if current else SERVED_AGAIN.fill(name=name))
    _advise(changed)


def _build(fresh: Path, site_url: str | None) -> None:
    from commands import build  # noqa: PLC0415  slow to import; a finished site needs no build

    order = build.Order(chromium=build.find_printer(), site_url=site_url)
    build.fill(fresh, order, build.check(order))


def _require_whole(version: Path, folder: Path) -> None:
    missing = [name for name in NEEDED if not (version / name).is_file()]
    if missing:
        raise FolderError(NOT_WHOLE.fill(missing=", ".join(missing), folder=folder))


def _settings_change(version: Path, store: Store) -> bool:
    served = store.served / SETTINGS
    return not served.is_file() or served.read_bytes() != (version / SETTINGS).read_bytes()


def _advise(changed: bool) -> None:
    if changed:
        say(RELOAD, sys.stderr)
