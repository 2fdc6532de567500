"""LibreOffice opens every Word file, and its PDF has the parts in order."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

from commands.tools import LIBREOFFICE, POPPLER, find
from letters.files import FOLDER, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from content.knowledge import KnowledgeBase


@pytest.fixture(scope="module")
def pages(
    knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Return the text of each page of each file, by the file's name without its ending.

    One call converts all, since starting LibreOffice takes longest.
    """
    office, reader = find(LIBREOFFICE), find(POPPLER)
    if office is None or reader is None:
        pytest.skip(f"{LIBREOFFICE.advice} {POPPLER.advice}")
    site = tmp_path_factory.mktemp("converted")
    files = write_files(knowledge.data, site)
    # A profile of its own: LibreOffice refuses to start beside another one's.
    profile = f"-env:UserInstallation={(site / 'profile').as_uri()}"
    command = [office, "--headless", "--norestore", profile,
               "--convert-to", "pdf", "--outdir", str(site), *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    texts = {}
    for path in files:
        pdf = site / f"{path.stem}.pdf"
        done = subprocess.run([reader, str(pdf), "-"], check=True, capture_output=True, text=True)
        texts[path.stem] = done.stdout.rstrip("\f").split("\f")
    assert len(texts) == len(list((site / FOLDER).iterdir()))
    # Those of tests/machine/fonts.conf, and what LibreOffice carries itself.
    assert {name for path in files for name in fonts(site / f"{path.stem}.pdf")} <= {
        "Laksaman", "DejaVuSans", "OpenSymbol"
    }  # fmt: skip
    return texts


def fonts(pdf: Path) -> set[str]:
    """Return the families of the fonts in a PDF."""
    done = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True)
    return {re.sub(r"^[A-Z]{6}\+|-.*", "", row.split()[0]) for row in done.stdout.splitlines()[2:]}


def bare(text: str) -> str:
    """Return a text without spaces and marks, whose order and gaps PDFs do not keep."""
    decomposed = text.replace("ำ", "า")
    return "".join(c for c in decomposed if unicodedata.category(c)[0] in "LN")


@pytest.mark.parametrize("language", ["th", "en"])
def test_letters_have_their_parts_and_sentences_in_order_on_one_sheet(
    knowledge: KnowledgeBase, pages: dict[str, list[str]], language: str
) -> None:
    for letter in knowledge.data.letters.values():
        sheets = pages[f"{letter.id}.{language}"]
        assert len(sheets) == 1, letter.id
        text = bare(sheets[0])
        position = text.index(bare(letter.subjects[language]))
        for number, part in enumerate(letter.parts, 1):
            expected = bare(f"{number}{part.names[language]}{part.texts[language]}")
            position = text.index(expected, position)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_layout_stands_in_the_regulations_order(
    knowledge: KnowledgeBase, pages: dict[str, list[str]], language: str
) -> None:
    strings = knowledge.data.interface[language]
    order = ("letter_number", "letter_date", "letter_subject", "letter_to", "letter_reference",
             "letter_enclosure", "letter_closing", "letter_name", "letter_position",
             "letter_office", "letter_telephone", "letter_copies")  # fmt: skip
    for letter in knowledge.data.letters.values():
        if letter.is_memo:
            continue
        text = bare(pages[f"{letter.id}.{language}"][0])
        position = 0
        for name in order:
            position = text.index(bare(strings[name]), position)


@pytest.mark.parametrize("language", ["th", "en"])
def test_forms_have_their_fields(
    knowledge: KnowledgeBase, pages: dict[str, list[str]], language: str
) -> None:
    for form in knowledge.data.forms.values():
        text = bare("".join(pages[f"{form.id}.{language}"]))
        names = [field.names[language] for block in form.blocks for field in block.fields]
        # Words of narrow columns are broken over lines that the PDF interleaves.
        wide = [name for name in names if not form.is_landscape or len(name) < 9]
        assert [name for name in wide if bare(name) not in text] == []
        assert len(pages[f"{form.id}.{language}"]) == 1 + sum(
            b.kind == "break" for b in form.blocks
        )


def test_nothing_of_the_text_is_a_missing_character(pages: dict[str, list[str]]) -> None:
    for name, sheets in pages.items():
        assert not re.search(r"[\ufffd\uf700-\uf8ff]", "".join(sheets)), name
