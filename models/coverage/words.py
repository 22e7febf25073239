"""What the words of a task weigh when tasks are compared: what it is about much, what every plan says little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

_TOKEN = re.compile(r"[^\W_]+(?:[/.-][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# "xây dựng" at the end of a clause is what a licence or a waste is about, not what is done.
_BUILDING = re.compile(r"\bxây(?= dựng\s*(?:$|[,;.)\n]|và\b|trên địa bàn))")
_BUILT = "+"
_Y = re.compile(r"(?<=[bcdghklmnprstvx])y$")  # "quản lý" and "quản lí"

# Written out, so that the short and the long spelling are the same words.
_LONG = {
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "cbccvc": "cán bộ công chức viên chức",
    "ccvc": "công chức viên chức",
    "cbcc": "cán bộ công chức",
    "qppl": "quy phạm pháp luật",
    "vbqppl": "văn bản quy phạm pháp luật",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "cntt": "công nghệ thông tin",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "csdl": "cơ sở dữ liệu",
    "vtvl": "vị trí việc làm",
    "cđs": "chuyển đổi số",
    "đvsncl": "đơn vị sự nghiệp công lập",
    "sncl": "sự nghiệp công lập",
    "ttpvhcc": "trung tâm phục vụ hành chính công",
    "pvhcc": "phục vụ hành chính công",
    "attt": "an toàn thông tin",
    "nsnn": "ngân sách nhà nước",
    "ttđt": "thông tin điện tử",
    "kntc": "khiếu nại tố cáo",
    "pctn": "phòng chống tham nhũng",
    "nhân dân": "người dân",
    "công dân": "người dân",
    "hàng": "hằng",
    "đảm bảo": "bảo đảm",
    "rút ngắn": "cắt giảm",
    "tập huấn": "bồi dưỡng",
}
# They join words and say nothing themselves.
_EMPTY = """
    và các của cho về theo tại trên trong được là với đến từ những mọi do để khi bằng ở có hoặc cùng nhằm này thì
    năm quý tháng ngày trước sau đầu cuối một việc gồm như đối bàn
"""
# Plans say of all their tasks that something is drawn up, issued, carried out: it tells no two of them apart.
_COMMON = """
    tiếp tục tăng cường đẩy mạnh nâng cao thực hiện triển khai tổ chức xây dựng ban hành tham mưu trình bảo đảm
    kịp thời đầy đủ hiệu quả nghiêm túc đúng quy định kế hoạch quyết công tác nhiệm vụ nội dung giải pháp
    hoạt động cơ quan đơn vị sở ban ngành lĩnh vực thuộc trực phạm vi quản lý tỉnh địa phương hằng hoàn thiện
    sửa đổi bổ sung đề xuất nghiên cứu giai đoạn liên chủ trì phối hợp trách nhiệm hướng dẫn cấp nhà nước người
"""
_COMMON_WEIGHT = 0.35
# They are said of many tasks, too, but "Kế hoạch kiểm tra …" is not "Kế hoạch …".
_DEEDS = "rà soát kiểm tra theo dõi đánh giá báo cáo sơ kết tổng kết"
_DEED_WEIGHT = 0.6
_SUBJECT = "cải cách hành chính"  # what the whole plan is about
_SUBJECT_WEIGHT = 0.4
_PAIR = 0.6  # of the weight of its words
_EVERYWHERE = 0.15


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """A syllable as it is compared: the tone behind it, so that hòa and hoà are one, and y as i."""
    if word.isdigit():
        return word.lstrip("0") or word
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(sign for sign in parts if sign in _TONES)
    return _Y.sub("i", unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))) + tone


def _keys(text: str) -> list[str]:
    return [_key(word) for _start, _end, word in _found(text)]


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text with where it stands."""
    text = unicodedata.normalize("NFC", text).casefold()
    buildings = {found.start() for found in _BUILDING.finditer(text)}
    for found in _TOKEN.finditer(text):
        sign = _BUILT if found.start() in buildings else ""
        yield found.start(), found.end(), found.group() + sign


_LONG_KEYS = {tuple(_keys(short)): _keys(long) for short, long in _LONG.items()}
_NOTHING = frozenset(_keys(_EMPTY))
_WEIGHTS = {
    **dict.fromkeys(_keys(_COMMON), _COMMON_WEIGHT),
    **dict.fromkeys(_keys(_SUBJECT), _SUBJECT_WEIGHT),
    **dict.fromkeys(_keys(_DEEDS), _DEED_WEIGHT),
}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: abbreviations written out, years and form words left out."""
    words = _keys(text)
    found: list[str] = []
    place = 0
    while place < len(words):
        meant, place = _meant(words, place)
        found += meant
    return tuple(found)


def spans_of(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each word of a text, or pair that is one term, with where it stands and the words it is compared by, if any."""
    found = list(_found(text))
    words = [_key(word) for _start, _end, word in found]
    place = 0
    while place < len(words):
        first = place
        meant, place = _meant(words, place)
        yield found[first][0], found[place - 1][1], tuple(meant)


def _meant(words: Sequence[str], place: int) -> tuple[Sequence[str], int]:
    """What the word at a place is compared by, and the place behind it."""
    for length in (2, 1):
        if (long := _LONG_KEYS.get(tuple(words[place : place + length]))) is not None:
            return long, min(place + length, len(words))
    word = words[place]
    return ((), place + 1) if word in _NOTHING or _YEAR.fullmatch(word) else ((word,), place + 1)


@lru_cache(maxsize=4_096)
def tokens_of(text: str) -> frozenset[str]:
    """The words of a text and each pair of neighbours."""
    words = words_of(text)
    return frozenset(words).union(map(" ".join, pairwise(words)))


def is_word(token: str) -> bool:
    """Whether a token is a single word that says what a task is about."""
    return " " not in token and _WEIGHTS.get(token, 1.0) > _COMMON_WEIGHT


@lru_cache(maxsize=40_000)
def prior(token: str) -> float:
    """What a word or pair weighs before it is known in how many tasks it stands."""
    parts = token.split(" ")
    own = sum(_WEIGHTS.get(part, 1.0) for part in parts) / len(parts)
    return own if len(parts) == 1 else own * _PAIR


def rarity(holders: int, texts: int) -> float:
    """More for what stands in few of the texts; it never falls to nothing, for a small plan proves little."""
    return _EVERYWHERE + log(1 + texts / (1 + holders)) / log(1 + texts) if texts > 1 else 1.0
