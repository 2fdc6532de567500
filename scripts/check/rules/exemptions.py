"""Rules on inline exceptions: ``<!-- allow XR701: reason -->`` before a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from check.registry import CHECKS, finds
from content.findings import Place, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.document import Document
    from content.findings import Finding

NO_REASON = Rule(
    "XR921",
    Words("ข้อยกเว้นที่ไม่มีเหตุผล คนรุ่นหลังไม่รู้ว่าควรคงไว้หรือไม่", "Without its reason, nobody later knows whether an exception should stay."),
    Words("ข้อยกเว้นนี้ไม่มีเหตุผล", "The exception gives no reason."),
    Words("เขียนว่า <!-- allow {codes}: เหตุผล -->", "Write <!-- allow {codes}: the reason -->"),
    "<!-- allow XR106 -->",
    "<!-- allow XR106: the reason -->",
)  # fmt: skip
UNKNOWN_CODE = Rule(
    "XR922",
    Words(
        "ข้อยกเว้นที่สะกดรหัสผิดไม่ยกเว้นอะไรเลย", "An exception whose code is mistyped excepts nothing."
    ),
    Words("ไม่มีกฎ {code}", "There is no rule {code}."),
    Words(
        "ดูรหัสด้วย python3 scripts/kb.py explain",
        "List the codes with: python3 scripts/kb.py explain",
    ),
    "<!-- allow XR999: … -->",
    "<!-- allow XR106: … -->",
)
UNNEEDED = Rule(
    "XR923",
    Words("ข้อยกเว้นที่เลิกใช้แล้วจะบังสิ่งผิดที่เกิดภายหลัง", "An exception that is no longer needed hides what goes wrong later."),
    Words("ไม่มี {code} ให้ยกเว้นแล้ว", "There is no {code} here to except."),
    Words("ลบข้อยกเว้นนี้ออก", "Delete the exception."),
    "<!-- allow XR106: … -->",
    "(deleted)",
)  # fmt: skip


@finds("page", NO_REASON, UNKNOWN_CODE)
def faulty_exemptions(document: Document) -> Iterator[Finding]:
    """Find exceptions without a reason, or for rules that do not exist."""
    known = {rule.code for check in CHECKS for rule in check.rules}
    for exemption in document.exemptions:
        place = Place(document.page.path, exemption.line, exemption.column)
        if not exemption.reason:
            yield NO_REASON.at(place, codes=", ".join(exemption.codes) or "XR…")
        for code in exemption.codes:
            if code not in known:
                yield UNKNOWN_CODE.at(place, code=code or "“”")


def apply_exemptions(
    findings: list[Finding], documents: dict[str, Document], judged: frozenset[str]
) -> list[Finding]:
    """Return the findings that no exception covers, and one for each unneeded exception.

    ``documents`` are keyed by path. ``judged`` are the codes of the checks that were
    run: an exception for another code may be needed, for all that is known.
    """
    kept = []
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        document = documents.get(finding.path)
        covering = [
            exemption
            for exemption in (document.exemptions if document else ())
            if finding.code in exemption.codes and exemption.reason
            and (exemption.line <= finding.line <= exemption.last_line
                 or (exemption.is_first and finding.line < exemption.line))
        ]  # fmt: skip
        used |= {(finding.path, exemption.line, finding.code) for exemption in covering}
        if not covering:
            kept.append(finding)
    for path, document in documents.items():
        for exemption in document.exemptions:
            for code in exemption.codes:
                if code in judged and exemption.reason and (path, exemption.line, code) not in used:
                    place = Place(path, exemption.line, exemption.column)
                    kept.append(UNNEEDED.at(place, code=code))
    return kept


@finds("model", UNNEEDED)
def unneeded_exemptions(_model: object) -> Iterator[Finding]:
    """Find none here: whether an exception is needed is known only when all else has run."""
    return iter(())
