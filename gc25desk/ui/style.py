"""The one place that names a colour or a measure: the tokens, the palette and the style sheet.

A widget opts in to a look with the dynamic property ``role`` (see ``set_role``) and, where colour
carries meaning, ``tone``. The sheet itself is ``resources/styles/desk.qss`` with the tokens filled
in. Painted widgets read ``tokens()`` each time they paint, so that a change of theme reaches them.
"""

import dataclasses
import string
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontInfo, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from gc25desk.paths import bundled

Theme = Literal["light", "dark", "system"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark")
Role = Literal["base", "small", "strong", "card", "title", "figure"]


@dataclasses.dataclass(frozen=True)
class Tokens:
    """Every colour of the window by its use, as ``#RRGGBB``.

    Text colours reach 4.5:1 and edges 3:1 on ``bg``, ``surface`` and their own tint (WCAG 2.2,
    1.4.3 and 1.4.11).
    """

    bg: str
    surface: str
    sunk: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    sel: str
    on_sel: str
    urgent: str
    urgent_tint: str
    warn: str
    warn_tint: str
    ok: str
    ok_tint: str
    gap: str
    partial: str
    progress: str
    context: str
    dark: bool = False


LIGHT = Tokens(
    bg="#F4F6F9",
    surface="#FFFFFF",
    sunk="#EBEFF4",
    line="#DCE2EA",
    edge="#8591A1",
    text="#18212D",
    muted="#566274",
    accent="#1D5FBF",
    on_accent="#FFFFFF",
    sel="#DCE8FA",
    on_sel="#10233F",
    urgent="#B3261E",
    urgent_tint="#FBE9E7",
    warn="#7A4F00",
    warn_tint="#FDF1DA",
    ok="#1B6E3C",
    ok_tint="#E3F3E8",
    gap="#B5460F",
    partial="#8A6D00",
    progress="#1B6E3C",
    context="#66717F",
)
DARK = Tokens(
    bg="#12161C",
    surface="#1A2029",
    sunk="#232B36",
    line="#2E3846",
    edge="#738196",
    text="#E8EDF3",
    muted="#A9B5C4",
    accent="#7DB0FF",
    on_accent="#0B1A30",
    sel="#24426B",
    on_sel="#F2F7FF",
    urgent="#FF9B90",
    urgent_tint="#42201D",
    warn="#F3C36A",
    warn_tint="#3D3014",
    ok="#84D6A0",
    ok_tint="#1C3A28",
    gap="#FFA47A",
    partial="#E3C55B",
    progress="#84D6A0",
    context="#9AA6B4",
    dark=True,
)

BASE_PX = 13
SMALL_PX = 12
CONTROL_PX = 32
ROW_PX = 34
_PIXELS: dict[Role, int] = {
    "base": BASE_PX,
    "small": SMALL_PX,
    "strong": BASE_PX,
    "card": 14,
    "title": 19,
    "figure": 28,
}
_SEMIBOLD: frozenset[Role] = frozenset({"strong", "card", "title", "figure"})

_followers: list[Callable[[], None]] = []


@dataclasses.dataclass
class _State:
    """What is worn now."""

    tokens: Tokens = LIGHT
    theme: Theme = "system"
    text_scale: float = 1.0
    scale: float = 1.0
    system_pixels: int = 0
    dressed: tuple[Tokens, float] | None = None  # the tokens and the scale
    # Held for good: PySide drops the accessibility hints with the last Python name for the style hints.
    hints: QStyleHints | None = None
    contrast: QAccessibilityHints | None = None


_now = _State()


def tokens() -> Tokens:
    """Return the colours in use now."""
    return _now.tokens


def theme() -> Theme:
    """Return the theme that was asked for."""
    return _now.theme


def text_scale() -> float:
    """Return what the system's text size is multiplied by."""
    return _now.text_scale


def px(measure: int) -> int:
    """Return a measure of the design in pixels at the text size in use."""
    return round(measure * _now.scale)


def font(role: Role = "base") -> QFont:
    """Return the interface font for a role, for what is painted rather than styled."""
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(px(_PIXELS[role]))
    chosen.setWeight(QFont.Weight.DemiBold if role in _SEMIBOLD else QFont.Weight.Normal)
    if role == "figure":
        chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def set_role(widget: QWidget, role: str, tone: str = "") -> None:
    """Give a widget its look by name; ``tone`` is one of ok, warn, urgent, accent or empty."""
    if widget.property("role") == role and widget.property("tone") == tone:
        return
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the sheet has yet to look at it
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def on_change(follower: Callable[[], None]) -> None:
    """Call ``follower`` after each change of theme; for what no palette event can reach."""
    _followers.append(follower)


def apply(app: QApplication, theme: Theme, text_scale: float = 1.0) -> None:
    """Dress the application in a theme; ``text_scale`` multiplies the system's text size (1 to 2).

    With "system" the window follows the system's light, dark or high-contrast setting while it runs.
    """
    if not _now.system_pixels:
        app.setStyle("Fusion")
        _now.system_pixels = QFontInfo(app.font()).pixelSize()
        _follow(app)
    _now.theme = theme
    _now.text_scale = text_scale
    _now.scale = max(_now.system_pixels, BASE_PX) * text_scale / BASE_PX
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    app.styleHints().setColorScheme(wanted[theme])
    _dress(app)


def _follow(app: QApplication) -> None:
    _now.hints = app.styleHints()
    _now.contrast = _now.hints.accessibility()
    _now.hints.colorSchemeChanged.connect(lambda _scheme: _dress(app))
    _now.contrast.contrastPreferenceChanged.connect(lambda _wish: _dress(app))


def _dress(app: QApplication) -> None:
    _now.tokens = _chosen(app)
    look = (_now.tokens, _now.scale)
    if look == _now.dressed:
        return  # the sheet would be held against every widget that lives, which takes seconds
    _now.dressed = look
    app.setFont(font("base"))
    app.setPalette(palette(_now.tokens))
    app.setStyleSheet(sheet(_now.tokens))
    for follower in _followers:
        follower()


def _chosen(app: QApplication) -> Tokens:
    if _now.theme != "system":
        return DARK if _now.theme == "dark" else LIGHT
    plain = DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    wish = _now.contrast.contrastPreference() if _now.contrast is not None else None
    return high_contrast(plain) if wish is Qt.ContrastPreference.HighContrast else plain


def high_contrast(plain: Tokens) -> Tokens:
    """Return the tokens with pure grounds and text, and with edges and lines as strong as text."""
    ground, ink = ("#000000", "#FFFFFF") if plain.dark else ("#FFFFFF", "#000000")
    return dataclasses.replace(
        plain, bg=ground, surface=ground, sunk=ground, line=ink, edge=ink, text=ink, muted=ink,
        sel=ink, on_sel=ground, urgent_tint=ground, warn_tint=ground, ok_tint=ground,
    )  # fmt: skip


def palette(chosen: Tokens) -> QPalette:
    """Return the Qt palette of the tokens, so that what the sheet does not name fits too."""
    made = QPalette(QColor(chosen.surface), QColor(chosen.bg))
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.bg,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.sunk,
        role.Text: chosen.text,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.urgent,
        role.Highlight: chosen.sel,
        role.HighlightedText: chosen.on_sel,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.ToolTipBase: chosen.surface,
        role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Accent: chosen.accent,
        role.Mid: chosen.edge,
        role.Dark: chosen.edge,
        role.Light: chosen.surface,
        role.Midlight: chosen.line,
    }
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.muted))
    return made


def sheet(chosen: Tokens) -> str:
    """Return the style sheet with the tokens and the measures filled in."""
    text = (bundled("resources/styles") / "desk.qss").read_text(encoding="utf-8")
    marks = (bundled("resources/styles") / ("dark" if chosen.dark else "light")).as_posix()
    measures = {f"px{n}": f"{px(n)}px" for n in (*range(1, 13), *range(14, 42, 2), 19, 13, 15)}
    return string.Template(text).substitute(dataclasses.asdict(chosen), marks=marks, **measures)
