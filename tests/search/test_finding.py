"""What readers type is found: as it stands, in other spellings, by parts, and by other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from searching import Engine

FAX = {"methods/communication-tools.html", "methods/communication-tools.html#steps"}


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("ศึกษาธิการ", "cases/committee-meeting.html#situation"),  # inside a compound
        ("สารบรรณ", "methods/letters/request-support.html#steps"),  # linked, in mid-sentence
        ("ที่จอดรถ", "checklists/before-a-meeting.html#place"),
        ("รับปาก เรื่อง", "methods/communication-tools.html#steps"),
        ("ผู้ฟังที่ดี", "prepare.html#yourself"),
    ],
)
def test_a_phrase_is_found_wherever_it_stands(engine: Engine, query: str, place: str) -> None:
    assert place in engine.places(query)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("คำขอบคุณ", "ค าขอบคุณ"),
        ("คำขอบคุณ", "คําขอบคุณ"),
        ("เพื่อ", "เพ่ือ"),
        ("ปีงบประมาณ 2555", "ปีงบประมาณ ๒๕๕๕"),
        ("ประสานงาน", "ประ\u200bสานงาน"),
        ("สั้น ๆ", "สั้นๆ"),
        ("KM DAYS", "km days"),
        ("ขอความร่วมมือ", "ขอ ความ ร่วมมือ"),
    ],
)
def test_spellings_of_one_query_find_the_same_sections(
    engine: Engine, query: str, same: str
) -> None:
    found = set(engine.places(query))
    assert found
    assert found <= set(engine.places(same))


def test_tone_marks_tell_words_apart(engine: Engine) -> None:
    mark_in_snippets = [
        item["text"] + item["title"] for group in engine.search("เขา")["items"] for item in group
    ]
    assert mark_in_snippets
    assert not any("<mark>เข้า</mark>" in text for text in mark_in_snippets)


@pytest.mark.parametrize(
    ("typed", "other"), [("ก.พ.ร.", "กพร"), ("สป.ศธ.", "สปศธ"), ("ก.พ.", "กพ")]
)
def test_dotted_and_undotted_abbreviations_find_each_other(
    engine: Engine, typed: str, other: str
) -> None:
    assert set(engine.places(typed)) == set(engine.places(other)) != set()


def test_the_form_of_an_abbreviation_as_typed_comes_first(engine: Engine) -> None:
    for typed, not_typed in (("ก.พ.ร.", "กพร."), ("กพร.", "ก.พ.ร.")):
        first = engine.search(typed)["items"][0][0]
        shown = (first["title"] + first["text"]).replace("<mark>", "").replace("</mark>", "")
        assert typed in shown, (typed, not_typed, shown)


@pytest.mark.parametrize(
    ("query", "used", "language"),
    [
        ("ประสารงาน", "ประสานงาน", "th"),
        ("เลขานุกาล", "เลขานุการ", "th"),
        ("comittee", "committee", "en"),
        ("corespondence regulations", "correspondence regulations", "en"),
    ],
)
def test_typing_errors_are_forgiven_and_it_is_said(
    engine: Engine, query: str, used: str, language: str
) -> None:
    assert engine.note(query, language) == {"kind": "instead", "used": used}
    assert engine.places(query, language)


def test_a_word_broken_off_is_found_as_it_stands(engine: Engine) -> None:
    assert engine.note("โทรศัพ") is None
    assert set(engine.places("โทรศัพท์")) <= set(engine.places("โทรศัพ"))


def test_the_glossary_s_other_names_find_what_the_pages_say(engine: Engine) -> None:
    assert set(engine.places("แฟกซ์")) & FAX
    assert "methods/letters.html#steps" in engine.places("จดหมายขอบคุณ")


def test_the_other_language_comes_after_the_page_s_own_and_is_marked(engine: Engine) -> None:
    groups = engine.search("thank you letter")["items"]
    languages = [group[0]["location"].startswith("en/") for group in groups]
    assert languages[0] is False
    assert languages == sorted(languages)
    marks = [any("English" in item.get("tags", []) for item in group) for group in groups]
    assert marks == languages


def test_english_is_stemmed(engine: Engine) -> None:
    assert "en/methods/communication-tools.html#steps" in engine.places("promising", "en")


@pytest.mark.parametrize(
    ("word", "stem"),
    [  # the examples of Porter's paper, step by step
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("agreed", "agre"),
        ("plastered", "plaster"), ("motoring", "motor"), ("sing", "sing"),
        ("conflated", "conflat"), ("hopping", "hop"), ("falling", "fall"), ("filing", "file"),
        ("happy", "happi"), ("sky", "sky"), ("relational", "relat"), ("conditional", "condit"),
        ("digitizer", "digit"), ("decisiveness", "decis"), ("formality", "formal"),
        ("triplicate", "triplic"), ("hopeful", "hope"), ("goodness", "good"),
        ("revival", "reviv"), ("adjustable", "adjust"), ("adoption", "adopt"),
        ("probate", "probat"), ("rate", "rate"), ("controll", "control"), ("roll", "roll"),
        ("coordinating", "coordin"), ("coordination", "coordin"), ("telephoned", "telephon"),
    ],
)  # fmt: skip
def test_stems_are_porter_s(engine: Engine, word: str, stem: str) -> None:
    assert engine.call("word => kbSearch.stem(word)", word) == stem


def test_a_question_brings_the_section_that_answers_it_into_the_first_three(
    engine: Engine,
) -> None:
    found = engine.places("ร่างหนังสือขอความอนุเคราะห์ต้องมีอะไรบ้าง")[:3]
    assert any(place.startswith("methods/letters/request-support.html") for place in found)


def test_pages_that_teach_come_before_the_transcript(engine: Engine) -> None:
    pages = [place.partition("#")[0] for place in engine.places("กล่าวคำขอบคุณ")]
    assert "about/report.html" in pages
    assert pages.index("methods/communication-tools.html") < pages.index("about/report.html")


def test_nothing_found_offers_the_nearest_terms(engine: Engine) -> None:
    answer = engine.search("ฟหกดฟหกด")
    assert answer["items"] == []
    assert answer["note"]["kind"] == "none"
    near = "form => kbSearch.nearTerms(kbSearch.indexOf('th'), form, 3)"
    assert "คณะกรรมการ" in engine.call(near, "กรรมการคณะ")


def test_snippets_mark_whole_clusters_from_the_page_s_own_words(engine: Engine) -> None:
    wrong = engine.call(
        """(queries) => queries.flatMap((query) => kbSearch.search("th", "en", query).items
          .flat().flatMap((item) => [item.title, item.text])
          .filter((html) => /<mark>[\\u0e31\\u0e33-\\u0e3a\\u0e47-\\u0e4e]/.test(html)
            || /<\\/mark>[\\u0e31\\u0e33-\\u0e3a\\u0e47-\\u0e4e]/.test(html)
            || /^(… )?[\\u0e31\\u0e33-\\u0e3a\\u0e47-\\u0e4e]/.test(html)))""",
        ["ท", "น้", "ประสานง", "ที", "คำขอบคุณ", "เข", "ก่อนประชุมต้องเตรียมอะไร"],
    )
    assert wrong == []


def test_suggestions_complete_what_is_typed(engine: Engine) -> None:
    assert engine.search("ระเบียบงาน")["suggest"] == ["ระเบียบงานสารบรรณ"]
    assert engine.search("ร่างหนังสือขอความอนุ")["suggest"][0].startswith("ร่างหนังสือขอความอนุเ")
    assert engine.search("official corr", "en")["suggest"][0].startswith("corr")
