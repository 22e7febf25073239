"""Where the actions stand: menus, toolbar, context menus."""

from __future__ import annotations

from models.i18n import _


def menus() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Object name, title and entries of each menu; "" is a separator, "…Menu" a menu that the window fills."""
    return (
        (
            "menuFile",
            _("&Tệp"),
            ("actionNew", "actionOpen", "recentMenu", "actionImport", "actionImportClipboard", "actionReturned",
             "actionRollover", "actionSample", "", "actionSaveVersion", "actionVersions", "actionSaveCopy", "",
             "actionPageSetup", "actionPreview", "actionPrint", "", "actionExportDocx", "actionExportPdf",
             "actionExportXlsx", "actionExportHtml", "actionSend", "", "actionClose", "actionQuit"),
        ),
        (
            "menuEdit",
            _("&Sửa"),
            ("actionUndo", "actionRedo", "", "actionCut", "actionCopy", "actionCopyTable", "actionPaste",
             "actionInsertCopied", "", "actionFind", "actionReplace", "actionFindNext", "actionFindPrevious", "",
             "actionRename", "actionDelete"),
        ),
        ("menuInsert", _("&Chèn"), (*ADDING, "actionAddTaskAbove", "", "actionAddAppendix", "actionAddSection", "",
                                    "actionInsertCitation", "actionToday")),
        (
            "menuTable",
            _("&Bảng"),
            ("actionMoveUp", "actionMoveDown", "actionPromote", "actionDemote", "actionDuplicate", "",
             "actionMergeUp", "actionSplit", "fillMenu", "", "actionFilter", "actionFilterColumn", "actionFilterValue",
             "actionFilterAgain", "actionFilterOff", "actionSortItems", "", "layoutMenu", "columnMenu",
             "actionLandscape", "", "actionRenumber"),
        ),
        (
            "menuView",
            _("&Xem"),
            ("actionZoomIn", "actionZoomOut", "actionZoomFit", "", "actionPreviousSheet", "actionNextSheet", "",
             "actionPreviewBeside", "actionShowDetails", "actionHistory", "actionShowHeading", "actionShowMarks", "",
             "actionExpandAll", "actionCollapseAll", "", "actionSuggest", "lookMenu", "actionFullScreen",
             "actionNextPane"),
        ),
        (
            "menuCheck",
            _("&Kiểm tra"),
            ("actionCheck", "actionNextFinding", "actionPreviousFinding", "actionCheckRules", "actionExportFindings",
             "", "actionHouseStyle", "", "actionUnits", "actionCitations", "actionCoverage"),
        ),
        ("menuHelp", _("Trợ &giúp"), ("actionKeys", "actionAbout")),
    )  # fmt: skip


# F2 in the table opens the cell, only the tree takes it for renaming; texts have their own clipboard keys.
# Alt+Left in a text goes back a word on some keyboards, and Ctrl+9 is no business of the tree.
COLUMN_KEYS = ("actionHideColumns", "actionShowColumns", "actionColumnLeft", "actionColumnRight")
FILL_KEYS = ("actionFillDown", "actionFillRight")
FILL_MENU = (*FILL_KEYS, "actionFillSeries")
OF_ONE_WIDGET = frozenset({"actionRename", "actionCut", "actionCopy", "actionPaste", *COLUMN_KEYS, *FILL_KEYS})
COLUMN_MENU = (
    "actionHideColumns", "actionShowColumns", "", "actionColumnLeft", "actionColumnRight", "",
    "actionFilterColumn", "", "actionRenameColumn", "actionFitColumns", "", "actionPageSetup",
)  # fmt: skip
ADDING = ("actionAddArea", "actionAddGroup", "actionAddObjective", "actionAddTask", "actionAddLine")
TOOLBAR = (
    "actionOpen", "actionImport", "", "actionUndo", "actionRedo", "",
    "actionAddTask", "actionAddLine", "actionAddArea", "", "actionMoveUp", "actionMoveDown", "actionDelete", "",
    "actionFind", "actionFilter", "", "actionSaveVersion", "", "actionExportXlsx", "actionExportPdf", "actionPreview",
    "actionSend", "stretch", "actionHistory", "actionShowDetails",
)  # fmt: skip
ICON_ONLY = ("actionUndo", "actionRedo", "actionMoveUp", "actionMoveDown", "actionHistory", "actionShowDetails")
# Whose text gives way first where the window is narrow: what is known by its icon, then what is used least.
TEXTS_GIVE_WAY = (
    "actionOpen", "actionDelete", "actionImport", "actionAddArea", "actionFilter", "actionFind", "actionSaveVersion",
    "actionPreview", "actionSend", "actionAddLine", "actionExportPdf", "actionExportXlsx", "actionAddTask",
)  # fmt: skip
PREVIEW_BAR = ("actionPreviewBeside", "actionPageSetup", "actionExportPdf", "actionPrint")
OF_THE_TABLE = ("actionCut", "actionCopy", "actionPaste", "actionRename", "actionAddAppendix", "actionAddSection")
TREE_MENU = (
    *ADDING[:4], "actionAddAppendix", "", "actionRename", "actionDuplicate", "actionMoveUp", "actionMoveDown",
    "actionPromote", "actionDemote", "", "actionExpandAll", "actionCollapseAll", "", "actionDelete",
)  # fmt: skip
SECTION_MENU = (
    "actionAddSection", "", "actionRename", "actionPromote", "actionDemote", "actionMoveUp", "actionMoveDown", "",
    "actionRenumber", "", "actionDelete",
)  # fmt: skip
TEXT_MENU = ("actionCut", "actionCopy", "actionPaste", "", *(name for name in SECTION_MENU if name != "actionRename"))
TABLE_MENU = (
    "actionCut", "actionCopy", "actionCopyTable", "actionPaste", "actionInsertCopied", "",
    "actionAddTask", "actionAddTaskAbove", "actionAddLine", "actionAddObjective", "actionAddGroup", "actionAddArea", "",
    "actionDuplicate", "actionMoveUp", "actionMoveDown", "actionPromote", "actionDemote", "",
    "actionMergeUp", "actionSplit", "", "actionFilterValue", "actionFilterOff", "", "actionDelete",
)  # fmt: skip
