"""Settings for Apache 2.4: one .htaccess, every module of it optional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servers.facts import (
    ALWAYS,
    CACHE,
    COMPRESSED,
    DOCUMENTS,
    FOR_A_YEAR,
    NAMED_BY_CONTENT,
    POLICY,
    REVALIDATE,
    TYPES,
)

if TYPE_CHECKING:
    from servers.facts import Facts

HEAD = """\
# Settings of this site for Apache 2.4, written by "kb.py build". Apache reads them where the
# folder has "AllowOverride All"; nothing has to be restarted after a new version. Modules
# that are not loaded are passed over; with mod_rewrite and mod_headers the site is whole.

AddDefaultCharset utf-8
Options +FollowSymLinks -Indexes -MultiViews
"""
# The path that the site lies under: what stands before the path that rules see.
ROOT = r"""
  RewriteEngine On
  RewriteCond %{REQUEST_URI}::$0 ^/(.*?)(.*)::\2$
  RewriteRule ^.*$ - [E=KB_ROOT:%1]
  RewriteRule (?:^|/)\. - [R=404,L]
  RewriteRule ^web\.config$ - [R=404,L]
  RewriteCond %{REQUEST_FILENAME} -d
  RewriteCond %{REQUEST_FILENAME}/index.html !-f
  RewriteRule ^ - [R=404,L]
  ErrorDocument 404 "/%{reqenv:KB_ROOT}404.html"
"""


def files(facts: Facts) -> dict[str, str]:
    """Return the text of each file by its name."""
    parts = (
        HEAD,
        _module("dir", "  DirectoryIndex index.html\n  DirectorySlash On\n"),
        _module("mime", _types()),
        _module(
            "authz_core",
            '  <FilesMatch "^(\\.|web\\.config$)">\n    Require all denied\n  </FilesMatch>\n',
        ),
        _module("headers", _headers(facts)),
        _module("rewrite", f"{ROOT}{_moved(facts)}{_module('headers', _compressed(), '  ')}"),
    )
    return {".htaccess": "\n".join(parts)}


def _module(name: str, body: str, indent: str = "") -> str:
    return f"{indent}<IfModule mod_{name}.c>\n{body.lstrip(chr(10))}{indent}</IfModule>\n"


def _types() -> str:
    # ".br" names the Breton language in the usual settings.
    return "  RemoveLanguage .br\n" + "".join(
        f'  AddType "{kind}" .{ending}\n' for ending, kind in TYPES.items()
    )


def _headers(facts: Facts) -> str:
    every = {**ALWAYS, POLICY: facts.policy, CACHE: REVALIDATE}
    named = NAMED_BY_CONTENT.removesuffix("$") + r"(?:\.(?:gz|br))?$"
    return "".join(
        (
            *(f'  Header always set {name} "{value}"\n' for name, value in every.items()),
            f'  <FilesMatch "{named}">\n',
            f'    Header always set {CACHE} "{FOR_A_YEAR}"\n  </FilesMatch>\n',
            f'  <FilesMatch "\\.(?:{"|".join(DOCUMENTS)})$">\n',
            f"    Header always unset {POLICY}\n  </FilesMatch>\n",
        )
    )


def _moved(facts: Facts) -> str:
    return "".join(
        f'  RewriteRule "^{re.escape(old)}$" "/%{{ENV:KB_ROOT}}{new}" [R=301,L,NE]\n'
        for old, new in facts.moved.items()
    )


def _compressed() -> str:
    """Return rules that serve x.html.br or x.html.gz for x.html, as what x.html is."""
    endings = "|".join(COMPRESSED)
    rules = []
    for suffix, encoding in (("br", "br"), ("gz", "gzip")):
        rules += [
            rf"    RewriteCond %{{HTTP:Accept-Encoding}} \b{encoding}\b",
            rf"    RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f",
            rf'    RewriteRule "^(.+)\.({endings})$" "$1.$2.{suffix}" [E=no-gzip:1,L]',
        ]
    for ending in COMPRESSED:
        for suffix, encoding in (("br", "br"), ("gz", "gzip")):
            rules += [
                rf'    <FilesMatch "\.{ending}\.{suffix}$">',
                f'      ForceType "{TYPES[ending]}"',
                f"      Header set Content-Encoding {encoding}",
                "    </FilesMatch>",
            ]
    rules += [
        rf'    <FilesMatch "\.(?:{endings})(?:\.(?:br|gz))?$">',
        "      Header append Vary Accept-Encoding",
        "    </FilesMatch>",
    ]
    return "\n".join(rules) + "\n"
