"""The page that the local server shows while there is no site: what is in the way of one."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from content.findings import Severity, Words, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commands.outcome import Outcome
    from content.findings import Finding

LANGUAGES = ("th", "en")
TITLE = Words("ยังสร้างเว็บไซต์ไม่ได้", "The site could not be built yet")
WHAT_TO_DO = Words(
    "แก้ตามรายการนี้แล้วบันทึกไฟล์ หน้านี้จะเปลี่ยนเป็นเว็บไซต์เอง",
    "Correct what is listed here and save the file: this page then turns into the site by itself.",
)
SEE_TERMINAL = Words(
    "โปรแกรมหยุดกลางทาง สาเหตุอยู่ในหน้าต่างที่พิมพ์คำสั่ง หากเพิ่งแก้ไฟล์ใน scripts/ หรือ overrides/ "
    "ให้แก้กลับ หากไม่ใช่ ให้พิมพ์: python3 scripts/kb.py check",
    "The program stopped half-way; the window in which the command was typed says why. If a file "
    "in scripts/ or overrides/ was changed, change it back; otherwise run: "
    "python3 scripts/kb.py check",
)
PAGE = Template("""<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>$title</title>
<style>
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 Sarabun, sans-serif; }
li { margin-bottom: 1rem; }
code { font-size: 1rem; font-weight: 700; overflow-wrap: anywhere; }
</style>
</head>
<body>
$sections
</body>
</html>
""")


def problems_page(outcome: Outcome | None) -> str:
    """Return a page of HTML that says in Thai and English what is in the way.

    None stands for a build that ended without saying how it went.
    """
    sections = "\n".join(_section(outcome, language) for language in LANGUAGES)
    return PAGE.substitute(title=escape(f"{TITLE.th} · {TITLE.en}"), sections=sections)


def _section(outcome: Outcome | None, language: str) -> str:
    if outcome is None:
        content = f"<p>{escape(tell(SEE_TERMINAL, language))}</p>"
    elif outcome.findings:
        content = f"<p>{escape(tell(WHAT_TO_DO, language))}</p>\n<ol>\n"
        content += "\n".join(_items(outcome.findings, language)) + "\n</ol>"
    else:
        content = f"<p>{escape(tell(outcome.words, language))}</p>"
    title = escape(tell(TITLE, language))
    return f'<section lang="{language}">\n<h1>{title}</h1>\n{content}\n</section>'


def _items(findings: Iterable[Finding], language: str) -> Iterable[str]:
    for finding in sorted(findings, key=lambda f: (f.severity is not Severity.ERROR, f.order)):
        place = f"{finding.path}:{finding.line}:{finding.column}"
        message, advice = (
            escape(tell(words, language)) for words in (finding.message, finding.suggestion)
        )
        yield f"<li><code>{escape(place)}</code> {finding.code}<br>{message}<br>→ {advice}</li>"
