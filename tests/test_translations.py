"""Every text of the screen is there in every language, finished, with the same blanks, and compiled."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tools import translations
from tools.translations import Message

LANGUAGES = pytest.mark.parametrize("language", translations.LANGUAGES)


@pytest.fixture(scope="module")
def wanted() -> list[Message]:
    return translations.source_texts()


@LANGUAGES
def test_no_source_text_is_missing(language: str, wanted: list[Message]) -> None:
    assert len(wanted) > 1000
    assert translations.missing(language, wanted) == []


@LANGUAGES
def test_every_text_is_finished(language: str) -> None:
    assert translations.unfinished(language) == []


@LANGUAGES
def test_blanks_and_file_patterns_stay_as_they_are(language: str) -> None:
    assert translations.altered(language) == []


def test_english_has_no_chinese_characters_in_it() -> None:
    assert translations.untranslated_words() == []


def test_chinese_translates_itself() -> None:
    texts = translations.read(translations.ts_file(translations.SOURCE_LANGUAGE))
    assert [each for each in texts if set(each.forms) != {each.source}] == []


def test_compiled_files_are_those_of_the_texts() -> None:
    assert translations.stale() == []


def test_the_program_can_load_what_is_compiled() -> None:
    found = QTranslator()
    assert found.load(str(translations.qm_file("en")))
    assert found.translate("Queue", "待接") == "Waiting"


# ---- the tool itself -------------------------------------------------------------------------------------------------

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Desk</name>
    {messages}
</context>
</TS>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    return tmp_path


def _write(folder: Path, *messages: str, language: str = "en") -> None:
    text = _TS.format(messages="\n".join(messages))
    (folder / f"deskpilot_{language}.ts").write_text(text, encoding="utf-8")


def _message(source: str, translation: str, state: str = "") -> str:
    kind = f' type="{state}"' if state else ""
    return f"<message><source>{source}</source><translation{kind}>{translation}</translation></message>"


def test_a_text_that_is_not_in_the_file_is_missing(folder: Path) -> None:
    _write(folder, _message("接手", "Take over"), _message("转接", "Transfer", "vanished"))
    wanted = [Message("Desk", text, "", False, (), "") for text in ("接手", "转接", "发送")]
    assert translations.missing("en", wanted) == ["Desk: 转接", "Desk: 发送"]


def test_a_draft_and_an_empty_translation_are_unfinished(folder: Path) -> None:
    _write(
        folder,
        _message("接手", "Take over", "unfinished"),
        _message("发送", ""),
        _message("转接", "Transfer"),
    )
    assert translations.unfinished("en") == ["Desk: 接手", "Desk: 发送"]


def test_a_plural_form_that_is_missing_is_unfinished(folder: Path) -> None:
    forms = "<numerusform>{n} order</numerusform><numerusform></numerusform>"
    _write(folder, _message("{n} 单", forms).replace("<message>", '<message numerus="yes">'))
    assert translations.unfinished("en") == ["Desk: {n} 单"]


@pytest.mark.parametrize(
    ("source", "translation", "fits"),
    [
        ("{n} 条，{name}", "{name}: {n}", True),
        ("{n} 条", "{m} entries", False),
        ("把握 {share:.2f}", "confidence {share}", False),
        ("表格 (*.csv *.xlsx)", "Tables (*.csv)", False),
    ],
)
def test_a_blank_that_changes_is_found(folder: Path, source: str, translation: str, fits: bool) -> None:
    _write(folder, _message(source, translation))
    assert (translations.altered("en") == []) is fits


@pytest.mark.parametrize(
    ("translation", "fits"),
    [("Say “亲”", True), ("Say 「hello」", False), ("Take over，now", False), ("接手 now", False)],
)
def test_chinese_in_english_is_found(folder: Path, translation: str, fits: bool) -> None:
    _write(folder, _message("接手", translation))
    assert (translations.untranslated_words() == []) is fits


def test_a_compiled_file_that_is_missing_or_older_is_found(folder: Path) -> None:
    for language in translations.LANGUAGES:
        _write(folder, _message("接手", "Take over"), language=language)
    translations.release(folder)
    assert translations.stale() == []
    _write(folder, _message("接手", "Take it"))
    translations.qm_file("zh_CN").unlink()
    assert translations.stale() == ["deskpilot_zh_CN.qm", "deskpilot_en.qm"]


def test_an_update_keeps_what_is_translated_and_fills_in_the_source_language(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = folder / "src" / "deskpilot" / "desk.py"
    code.parent.mkdir(parents=True)
    code.write_text(
        "from PySide6.QtCore import QCoreApplication\n"
        'one = QCoreApplication.translate("Desk", "接手 <b>\'A\'</b>")\n'
        'many = QCoreApplication.translate("Desk", "{n} 单", "", 2)\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(translations, "ROOT", folder)
    _write(
        folder,
        _message("接手 &lt;b&gt;'A'&lt;/b&gt;", "Take &lt;b&gt;'A'&lt;/b&gt;"),
        _message("旧的", "Old"),
    )
    translations.update()
    english = translations.ts_file("en").read_text(encoding="utf-8")
    assert [message.forms for message in translations.read(translations.ts_file("en"))] == [
        ("Take <b>'A'</b>",),
        ("", ""),
    ]
    assert '<translation type="vanished">Old</translation>' in english
    own = translations.read(translations.ts_file("zh_CN"))
    assert [(message.source, message.forms) for message in own if message.finished] == [
        ("接手 <b>'A'</b>", ("接手 <b>'A'</b>",)),
        ("{n} 单", ("{n} 单",)),
    ]


def test_the_check_says_everything_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in translations.LANGUAGES:
        _write(folder, _message("接手", ""), language=language)
    assert translations.main(["check"]) == 1
    told = capsys.readouterr().out
    assert "en: unfinished: Desk: 接手" in told
    assert "zh_CN: missing: " in told
    assert "deskpilot_en.qm: not what its .ts file gives" in told


def test_an_unknown_order_is_told_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["polish"]) == 2
    assert "update" in capsys.readouterr().err
