"""The tokens can be read by everybody, and nothing else names a colour."""

import dataclasses
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import gc25desk.ui
from gc25desk.paths import bundled
from gc25desk.ui import style
from gc25desk.ui.style import DARK, LIGHT, Tokens

HEX = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ["text", "muted", "accent", "urgent", "warn", "ok", "gap", "partial", "progress", "context"]
PAIRS = [
    ("on_accent", "accent"),
    ("on_sel", "sel"),
    ("urgent", "urgent_tint"),
    ("warn", "warn_tint"),
    ("ok", "ok_tint"),
    ("text", "sunk"),
    ("text", "bg"),
    ("muted", "bg"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(tokens: Tokens) -> dict[str, str]:
    return {key: value for key, value in dataclasses.asdict(tokens).items() if isinstance(value, str)}


@THEMES
@pytest.mark.parametrize("name", TEXTS)
def test_text_can_be_read_on_the_surface(tokens: Tokens, name: str) -> None:
    assert contrast(colours(tokens)[name], tokens.surface) >= 4.5


@THEMES
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_own_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(colours(tokens)[ink], colours(tokens)[ground]) >= 4.5


@THEMES
def test_edges_of_controls_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.edge, tokens.surface) >= 3
    assert contrast(tokens.accent, tokens.surface) >= 3


@THEMES
def test_high_contrast_is_pure(tokens: Tokens) -> None:
    strong = style.high_contrast(tokens)
    assert contrast(strong.text, strong.surface) > 20
    assert contrast(strong.on_sel, strong.sel) > 20
    assert strong.edge == strong.line == strong.text
    for name in ("urgent", "warn", "ok", "accent"):
        assert contrast(colours(strong)[name], strong.surface) >= 4.5


@THEMES
def test_the_sheet_is_filled_in_whole(tokens: Tokens) -> None:
    sheet = style.sheet(tokens)
    assert "$" not in sheet
    assert set(HEX.findall(sheet)) <= set(colours(tokens).values())
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(path).is_file()


@pytest.mark.parametrize(("folder", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_marks_of_the_sheet_wear_its_tokens(folder: str, tokens: Tokens) -> None:
    for path in (bundled("resources/styles") / folder).glob("*.svg"):
        assert set(HEX.findall(path.read_text(encoding="utf-8"))) <= {tokens.muted, tokens.on_accent}


def test_nothing_else_names_a_colour() -> None:
    root = Path(gc25desk.ui.__file__).parent
    files = [path for path in root.rglob("*.py") if path.name != "style.py"]
    assert files
    guilty = [path.name for path in files if HEX.search(path.read_text(encoding="utf-8"))]
    assert guilty == []
    assert not HEX.search((bundled("resources/styles") / "desk.qss").read_text(encoding="utf-8"))


def test_a_theme_reaches_palette_and_tokens(dressed: QApplication) -> None:
    style.apply(dressed, "dark")
    assert style.tokens() is DARK
    assert style.theme() == "dark"
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    shown = dressed.palette()
    assert shown.color(group.Active, role.Base) == QColor(DARK.surface)
    for which in (group.Active, group.Inactive):
        high, text = (
            shown.color(which, role.Highlight).name(),
            shown.color(which, role.HighlightedText).name(),
        )
        assert contrast(high, text) >= 4.5
    assert contrast(shown.color(role.PlaceholderText).name(), DARK.surface) >= 4.5


def test_followers_hear_of_a_change(dressed: QApplication) -> None:
    heard: list[str] = []
    style.on_change(lambda: heard.append(style.tokens().surface))
    style.apply(dressed, "dark")
    assert heard[-1] == DARK.surface


def test_everything_grows_with_the_text(dressed: QApplication) -> None:
    small = style.px(style.CONTROL_PX), style.font("title").pixelSize()
    style.apply(dressed, "light", text_scale=2.0)
    assert style.px(style.CONTROL_PX) == 2 * small[0]
    assert style.font("title").pixelSize() == 2 * small[1]


@pytest.mark.usefixtures("dressed")
def test_a_role_can_be_changed_while_shown() -> None:
    label = QLabel("x")
    style.set_role(label, "muted")
    label.ensurePolished()
    before = label.palette().color(QPalette.ColorRole.WindowText)
    style.set_role(label, "error")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(style.tokens().urgent)
    assert before == QColor(style.tokens().muted)


@pytest.mark.usefixtures("dressed")
def test_a_widget_whose_role_stays_is_not_dressed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    label = QLabel("x")
    style.set_role(label, "muted")
    label.ensurePolished()
    dressed: list[QWidget] = []
    monkeypatch.setattr(style, "repolish", dressed.append)
    style.set_role(label, "muted")
    assert not dressed
    style.set_role(label, "muted", "warn")
    assert dressed == [label]
