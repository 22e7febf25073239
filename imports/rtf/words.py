"""The control words of Rich Text Format that are read, by what they do."""

from __future__ import annotations

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n",
}  # fmt: skip
LETTERS = {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
    "enspace": " ", "emspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "-": "\u00ad",
}  # fmt: skip
ALIGNS = {
    "ql": "left",
    "qc": "center",
    "qr": "right",
    "qj": "justify",
    "qd": "justify",
    "qt": "justify",
    "qk": "justify",
}
# Groups whose text is set aside: what it is, and whether it stands in the page.
NOTES = {
    "footnote": "footnote", "annotation": "comment",
    "header": "heading", "headerl": "heading", "headerr": "heading", "headerf": "heading",
    "footer": "heading", "footerl": "heading", "footerr": "heading", "footerf": "heading",
}  # fmt: skip
BOXES = frozenset({"shptxt", "dptxbxtext"})
MARKS = frozenset({"listtext", "pntext"})
PICTURES = frozenset({"pict"})
# Groups that no program needs to know, but this one does; all others of them are left out.
KNOWN = frozenset({"shpinst", "shppict", "nesttableprops", "do", *BOXES, *MARKS})
# Groups that hold no text of the page.
SILENT = frozenset(
    {
        "colortbl", "stylesheet", "info", "filetbl", "listtable", "revtbl", "rsidtbl", "nonshppict", "shprslt",
        "nonesttables", "fldinst", "datafield", "formfield", "xe", "tc", "rxe", "txe", "private", "template",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "falt", "panose", "sp", "sn", "sv", "objdata",
        "objclass", "objname", "bkmkstart", "bkmkend", "background", "pn", "pntxtb", "pntxta", "atnid", "atnauthor",
        "themedata", "datastore", "generator", "ud",
    }
)  # fmt: skip
# The character sets of fonts as Python calls them; the set of symbols holds the letters of many old fonts.
CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
CODEPAGES = {
    number: f"cp{number}"
    for number in (437, 850, 852, 866, 874, 932, 936, 949, 950, *range(1250, 1259))
} | {65001: "utf-8", 10000: "mac_roman"}  # fmt: skip
OTHERS = frozenset(
    {
        "b", "i", "v", "caps", "f", "plain", "pard", "intbl", "itap", "deleted", "uc", "u", "ftnalt", "fonttbl",
        "fcharset", "deff", "ansicpg", "pc", "mac", "pca", "trowd", "trleft", "cellx", "clvmgf", "clvmrg", "clmgf",
        "clmrg", "par", "sect", "cell", "nestcell", "row", "nestrow",
    }
)  # fmt: skip
# All words that mean something to the reader.
USED = frozenset({*SIGNS, *LETTERS, *ALIGNS, *NOTES, *BOXES, *MARKS, *PICTURES, *KNOWN, *SILENT, *OTHERS})
