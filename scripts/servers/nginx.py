"""Settings for nginx: one file to include, and two more for ready-compressed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servers.facts import (
    ALWAYS,
    CACHE,
    DOCUMENTS,
    FOR_A_YEAR,
    NAMED_BY_CONTENT,
    POLICY,
    REVALIDATE,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from servers.facts import Facts

HEAD = """\
# Settings of this site for nginx, written by "kb.py build". Include it where the site is
# served; after publishing a new version, run: nginx -s reload
#
# At the root of a server:              Under a path:
#
#   set $kb_root /;                       set $kb_root /kb/;
#   location / {                          location /kb/ {
#     root /srv/kb/current;                 alias /srv/kb/current/;
#     include /srv/kb/current/.nginx.conf;  include /srv/kb/current/.nginx.conf;
#   }                                     }
#
# To serve the files that lie compressed beside the others, include in the same place
#   .nginx-gzip.conf      needs ngx_http_gzip_static_module, which distributions build in
#   .nginx-brotli.conf    needs ngx_brotli (Debian: libnginx-mod-http-brotli-static)
"""
GZIP = """\
# Serves x.html.gz for x.html to browsers that take it (ngx_http_gzip_static_module).
gzip_static on;
gzip_vary on;
"""
BROTLI = """\
# Serves x.html.br for x.html to browsers that take it; they do over HTTPS alone (ngx_brotli).
brotli_static on;
"""


def files(facts: Facts) -> dict[str, str]:
    """Return the text of each file by its name."""
    return {".nginx.conf": _main(facts), ".nginx-gzip.conf": GZIP, ".nginx-brotli.conf": BROTLI}


def _main(facts: Facts) -> str:
    types = "\n".join(f'    "{kind}" {ending};' for ending, kind in TYPES.items())
    policy = (POLICY, facts.policy)
    return "\n".join(
        (
            HEAD,
            "index index.html;",
            "autoindex off;",
            "absolute_redirect off;",
            # The charset filter passes over what is compressed, so types name it themselves.
            f"types {{\n{types}\n}}",
            "default_type application/octet-stream;",
            "error_page 403 404 =404 ${kb_root}404.html;",
            "",
            _headers((*ALWAYS.items(), policy, (CACHE, REVALIDATE))),
            "",
            *(
                f'if ($uri = "${{kb_root}}{old}") {{ return 301 "${{kb_root}}{new}"; }}'
                for old, new in facts.moved.items()
            ),
            r"location ~ /(?:\.|web\.config$) { return 404; }",
            _location(NAMED_BY_CONTENT, (*ALWAYS.items(), policy, (CACHE, FOR_A_YEAR))),
            _location(
                rf"\.(?:{'|'.join(DOCUMENTS)})$", (*ALWAYS.items(), (CACHE, REVALIDATE))
            ),
            "",
        )
    )  # fmt: skip


def _location(pattern: str, headers: Iterable[tuple[str, str]]) -> str:
    """Return a location; it needs every header, since it inherits none once it sets one."""
    return f'location ~ "{pattern}" {{\n{_headers(headers, "    ")}\n}}'


def _headers(headers: Iterable[tuple[str, str]], indent: str = "") -> str:
    return "\n".join(f'{indent}add_header {name} "{value}" always;' for name, value in headers)
