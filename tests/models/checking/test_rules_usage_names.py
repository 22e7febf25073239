"""Rules about names with different capitals and series with and without commas."""

from __future__ import annotations

import pytest

from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.checking.rules.usage_names import RULES
from models.plan import Plan, Section


def found(*paragraphs: str) -> list[Finding]:
    return list(check(Plan(sections=tuple(Section(paragraphs=(text,)) for text in paragraphs)), RULES))


def test_the_rare_way_is_told_and_put_right() -> None:
    usual = "Hồ sơ nộp qua Cổng Dịch vụ công quốc gia."
    (one,) = found(usual, "Trên cổng dịch vụ công Quốc gia có 20 thủ tục.", usual)
    assert (one.rule, one.severity) == ("usage-capitals", Severity.HINT)
    assert (one.excerpt, one.spots[0].put) == ("cổng dịch vụ công Quốc gia", "cổng Dịch vụ công quốc gia")
    assert len(one.spots) == 1


def test_of_two_ways_the_usual_one_is_right() -> None:
    (one,) = found("Bộ phận một cửa của xã", "Niêm yết tại Bộ phận Một cửa")
    assert (one.excerpt, one.spots[0].put) == ("Bộ phận một cửa", "Bộ phận Một cửa")


@pytest.mark.parametrize(
    "texts",
    [
        ("Bộ phận Một cửa làm việc cả thứ Bảy", "Niêm yết tại bộ phận Một cửa"),
        ("BỘ PHẬN MỘT CỬA", "Bộ phận một cửa"),
        ("Cổng Dịch vụ công quốc gia", "Cổng dịch vụ công của tỉnh"),
        ("Cơ chế một cửa, một cửa liên thông", "Bộ phận Một cửa"),
    ],
)
def test_what_is_no_mixture(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


@pytest.mark.parametrize(
    ("usual", "rare", "excerpt", "put"),
    [
        ("của cán bộ, công chức xã", "cho cán bộ công chức, viên chức", "cán bộ công chức", "cán bộ, công chức"),
        ("các sở, ban, ngành", "Các Sở, ban ngành", "Sở, ban ngành", "Sở, ban, ngành"),
        ("phòng chống cháy nổ", "Công tác Phòng, chống dịch", "Phòng, chống", "Phòng chống"),
        ("cán bộ, công chức, viên chức", "công chức viên chức mới", "công chức viên chức", "công chức, viên chức"),
    ],
)
def test_commas_of_series(usual: str, rare: str, excerpt: str, put: str) -> None:
    (one,) = found(usual, rare, usual)
    assert (one.rule, one.excerpt, one.spots[0].put) == ("usage-commas", excerpt, put)
    assert found(rare) == found(usual, usual) == []


def test_other_neighbours_are_no_series() -> None:
    assert found("cán bộ, người lao động", "cán bộ người lao động", "phòng, ban", "phòng ban", "bộ, sở", "bộ sở") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Quyết định của chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch"),
        ("báo cáo giám đốc Sở trước ngày 20", "Giám đốc"),
        ("do phó chủ tịch UBND xã ký", "Phó Chủ tịch"),
        ("theo chỉ đạo của phó thủ tướng Chính phủ", "Phó Thủ tướng"),
        ("do chánh văn phòng UBND tỉnh chủ trì", "Chánh Văn phòng"),
    ],
)
def test_posts_with_their_agency(text: str, right: str) -> None:
    (one,) = found(text)
    assert (one.rule, one.spots[0].put) == ("usage-posts", right)


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "các giám đốc Sở",
        "thi tuyển giám đốc điều hành",
        "Phó Giám đốc Sở",
        "chủ tịch công đoàn",
    ],
)
def test_posts_that_are_right(text: str) -> None:
    assert found(text) == []
