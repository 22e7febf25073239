"""The words of which names of units are made: with what they begin, and what tells that many are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Phrases by their first word, the longest first.
Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def phrases(text: str) -> Phrases:
    """The phrases of a list with commas."""
    return _by_first(tuple(one.split()) for one in text.split(","))


def _by_first(many: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in sorted(many, key=lambda words: -len(words)):
        found.setdefault(one[0], []).append(one)
    return found


# Words with which a unit's name begins, each with the words after which it is something else ("Phòng ngừa").
NOT_BEFORE: dict[tuple[str, ...], frozenset[str]] = {
    tuple(word.split()): frozenset(after.split())
    for word, after in {
        "phòng": "ngừa chống cháy bệnh dịch vệ thủ họp tránh",
        "văn phòng": "phẩm",
        "vp": "",
        "thanh tra": "viên chuyên đột hành",
        "ban": "hành ngày đêm bố",
        "trung tâm": "",
        "chi cục": "",
        "cục": "bộ diện",
        "tổng cục": "",
        "sở": "hữu thích tại dĩ",
        "bộ": "máy chỉ thủ tiêu câu tài quy dữ nhận phiếu mẫu luật số hồ môn",
        "bộ phận": "",
        "bộ chỉ huy": "",
        "bộ tư lệnh": "",
        "bộ đội": "",
        "tổ": "chức hợp",
        "ubnd": "",
        "ủy ban": "",
        "hđnd": "",
        "hội": "nhập nghị thảo họp thi trường chợ hè",
        "hội đồng": "",
        "hiệp hội": "",
        "liên minh": "",
        "liên đoàn": "",
        "đoàn": "thể kết viên ra vào",
        "mặt trận": "",
        "ubmttq": "",
        "đảng ủy": "viên",
        "tỉnh ủy": "viên",
        "thành ủy": "viên",
        "huyện ủy": "viên",
        "chi bộ": "",
        "công an": "",
        "bưu điện": "",
        "viễn thông": "và",
        "vnpt": "",
        "viettel": "",
        "tòa án": "",
        "viện": "trợ dẫn phí",
        "kho bạc": "",
        "ngân hàng": "đề câu",
        "bhxh": "",
        "bảo hiểm xã hội": "tự bắt",
        "đài": "thọ",
        "báo": "cáo chí giá động hiệu vệ",
        "tổng đài": "viên",
        "trường": "hợp học kỳ quay",
        "bệnh viện": "phí",
        "trạm": "",
        "khoa": "học",
        "đội": "ngũ hình",
        "hạt": "giống nhân",
        "quỹ": "đất lương thời nhà",
        "bảo tàng": "",
        "vườn quốc gia": "",
        "khu bảo tồn": "",
        "thư viện": "phí",
        "nhà hát": "",
        "công ty": "",
        "tập đoàn": "",
        "doanh nghiệp": "",
        "bql": "",
        "lãnh đạo": "",
        "giám đốc": "",
        "phó giám đốc": "",
        "chủ tịch": "",
        "chánh văn phòng": "",
        "chánh thanh tra": "",
        "trưởng phòng": "",
        "thủ trưởng": "",
        "cán bộ": "",
        "công chức": "",
        "cơ quan": "",
        "đơn vị": "",
    }.items()
}
BEGINNINGS = _by_first(NOT_BEFORE)
MANY = phrases("các, những, toàn thể, tất cả, mọi, từng, toàn bộ")
# What stands for each of many: "Các phòng, ban, đơn vị", "Các sở, ban, ngành".
KINDS = phrases(
    "phòng, ban, cơ quan, đơn vị, sở, ngành, trung tâm, chi cục, cục, tổ, bộ phận, bộ, địa phương, tổ chức, đoàn thể, "
    "hội, hội đoàn, doanh nghiệp, trường, trường học, bệnh viện, viện, huyện, thị xã, thành phố, tx, tp, xã, phường, "
    "thị trấn, cá nhân, cán bộ, công chức, viên chức, người lao động, cbcc, cbccvc, khoa, đội, trạm, hạt, cấp, "
    "công ty, ban quản lý, bql"
)
# Words after one of these kinds, in small letters, with which it still stands for many: "phòng chuyên môn".
TAILS = phrases(
    "thuộc, trực thuộc, trực, liên quan, có, chuyên môn, nghiệp vụ, chức năng, được, sự nghiệp, tham mưu, tham gia, "
    "còn lại, khác, ngành dọc, đóng trên, trên địa bàn, trong, tại, ở, cấp, của, theo dõi, "
    "theo chức năng, phụ trách, đảm nhận"
)
# A list of many that holds one of these is at its end: what comes after it is another unit. After the weak ones only
# another "các …" is, for "Các chuyên môn, phòng nghiệp vụ" is one list.
CLOSING = phrases("thuộc, liên quan, cấp, được, phát sinh, chức năng")
WEAKLY_CLOSING = phrases("ngành, chuyên môn, nghiệp vụ, địa phương")
# Kinds of places and offices of which an office may have many: "UBND các huyện", "Lãnh đạo các phòng".
PLACES = _words("huyện thị thành tx tp xã phường")
OF_MANY = PLACES | _words("sở ban ngành đơn phòng cơ cấp trường địa bộ chi trung tổ khoa")
# Verbs with which the name of a unit is over and its work begins: "Phòng Tổng hợp tham mưu trình …".
VERBS = phrases(
    "kiểm soát, tham mưu, trình chủ tịch, trình giám đốc, trình ubnd, trình lãnh đạo, thực hiện, "
    "triển khai, theo dõi, rà soát, báo cáo, ban hành, tổ chức thực hiện, "
    "chịu trách nhiệm, đôn đốc, hướng dẫn, xây dựng kế hoạch, làm đầu mối, là"
)
# Bodies that are called after their task, verbs and all: "Tổ công tác triển khai Đề án 06".
OF_A_TASK = phrases("tổ công tác, tổ giúp việc, tổ soạn thảo, tổ thư ký, ban chỉ đạo, ban soạn thảo, đoàn kiểm tra")
# The office of one body may serve another, too: "Văn phòng HĐND và UBND xã".
SERVED = phrases("hđnd, ubnd, hội đồng nhân dân, ủy ban nhân dân")
# What may stand before the name of a unit that is given a task.
GIVEN = frozenset(("giao",))
# Units whose short names are whole: after them "và" never goes on with their name.
WHOLE = phrases("văn phòng, văn phòng sở, thanh tra, thanh tra sở")
# Behind a dash these begin another unit; "Đài Phát thanh - Truyền hình" is one.
AFTER_DASH = phrases("phòng, văn phòng, sở, ubnd, chi cục, trung tâm")
# Words that are written in full as often as short; they are read alike.
SHORT_FORMS = {
    "ubnd": ("ủy", "ban", "nhân", "dân"),
    "hđnd": ("hội", "đồng", "nhân", "dân"),
    "vp": ("văn", "phòng"),
    "bql": ("ban", "quản", "lý"),
    "ttra": ("thanh", "tra"),
    "bhxh": ("bảo", "hiểm", "xã", "hội"),
}
