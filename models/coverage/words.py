"""What the words of a task weigh when tasks are compared: what it is about much, what every plan says little."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import log

from models.text import fold

_TOKEN = re.compile(r"[^\W_]+(?:[/.-][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Written out, so that a short and a long spelling are the same words.
_LONG = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "cbccvc": "can bo cong chuc vien chuc",
    "ccvc": "cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "qppl": "quy pham phap luat",
    "vbqppl": "van ban quy pham phap luat",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "cntt": "cong nghe thong tin",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "dvcqg": "dich vu cong quoc gia",
    "csdl": "co so du lieu",
    "vtvl": "vi tri viec lam",
    "cds": "chuyen doi so",
    "dvsncl": "don vi su nghiep cong lap",
    "sncl": "su nghiep cong lap",
    "bphan": "bo phan",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "pvhcc": "phuc vu hanh chinh cong",
    "attt": "an toan thong tin",
    "nsnn": "ngan sach nha nuoc",
    "qd": "quyet dinh",
    "kh": "ke hoach",
}
# Several words for one thing; the first is what is compared.
_SAME = (
    ("nguoi dan", "nhan dan", "cong dan"),
    ("bo tri cong chuc", "cu cong chuc"),
    ("hang nam", "thuong nien"),
    ("trung tam phuc vu hanh chinh cong", "trung tam hanh chinh cong"),
    ("he thong hoa van ban quy pham phap luat", "he thong hoa van ban phap luat"),
)
_EMPTY = frozenset(
    "va cac cua cho ve theo tai tren trong duoc la voi den tu nhung moi do de khi bang o co hoac va/hoac cung nham nay"
    " thi nam quy thang ngay truoc sau dau cuoi mot viec su".split()
)
# Each word of them says little of what a task is about.
_COMMON = frozenset(
    "tiep tuc tang cuong day manh nang cao thuc hien trien khai to chuc xay dung ban hanh tham muu trinh bao dam dam"
    " kip thoi day du hieu qua chat luong nghiem tuc dung quy dinh ke hoach quyet dinh bao cao cong tac nhiem vu noi dung"
    " giai phap hoat dong co quan don vi so nganh linh vuc thuoc truc pham vi quan ly tinh dia ban dia phuong hang ra soat"
    " hoan thien sua doi bo sung de xuat nghien cuu giai doan lien quan chu dong kiem tra theo doi danh gia huong dan".split()
)
_COMMON_WEIGHT = 0.35
_PAIR = 0.6  # of the weight of its words
_EVERYWHERE = 0.15
# What every plan of this kind is about tells no two of its tasks apart.
_SUBJECT = frozenset(("cai cach", "cach hanh", "hanh chinh", "cai", "cach", "hanh", "chinh"))
_SUBJECT_WEIGHT = 0.4

Bag = Mapping[str, float]


@lru_cache(maxsize=40_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: folded, abbreviations written out, years and form words left out."""
    found: list[str] = []
    for word in _TOKEN.findall(fold(text)):
        if _YEAR.fullmatch(word) or word in _EMPTY:
            continue
        found += _LONG[word].split() if word in _LONG else [word]
    return tuple(found)


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text and each pair of neighbours, each once."""
    words = words_of(text)
    return tuple(dict.fromkeys((*words, *(f"{one} {two}" for one, two in pairwise(words)))))


def prior(token: str) -> float:
    """What a word or pair weighs before it is known in how many tasks it stands."""
    parts = token.split(" ")
    weights = [_SUBJECT_WEIGHT if part in _SUBJECT else _COMMON_WEIGHT if part in _COMMON else 1.0 for part in parts]
    own = sum(weights) / len(weights)
    return own if len(parts) == 1 else own * _PAIR


def rarity(holders: int, texts: int) -> float:
    """More for what stands in few of the texts; it never falls to nothing, for a small plan proves little."""
    return _EVERYWHERE + log(1 + texts / (1 + holders)) / log(1 + texts) if texts > 1 else 1.0
