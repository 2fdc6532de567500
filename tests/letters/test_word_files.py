"""The Word files: the report's parts in order, Thai as complex script, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Cm

from letters.files import file_name, write_files
from letters.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import KnowledgeBase
    from content.letters import Letter

LANGUAGES = ("th", "en")
REQUESTS = {"request-support": "3.2.4", "request-assistance": "3.2.4",
            "request-cooperation": "3.2.5"}  # fmt: skip
LETTERS = (*REQUESTS, "thanks", "invitation", "postponement", "memo")
FORMS = ("contact-directory", "visit-note", "telephone-record")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("word")
    write_files(knowledge.data, site)
    return site


def xml(folder: Path, name: str, language: str, part: str) -> str:
    with zipfile.ZipFile(folder / file_name(name, language)) as archive:
        return archive.read(f"word/{part}.xml").decode()


def parts_of(letter: Letter, language: str) -> list[str]:
    return [part.names[language] for part in letter.parts]


def test_every_letter_and_form_is_there_in_both_languages(
    knowledge: KnowledgeBase, folder: Path
) -> None:
    assert tuple(knowledge.data.letters) == LETTERS
    assert tuple(knowledge.data.forms) == FORMS
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.docx")}
    assert written == {file_name(name, lang) for name in LETTERS + FORMS for lang in LANGUAGES}


def test_the_built_site_has_the_same_files(site: Path, folder: Path) -> None:
    for path in folder.rglob("*.docx"):
        assert (site / path.relative_to(folder)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("name", "rule"), REQUESTS.items())
def test_a_request_has_the_reports_five_parts_in_order(
    knowledge: KnowledgeBase, name: str, rule: str
) -> None:
    parts = knowledge.data.letters[name].parts
    assert [part.units for part in parts] == [(f"{rule}.{n}",) for n in range(1, 6)]
    assert all(part.is_reported for part in parts)


def test_no_other_letter_claims_a_part_of_the_report(knowledge: KnowledgeBase) -> None:
    for name, letter in knowledge.data.letters.items():
        if name not in REQUESTS:
            assert not any(part.is_reported for part in letter.parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_parts_stand_in_order_each_with_a_comment_on_whose_it_is(
    knowledge: KnowledgeBase, folder: Path, name: str, language: str
) -> None:
    letter = knowledge.data.letters[name]
    document = Document(str(folder / file_name(name, language)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    places = [text.index(f"[{n} {part}]") for n, part in enumerate(parts_of(letter, language), 1)]
    assert places == sorted(places)
    source = Source(knowledge.data, language)
    comments = [comment.text for comment in document.comments]
    assert len(comments) == len(letter.parts)
    for comment, part in zip(comments, letter.parts, strict=True):
        assert source.labels(part.units) in comment
    assert source.strings["letter_note"] == document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("name", LETTERS + FORMS)
def test_thai_is_set_as_complex_script(folder: Path, name: str) -> None:
    styles = xml(folder, name, "th", "styles")
    defaults = re.search(r"<w:rPrDefault>.*?</w:rPrDefault>", styles, re.DOTALL)
    assert defaults is not None
    assert 'w:cs="TH SarabunPSK"' in defaults[0]
    assert '<w:szCs w:val="32"/>' in defaults[0]
    assert 'w:bidi="th-TH"' in defaults[0]
    fonts = xml(folder, name, "th", "fontTable")
    assert "TH Sarabun New,Sarabun" in fonts
    for part in ("document", "footer1"):
        for run in re.findall(r"<w:rPr>.*?</w:rPr>", xml(folder, name, "th", part), re.DOTALL):
            assert ("<w:sz " in run) == ("<w:szCs " in run) == ("w:cs=" in run)
            assert ("<w:b/>" in run) == ("<w:bCs/>" in run)


def test_paper_is_a4_with_the_margins_of_an_official_letter(folder: Path) -> None:
    for name in LETTERS:
        section = Document(str(folder / file_name(name, "th"))).sections[0]
        measures = (section.page_width, section.page_height,
                    section.left_margin, section.right_margin)  # fmt: skip
        assert [round(m.cm, 1) for m in measures if m is not None] == [21, 29.7, 3, 2]


def test_the_garudas_room_is_three_centimetres_and_empty_of_pictures(folder: Path) -> None:
    for name in LETTERS:
        with zipfile.ZipFile(folder / file_name(name, "th")) as archive:
            names = archive.namelist()
        assert not [n for n in names if re.search(r"media|thumbnail|\.(png|jpe?g|emf|wmf)$", n)]
    room = Document(str(folder / file_name("thanks", "th"))).tables[0].rows[0]
    assert room.height is not None
    assert abs(room.height - Cm(3)) < Cm(0.01)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_each_field_of_a_form_names_its_source_or_the_editor(
    knowledge: KnowledgeBase, folder: Path, name: str, language: str
) -> None:
    source = Source(knowledge.data, language)
    document = Document(str(folder / file_name(name, language)))
    cells = [cell.text for table in document.tables for cell in table.rows[0].cells]
    texts = [paragraph.text for paragraph in document.paragraphs] + cells
    for block in knowledge.data.forms[name].blocks:
        for field in block.fields:
            words = source.labels(field.units) or source.strings["editor_mark"]
            assert [t for t in texts if f"{field.names[language]} ({words})" in t]


def test_the_same_data_give_the_same_bytes(
    knowledge: KnowledgeBase, folder: Path, tmp_path: Path
) -> None:
    write_files(knowledge.data, tmp_path)
    for path in folder.rglob("*.docx"):
        data = path.read_bytes()
        assert (tmp_path / path.relative_to(folder)).read_bytes() == data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        dates = set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", everything))
        assert dates <= {"2026-01-01T00:00:00Z"}
