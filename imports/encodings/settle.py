"""A source as read -> the same in Unicode: which texts are in an old encoding is decided once all of them are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from imports.blocks import Conversion, Source, Spot
from imports.encodings.evidence import GUESSED, Evidence, evidence_in, evidence_of
from imports.encodings.marks import BEYOND, MARKS, PROVED, font_of, has_marks, in_old_font, unmarked
from imports.encodings.tables import VNI, all_capitals, decode, signs
from imports.encodings.texts import lines_of, texts_of, with_texts
from models.i18n import _
from models.plan import Remark
from models.text import tidy

# The signs of old encodings that no Vietnamese text in Unicode has; quotes and dashes are in all texts.
_SUSPECTS = {sign for encoding in GUESSED for sign in signs(encoding)} - set(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý“”‘’–—…•™\u00a0\u00ad"
)
_SUSPECT = re.compile(f"[{re.escape(''.join(sorted(_SUSPECTS)))}{MARKS}]")
_WORD = re.compile(f"[A-Za-z{MARKS}]+")
_TORN = re.compile(f"[{MARKS}]{BEYOND.pattern}|{BEYOND.pattern}[{MARKS}]")
_LEAST_LIKELY = 4
_LEAST_POSSIBLE = 3
_LONGEST_SHOWN = 300
_FEW = 10  # one text in Unicode among so many others does not speak for its neighbours


@dataclass(slots=True)
class _Votes:
    """How many texts of a column, or of all, are in which encoding."""

    sure: Counter[str] = field(default_factory=Counter)
    likely: Counter[str] = field(default_factory=Counter)
    unicode: int = 0

    def add(self, evidence: Evidence) -> None:
        if evidence.sure:
            self.sure[evidence.encoding] += 1
        elif evidence.likely:
            self.likely[evidence.encoding] += 1
        elif evidence.unicode or evidence.plain > evidence.read:
            self.unicode += 1

    def speak_for(self, encoding: str, least: int = 1) -> bool:
        """Whether the others make it plain that a short text is in this encoding, too."""
        told = self.sure[encoding] + self.likely[encoding]
        enough = self.sure[encoding] > 0 or self.likely[encoding] >= _LEAST_LIKELY
        return enough and told >= least and self.unicode * _FEW <= told


def settled(source: Source) -> Source:
    """The source with its texts in Unicode; its `conversions` and a remark tell which were not.

    What a reader converted itself stands in the conversions already, and is told with the others.
    """
    found = in_unicode(source)
    told = told_of(found.conversions)
    return replace(found, remarks=(*found.remarks, *told)) if told else found


def in_unicode(source: Source) -> Source:
    """The source with its texts in Unicode, its conversions without the remark that tells of them."""
    texts = list(texts_of(source))
    beside = [*lines_of(source), *(remark.text for remark in source.remarks if not remark.text.isascii())]
    distinct = {text for _spot, text in texts}.union(beside)
    if not _SUSPECT.search("\n".join(distinct)):
        return source
    judge = _Judge(texts, distinct)
    changes: dict[Spot, str] = {}
    conversions: list[Conversion] = []
    for spot, text in texts:
        after, encoding = judge.settle(text, spot)
        if after != text:
            changes[spot] = after
        if encoding and (before := unmarked(text)) != after:
            conversions.append(Conversion(spot, encoding, before, after))
    found = with_texts(source, changes, {text: judge.settle(text, None)[0] for text in beside})
    remarks = tuple(replace(remark, text=judge.settle(remark.text, None)[0]) for remark in source.remarks)
    return replace(found, remarks=remarks, conversions=(*source.conversions, *conversions))


def told_of(conversions: Sequence[Conversion]) -> list[Remark]:
    """One remark for each encoding that was converted, with the first of its texts before and after."""
    remarks: list[Remark] = []
    for encoding in dict.fromkeys(conversion.encoding for conversion in conversions):
        mine = [conversion for conversion in conversions if conversion.encoding == encoding]
        cells = sum(conversion.spot.row is not None for conversion in mine)
        if not cells:
            message = _("Đã chuyển {paragraphs} đoạn từ mã {encoding} sang Unicode; hãy xem lại dấu tiếng Việt.")
        elif cells == len(mine):
            message = _("Đã chuyển {cells} ô từ mã {encoding} sang Unicode; hãy xem lại dấu tiếng Việt.")
        else:
            message = _(
                "Đã chuyển {cells} ô và {paragraphs} đoạn từ mã {encoding} sang Unicode; hãy xem lại dấu tiếng Việt."
            )
        message = message.format(cells=cells, paragraphs=len(mine) - cells, encoding=encoding)
        shown = _("{before} → {after}").format(before=_start(mine[0].before), after=_start(mine[0].after))
        remarks.append(Remark(message=message, text=shown))
    return remarks


def _start(text: str) -> str:
    """The beginning of a text: a whole file may be one."""
    text = tidy(text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


class _Judge:
    """What all texts together tell, and what it means for each."""

    def __init__(self, texts: Sequence[tuple[Spot, str]], distinct: Iterable[str]) -> None:
        self._by_fonts: dict[str, Evidence] = {}
        self._evidence: dict[str, Evidence] = {}
        self._read: dict[str, str] = {}
        self._whole = _Votes()
        self._columns: dict[tuple[int, int | None], _Votes] = {}
        others: list[str] = []
        for text in distinct:
            if in_old_font(text):
                self._by_fonts[text] = _of_marked(text)
            elif _SUSPECT.search(text):
                self._evidence[text] = evidence_of(unmarked(text))
            else:
                others.append(text)
        fonts = self._by_fonts.values()
        self._fonts_lie = sum(e.unicode or e.plain > e.read for e in fonts) > sum(e.read > e.plain for e in fonts)
        if not any(evidence.sure or evidence.likely for evidence in self._evidence.values()):
            return  # a trade mark, a French word: nothing speaks for an old encoding
        self._evidence |= {text: evidence_of(text) for text in others}
        self._follow_most()
        for spot, text in texts:
            if (evidence := self._evidence.get(text)) is not None:
                self._whole.add(evidence)
                self._columns.setdefault((spot.piece, spot.column), _Votes()).add(evidence)

    def _follow_most(self) -> None:
        """Short texts may be Vietnamese in several encodings: that of most texts goes first."""
        told = Counter(e.encoding for e in self._evidence.values() if e.sure or e.likely)
        leader = told.most_common(1)[0][0]
        for text, evidence in self._evidence.items():
            if not evidence.unicode and evidence.encoding != leader:
                again = evidence_of(unmarked(text), (leader,))
                if again.possible:
                    self._evidence[text] = again

    def settle(self, text: str, spot: Spot | None) -> tuple[str, str]:
        """The text in Unicode, and the encoding that it was in, "" where it was none."""
        if text in self._by_fonts:
            return self._settle_marked(text)
        evidence = self._evidence.get(text)
        if evidence is None:
            return text, ""
        if evidence.encoding and (evidence.sure or self._neighbours_tell(evidence, spot)):
            if text not in self._read:
                self._read[text] = tidy(decode(unmarked(text), evidence.encoding))
            return self._read[text], evidence.encoding
        return (tidy(unmarked(text)) if has_marks(text) else text), ""

    def _neighbours_tell(self, evidence: Evidence, spot: Spot | None) -> bool:
        # A file with fonts tells which texts are old; without, a word that may be either is like all others.
        if not evidence.likely and (self._by_fonts or not evidence.possible):
            return False
        least = 1 if evidence.likely else _LEAST_POSSIBLE
        column = self._columns.get((spot.piece, spot.column)) if spot is not None else None
        return any(votes.speak_for(evidence.encoding, least) for votes in (column, self._whole) if votes is not None)

    def _settle_marked(self, text: str) -> tuple[str, str]:
        evidence = self._by_fonts[text]
        tie = evidence.read == evidence.plain
        is_unicode = evidence.unicode if tie else evidence.plain > evidence.read
        if not evidence.encoding or is_unicode or (tie and self._fonts_lie):
            return tidy(unmarked(text)), ""
        loud = all_capitals(text)
        return tidy(_WORD.sub(lambda word: _decoded(word.group(), loud), text)), evidence.encoding


def _of_marked(text: str) -> Evidence:
    """What the words of old fonts in a text tell; no encoding where none of its letters is marked."""
    encoding = ""
    words: list[str] = []
    for word in _WORD.findall(text):
        font = next(filter(None, map(font_of, word)), None)
        if font is not None:
            encoding = encoding or font.encoding
            plain = unmarked(word)
            if not plain.isascii():
                words.append(plain)
    return evidence_in(words, encoding)._replace(unicode=PROVED in text or _TORN.search(text) is not None)


def _decoded(word: str, loud: bool) -> str:
    """A word with its marked letters read; `loud` where all of the text is in capitals."""
    loud = loud or all_capitals(word)
    fonts = [font_of(sign) for sign in word]
    if any(font is not None and font.encoding == VNI for font in fonts):
        # Only here a letter may be two signs, the first of them in any font.
        return decode(unmarked(word), VNI, capitals=any(font is not None and font.capitals for font in fonts))
    return "".join(
        unmarked(sign) if font is None else decode(unmarked(sign), font.encoding, capitals=font.capitals or loud)
        for sign, font in zip(word, fonts, strict=True)
    )
