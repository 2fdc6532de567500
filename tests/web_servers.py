"""A real nginx and a real Apache, each serving one folder at its root and under /kb/."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATHS = ("/", "/kb/")
NGINX = """
{load}
daemon off;
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi; uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{ports[0]};
    set $kb_root /;
    location / {{ root {site}; include {site}/.nginx.conf; {more} }}
  }}
  server {{
    listen 127.0.0.1:{ports[1]};
    set $kb_root /kb/;
    location /kb/ {{ alias {site}/; include {site}/.nginx.conf; {more} }}
  }}
}}
"""
APACHE = """
ServerRoot {work}
PidFile {work}/apache.pid
ErrorLog {work}/error.log
ServerName 127.0.0.1
User www-data
Group www-data
{modules}
<Directory />
  Require all denied
</Directory>
<Directory {site}>
  Require all granted
  AllowOverride All
</Directory>
Listen 127.0.0.1:{ports[0]}
Listen 127.0.0.1:{ports[1]}
<VirtualHost *:{ports[0]}>
  DocumentRoot {site}
</VirtualHost>
<VirtualHost *:{ports[1]}>
  DocumentRoot {work}
  Alias /kb/ {site}/
</VirtualHost>
"""
APACHE_FEW = ("mpm_event", "unixd", "authz_core", "authz_host", "alias")
APACHE_USUAL = (*APACHE_FEW, "dir", "mime", "headers", "rewrite", "autoindex", "negotiation")


@contextmanager
def nginx(
    program: str, site: Path, work: Path, more: str, module: str = ""
) -> Iterator[dict[str, int]]:
    """Serve the site; give the port for each path. ``more`` stands behind the include.

    ``module`` is the path of a module that nginx loads.
    """
    ports = _free_ports()
    load = f"load_module {module};" if module else ""
    config = work / "nginx.conf"
    config.write_text(NGINX.format(work=work, site=site, ports=ports, more=more, load=load))
    command = [program, "-p", str(work), "-e", str(work / "error.log"), "-c", str(config)]
    with _running(command, ports, work):
        yield dict(zip(PATHS, ports, strict=True))


@contextmanager
def apache(
    program: str, site: Path, work: Path, modules: tuple[str, ...]
) -> Iterator[dict[str, int]]:
    """Serve the site with some modules; give the port for each path."""
    ports = _free_ports()
    folder = Path("/usr/lib/apache2/modules")
    loaded = "\n".join(
        f"LoadModule {name}_module {folder}/mod_{name}.so"
        for name in modules
        if (folder / f"mod_{name}.so").is_file()
    )
    types = "TypesConfig /etc/mime.types\nAddLanguage br .br" if "mime" in modules else ""
    config = work / "apache.conf"
    config.write_text(
        APACHE.format(work=work, site=site, ports=ports, modules=f"{loaded}\n{types}")
    )
    with _running([program, "-f", str(config), "-D", "FOREGROUND"], ports, work):
        yield dict(zip(PATHS, ports, strict=True))


@contextmanager
def _running(command: list[str], ports: list[int], work: Path) -> Iterator[None]:
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for port in ports:
            _wait(process, port, work)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait(process: subprocess.Popen[str], port: int, work: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if process.poll() is not None:
            _, said = process.communicate()
            log = work / "error.log"
            raise AssertionError(said + (log.read_text() if log.is_file() else ""))
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


def _free_ports() -> list[int]:
    sockets = [socket.socket() for _ in PATHS]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
