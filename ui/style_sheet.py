"""The style sheet of the window, filled with the colours of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.resources import resource_path

if TYPE_CHECKING:
    from ui.theme import Theme

_SHEET = """
QMainWindow, QDialog, QMessageBox {{ background: {window}; }}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {border}; padding: 4px 6px; }}
QMenuBar {{ background: {panel}; border-bottom: 1px solid {border}; padding: 1px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenuBar::item:pressed {{ background: {pressed}; }}
QMenu {{ background: {panel}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 8px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 6px; }}
QMenu::item:selected {{ background: {chosen}; color: {text}; }}
QMenu::item:disabled {{ color: {ink_faint}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QToolBar {{ background: {panel}; border: none; border-bottom: 1px solid {border}; spacing: 2px; padding: 3px 6px; }}
QToolBar::separator {{ width: 1px; background: {border}; margin: 6px 2px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px 6px; background: transparent; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {ink_faint}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolBar QToolButton {{ padding: 4px; }}
QToolButton#qt_toolbar_ext_button {{ padding: 0; border-radius: 3px; background: {hover}; }}
QToolButton#qt_toolbar_ext_button:hover {{ background: {pressed}; }}
QPushButton {{ background: {panel}; border: 1px solid {border}; border-radius: 5px;
  padding: 5px 14px; min-height: 18px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 13px; }}
QPushButton:default {{ background: {accent}; color: {accent_text}; border-color: {accent}; }}
QPushButton:default:focus {{ border-color: {text}; }}
QPushButton::menu-indicator {{ image: url("{controls}/chevron-down-{shade}.svg"); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
QPushButton:disabled, QPushButton:default:disabled {{
  color: {ink_faint}; background: {window}; border-color: {border}; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {border}; color: {faint}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {faint}; padding: 0 4px; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {panel}; border: 1px solid {edge}; border-radius: 5px; padding: 3px 5px;
  selection-background-color: {accent}; selection-color: {accent_text}; }}
QLineEdit {{ lineedit-clear-button-icon: url("{controls}/x-{shade}.svg"); }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 2px 4px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {ink_faint}; background: {window}; border-color: {border}; }}
QLineEdit > QToolButton, QLineEdit > QToolButton:hover {{ border: none; padding: 0; background: transparent; }}
QComboBox, QDoubleSpinBox {{ background: {panel}; border: 1px solid {edge}; border-radius: 5px; padding: 2px 7px;
  min-height: 20px; selection-background-color: {accent}; selection-color: {accent_text}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox:hover, QDoubleSpinBox:hover {{ background: {hover}; }}
QComboBox:focus, QDoubleSpinBox:focus {{ border: 2px solid {accent}; padding: 1px 6px; }}
QComboBox:disabled, QDoubleSpinBox:disabled {{
  color: {ink_faint}; background: {window}; border-color: {border}; }}
QComboBox::drop-down {{ border: none; width: 22px; subcontrol-origin: padding; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url("{controls}/chevron-down-{shade}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {panel}; color: {text}; border: 1px solid {edge}; outline: none;
  padding: 3px; selection-background-color: {chosen}; selection-color: {text}; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ border: none; background: transparent; width: 18px;
  subcontrol-origin: border; }}
QDoubleSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 3px 0 0; }}
QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 3px 2px 0; }}
QDoubleSpinBox::up-button:hover, QDoubleSpinBox::down-button:hover {{ background: {pressed}; border-radius: 3px; }}
QDoubleSpinBox::up-arrow {{ image: url("{controls}/chevron-up-{shade}.svg"); width: 10px; height: 10px; }}
QDoubleSpinBox::down-arrow {{ image: url("{controls}/chevron-down-{shade}.svg"); width: 10px; height: 10px; }}
QTabWidget::pane {{ background: {panel}; border: 1px solid {border}; border-radius: 6px; }}
QTabWidget::tab-bar {{ left: 6px; }}
QTabWidget QTabBar::tab {{ background: transparent; color: {faint}; border: none; border-bottom: 2px solid transparent;
  padding: 6px 12px 5px 12px; }}
QTabWidget QTabBar::tab:hover {{ color: {text}; background: {hover}; }}
QTabWidget QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabWidget QTabBar::tab:focus {{ background: {hover}; }}
QTextEdit#cellEditor {{
  border: 2px solid {accent}; border-radius: 0; padding: 0; background: {paper}; color: {ink}; }}
QTreeView, QListView {{ background: {panel}; border: 1px solid transparent; outline: none; }}
QTreeView:focus, QListView:focus {{ border-color: {accent}; }}
QTreeView#planTree {{ padding: 1px; }}
QTreeView::item {{ padding: 3px 2px; border-radius: 0; }}
QTreeView::item:hover, QListView::item:hover {{ background: {hover}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {chosen}; color: {text}; }}
QTreeView QLineEdit {{ border-radius: 0; padding: 1px 3px; border: 1px solid {accent}; }}
QListView::item {{ padding: 6px 8px; }}
QTableView#versionList, QTableView#fileList, QTableView#documentList, QListView#findingList, QListView#namePreview {{
  background: {panel}; border: 1px solid {border}; border-radius: 5px; outline: none; }}
QDialog QListView {{ border-color: {border}; border-radius: 5px; }}
QTableView#versionList:focus, QTableView#fileList:focus, QTableView#documentList:focus,
QListView#findingList:focus, QListView#namePreview:focus, QDialog QListView:focus {{ border-color: {accent}; }}
QTableView#versionList::item, QTableView#fileList::item, QTableView#documentList::item {{ padding: 4px 8px; }}
QTableView#versionList::item:selected, QTableView#fileList::item:selected,
QTableView#documentList::item:selected {{ background: {chosen}; color: {text}; }}
QHeaderView {{ background: {panel}; border: none; }}
QHeaderView::section {{
  background: {panel}; color: {faint}; border: none; border-bottom: 1px solid {border}; padding: 5px 8px; }}
QTableView#sourceView {{ background: {paper}; border: 1px solid {border}; outline: none; }}
QTableView#sourceView:focus {{ border-color: {accent}; }}
QStackedWidget#reviewPlan {{ background: {paper}; border: 1px solid {border}; }}
QTableView#taskTable {{ border: none; background: {paper}; outline: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {ink_faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QFrame#paper {{ background: {paper}; border: 1px solid {border}; }}
QFrame#sidePanel, QFrame#detailPanel, QFrame#findingsPanel, QFrame#lowerPanels {{ background: {panel}; }}
QWidget#desk {{ background: {window}; }}
QTabBar#sideTabs, QTabBar#lowerTabs {{ background: {panel}; border: none; }}
QTabBar#sideTabs::tab, QTabBar#lowerTabs::tab {{ background: {panel}; color: {faint}; border: none;
  border-bottom: 2px solid {border}; padding: 6px 8px 5px 8px; }}
QTabBar#lowerTabs::tab {{ border-bottom-color: transparent; padding: 6px 10px 5px 10px; }}
QTabBar#sideTabs::tab:hover, QTabBar#lowerTabs::tab:hover {{ background: {hover}; }}
QTabBar#sideTabs::tab:selected, QTabBar#lowerTabs::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar#sideTabs::tab:focus, QTabBar#lowerTabs::tab:focus {{ background: {hover}; }}
QFrame#lowerBar {{ background: {panel}; border-bottom: 1px solid {border}; }}
QFrame#findingCard {{ background: {panel}; border: none; border-left: 1px solid {border}; }}
QListView#findingRows {{ border: none; padding: 0; }}
QListView#findingRows::item {{ padding: 0; }}
QToolButton#gradeButton {{ padding: 3px 7px; color: {faint}; }}
QToolButton#gradeButton:checked {{ color: {text}; }}
QToolButton#checkCounter {{ padding: 1px 7px; color: {text}; }}
QFrame#historyPanel {{ background: {panel}; }}
QLabel#detailTitle {{ font-weight: 600; padding: 8px 10px 0 10px; qproperty-indent: 0; }}
QLabel#detailPlace {{ color: {faint}; padding: 1px 10px 6px 10px; qproperty-indent: 0; }}
QListView#stepList, QListView#differenceList, QListView#citationPlaces {{ padding: 0; }}
QListView#stepList::item, QListView#differenceList::item, QListView#citationPlaces::item {{ padding: 0; }}
QLabel#panelTitle {{ color: {faint}; font-weight: 600; padding: 7px 10px 5px 10px; qproperty-indent: 0; }}
QLabel#groupTitle {{ font-weight: 600; }}
QLabel#fieldLabel {{ color: {faint}; }}
QLabel#faint {{ color: {faint}; }}
QLabel#warningNote {{ color: {danger}; }}
QListView#namePreview::item {{ padding: 3px 8px; }}
QListView#namePreview::item:hover {{ background: transparent; }}
QPlainTextEdit#letterPreview {{ background: {window}; }}
QFrame#rule {{ background: {border}; border: none; }}
QLabel#widthHint {{ background: {panel}; color: {text}; border: 1px solid {border}; border-radius: 4px;
  padding: 3px 7px; }}
QFrame#suggestList {{ background: {panel}; border: 1px solid {border}; border-radius: 4px; }}
QListView#suggestView, QListView#suggestView:focus {{ background: transparent; border: none; }}
QLabel#suggestHint {{ color: {faint}; padding: 2px 9px 3px 9px; }}
QFrame#emptyNote {{ background: {paper}; }}
QLabel#dropVeil {{ background: {panel}; color: {text}; border: 3px dashed {accent}; border-radius: 10px;
  font-size: 15pt; }}
QFrame#messageBar {{ background: {note}; border: 1px solid {note_border}; border-radius: 6px; }}
QFrame#messageBar[floating="true"] {{ border-radius: 8px; }}
QFrame#findPanel, QFrame#filterBar {{ background: {panel}; border: 1px solid {border}; border-radius: 6px; }}
QFrame#filterBar[on="true"] {{ background: {note}; border-color: {note_border}; }}
QFrame#filterBar QPushButton {{ padding: 3px 10px; }}
QFrame#unitList {{ background: {panel}; border: 1px solid {border}; }}
QListView#hitList {{ border-top-color: {border}; }}
QListView#hitList:focus {{ border-top-color: {accent}; }}
QFrame#messageBar QPushButton {{ padding: 3px 10px; }}
QFrame#startCard {{ background: {panel}; border: 1px solid {border}; border-radius: 8px; }}
QPushButton#startButton {{ text-align: left; padding: 4px 14px; min-height: 36px; }}
QPushButton#startButton:hover {{ border-color: {accent}; }}
QPushButton#startButton:focus {{ padding: 3px 13px; }}
QPushButton#recentButton {{ text-align: left; border-color: transparent; background: transparent; padding: 0;
  min-height: 0; }}
QLabel#planName {{ font-weight: 600; }}
QPushButton#recentButton:hover {{ background: {hover}; }}
QPushButton#recentButton:focus {{ border-color: {accent}; padding: 0; }}
QTextEdit#paperLine {{
  background: {paper}; color: {ink}; border: 1px solid transparent; border-radius: 0; padding: 0; }}
QTextEdit#paperLine:hover {{ border-color: {border}; }}
QTextEdit#paperLine:focus {{ border-color: {accent}; }}
QFrame#bodySheet {{ background: {paper}; border: 1px solid {border}; }}
QFrame#pageForm, QWidget#bodyDesk, QScrollArea#bodyPageArea {{ background: transparent; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTextEdit#bodyText {{ background: transparent; color: {ink}; border: none; border-radius: 0; padding: 0; }}
QFrame#paperRule {{ background: {ink_faint}; border: none; }}
QFrame#unprinted {{ background: {heading_row}; border-radius: 4px; }}
QFrame#hintCard {{ background: {note}; border: 1px solid {note_border}; border-radius: 6px; }}
QFrame#milestone {{ border: 1px solid {border}; border-radius: 6px; }}
QLabel#hintName {{ font-weight: 600; }}
QLabel#hintFaults {{ color: {text}; }}
QPushButton#quietNote {{ background: transparent; border: none; color: {accent}; padding: 2px 0; text-align: left; }}
QPushButton#quietNote:hover, QPushButton#quietNote:focus {{ text-decoration: underline; border: none; padding: 2px 0; }}
QToolButton#signingForms {{ color: {accent}; padding: 1px 6px; }}
QLineEdit#numberEditor {{
  border: 2px solid {accent}; border-radius: 0; padding: 0; background: {paper}; color: {ink}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{
  width: 13px; height: 13px; border: 1px solid {faint}; border-radius: 3px; background: {panel}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
  border-color: {accent}; background: {accent}; image: url("{controls}/check-{shade}.svg"); }}
QCheckBox::indicator:focus {{ width: 11px; height: 11px; border: 2px solid {accent}; }}
QCheckBox::indicator:checked:focus {{ border-color: {text}; }}
QCheckBox::indicator:disabled {{ border-color: {border}; background: {window}; }}
QCheckBox::indicator:checked:disabled {{ border-color: {ink_faint}; background: {ink_faint}; }}
QRadioButton::indicator:unchecked {{
  width: 13px; height: 13px; border: 1px solid {faint}; border-radius: 7px; background: {panel}; }}
QRadioButton::indicator:unchecked:focus {{ width: 11px; height: 11px; border: 2px solid {accent}; }}
QRadioButton::indicator:disabled {{ border-color: {border}; background: {window}; }}
QRadioButton::indicator:checked {{
  width: 7px; height: 7px; border: 4px solid {accent}; border-radius: 7px; background: {accent_text}; }}
QRadioButton::indicator:checked:focus {{ border-color: {text}; }}
QProgressBar {{ border: 1px solid {border}; border-radius: 5px; background: {panel}; height: 10px;
  text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget#detailBody {{ background: {panel}; }}
"""


def style_sheet(theme: Theme) -> str:
    """The Qt style sheet with the theme's colours in place."""
    controls = resource_path("icons", "controls").as_posix()
    colours = {name: getattr(theme, name) for name in theme.__slots__}
    return _SHEET.format(**colours, controls=controls, shade="dark" if theme.dark else "light")
