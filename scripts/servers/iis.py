"""Settings for IIS 10: one web.config, which nobody here has been able to try."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from servers.facts import ALWAYS, POLICY, TYPES

if TYPE_CHECKING:
    from servers.facts import Facts

TEMPLATE = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Settings of this site for IIS 10, written by "kb.py build".
     UNTESTED: no Windows server was at hand. Try it before you rely on it.
     Pages are asked for anew each time; what lies in assets/ carries its content in its name
     and is kept for a year. IIS compresses by itself; the .gz and .br files are not used. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" />
      <error statusCode="404" path="404.html" responseMode="File" />
    </httpErrors>
    <security>
      <requestFiltering allowDoubleEscaping="false">
        <hiddenSegments>
{hidden}
        </hiddenSegments>
      </requestFiltering>
    </security>
    <staticContent>
      <clientCache cacheControlMode="NoControl" cacheControlCustom="no-cache" />
{types}
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{headers}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"
                     cacheControlCustom="public" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
"""
HIDDEN = (".htaccess", ".knowledge-base", ".nginx.conf", ".nginx-gzip.conf", ".nginx-brotli.conf")


def files(facts: Facts) -> dict[str, str]:
    """Return the text of each file by its name."""
    types = [
        f'      <remove fileExtension=".{ending}" />\n'
        f'      <mimeMap fileExtension=".{ending}" mimeType={quoteattr(kind)} />'
        for ending, kind in TYPES.items()
    ]
    headers = [
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in {**ALWAYS, POLICY: facts.policy}.items()
    ]
    text = TEMPLATE.format(
        hidden="\n".join(f"          <add segment={quoteattr(name)} />" for name in HIDDEN),
        types="\n".join(types),
        headers="\n".join(headers),
    )
    return {"web.config": text}
