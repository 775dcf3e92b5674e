"""The one style sheet of the application, for Qt's own controls; painted widgets need none."""

from deskpilot.paths import resource
from deskpilot.ui.theme.look import LOOK

_SHEET = """
QMainWindow, QDialog {{ background: {s0}; }}
.QPushButton {{ min-height: {field}px; padding: 0 12px; border: 1px solid {border2}; border-radius: 6px; background: {raised}; color: {t1}; }}
.QPushButton:hover {{ background: {s2}; }}
.QPushButton:pressed {{ background: {s3}; }}
.QPushButton:focus {{ border: 2px solid {accent}; padding: 0 11px; }}
.QPushButton:disabled {{ background: {s1}; border-color: {border}; color: {tdis}; }}
.QPushButton[kind="primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: 600; }}
.QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
.QPushButton[kind="primary"]:pressed {{ background: {accent_press}; border-color: {accent_press}; }}
.QPushButton[kind="danger"] {{ background: {danger}; border-color: {danger}; color: {on_danger}; font-weight: 600; }}
.QPushButton[kind="tint"] {{ background: {accent_tint}; border-color: {accent_tint}; color: {accent_text}; }}
.QPushButton[kind="tint"]:hover {{ background: {accent_tint2}; border-color: {accent_tint2}; }}
.QPushButton[kind="ghost"] {{ background: transparent; border-color: transparent; color: {t2}; }}
.QPushButton[kind="ghost"]:hover {{ background: {s2}; }}
.QPushButton[kind]:disabled {{ background: {s2}; border-color: {s2}; color: {tdis}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
  border: 1px solid {border2}; border-radius: 6px; background: {s0}; color: {t1};
  selection-background-color: {accent}; selection-color: {on_accent}; placeholder-text-color: {t3}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {field}px; padding: 0 10px; }}
QPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {accent}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ padding: 0 9px; min-height: {focused}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 7px; }}
QLineEdit[state="error"] {{ border: 2px solid {danger}; padding: 0 9px; min-height: {focused}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
  background: {s1}; border-color: {border}; color: {tdis}; }}
QPlainTextEdit[frameless="true"], QTextEdit[frameless="true"], QLineEdit[frameless="true"] {{
  border: none; padding: 0; background: transparent; }}
QComboBox, QComboBox:focus {{ padding-right: 28px; padding-left: 12px; }}
QAbstractSpinBox {{ max-height: {field}px; }}
QAbstractSpinBox:focus {{ max-height: {focused}px; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ border: 1px solid {border2}; background: {raised}; padding: 4px; outline: none;
  selection-background-color: {accent_tint}; selection-color: {t1}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px; background: transparent; }}
QDateTimeEdit::drop-down {{ border: none; width: 24px; background: transparent; }}
QDateTimeEdit::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-arrow {{ image: url("{chevron_up}"); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 24px; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {tdis}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {border_strong}; background: {s0}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ border-color: {accent}; background: {accent}; image: url("{check}"); }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 6px; height: 6px; background: {on_accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent_text}; }}
QMenu {{ background: {raised}; border: 1px solid {border2}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {accent_tint}; }}
QMenu::item:disabled {{ color: {tdis}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 8px; }}
QMenu::indicator:checked {{ image: url("{tick}"); }}
QMenu::right-arrow {{ image: url("{chevron_right}"); width: 14px; height: 14px; margin-right: 6px; }}
QToolTip {{ background: {tooltip}; color: {on_tooltip}; border: none; padding: 6px 8px; }}
QScrollArea, QListView, QGraphicsView {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border2}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; margin: 2px 2px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 2px 2px; }}
QScrollBar::handle:hover {{ background: {border_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; border: none; width: 0; height: 0; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QAbstractItemView {{ outline: none; }}
QTableView, QTreeView {{ background: {s0}; border: none; gridline-color: {border}; selection-background-color: {accent_tint}; selection-color: {t1}; }}
QHeaderView {{ background: {s1}; border: none; }}
QHeaderView::section {{ background: {s1}; color: {t2}; border: none; border-bottom: 1px solid {border}; padding: 0 8px; min-height: 31px;
  font-weight: 400; }}
QProgressBar {{ border: none; border-radius: 2px; background: {s3}; min-height: 4px; max-height: 4px; color: transparent; }}
QProgressBar::chunk {{ border-radius: 2px; background: {accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {border}; }}
QTabBar::tab {{ padding: 6px 12px; color: {t2}; border: none; background: transparent; }}
QTabBar::tab:selected {{ color: {accent_text}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QGroupBox {{ border: none; margin-top: 24px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; padding: 0; }}
.QToolButton {{ border: none; border-radius: 6px; padding: 4px 8px; background: transparent; color: {t2}; }}
.QToolButton:hover {{ background: {s2}; }}
.QToolButton:pressed, .QToolButton:checked {{ background: {s3}; }}
.QToolButton:focus {{ border: 2px solid {accent}; padding: 2px 6px; }}
QCalendarWidget QAbstractItemView {{ background: {raised}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {s3}; }}
QSlider::handle:horizontal {{ width: 15px; height: 15px; margin: -6px 0; border-radius: 7px; background: {accent}; }}
"""


def style_sheet() -> str:
    """The sheet for the look in force."""
    names = LOOK.loaded.colors[LOOK.name]
    colors = {name: LOOK.color(name).name() for name in names}
    return _SHEET.format(
        **colors,
        field=LOOK.style("body").line + 10,
        focused=LOOK.style("body").line + 8,
        chevron=_sheet_icon("chevron-down"),
        chevron_up=_sheet_icon("chevron-up"),
        chevron_right=_sheet_icon("chevron-right"),
        check=_sheet_icon("check"),
        tick=_sheet_icon("tick"),
    )


def _sheet_icon(name: str) -> str:
    """A file in the sheet's own small set: QSS can only load images from a path, in a fixed colour."""
    return resource("themes", f"{name}-{LOOK.name}.svg").as_posix()
