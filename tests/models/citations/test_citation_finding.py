"""What citations are found in texts: a table of sentences, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.citations.finding import Citation, citations_in, may_cite

# A text and what it cites: kind|number|date|issuer|summary|flags, where S means "số" is there, / a lost slash,
# L a list whose date follows, F full, ! a day that does not exist.
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Căn cứ Nghị quyết số 99/NQ-CP ngày 03/9/2022 của Chính phủ về phát triển thư viện số;",
        ("Nghị quyết|99/NQ-CP|2022-09-03|Chính phủ|về phát triển thư viện số|SF",),
    ),
    (
        "Thực hiện Nghị định số 88/2031/NĐ-CP ngày 12 tháng 4 năm 2031 của Chính phủ quy định về lưu trữ ảnh.",
        ("Nghị định|88/2031/NĐ-CP|2031-04-12|Chính phủ|quy định về lưu trữ ảnh|SF",),
    ),
    ("theo quyết định số 5/QĐ-UBND ngày 1-2-2023 của UBND tỉnh", ("Quyết định|5/QĐ-UBND|2023-02-01|UBND tỉnh||S",)),
    ("QUYẾT ĐỊNH SỐ 412/QĐ-UBND NGÀY 09/3/2024 CỦA UBND TỈNH", ("Quyết định|412/QĐ-UBND|2024-03-09|UBND TỈNH||S",)),
    (
        "Quyết định số: 412 /QĐ-UBND ngày 09/3/2024 của Chủ tịch UBND tỉnh Hòa Lạc",
        ("Quyết định|412/QĐ-UBND|2024-03-09|Chủ tịch UBND tỉnh Hòa Lạc||S",),
    ),
    ("Quyết định số 412/ QĐ - UBND ngày 9 tháng 3 năm 2024", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    ("Quyết định 412/QĐ-UBND", ("Quyết định|412/QĐ-UBND||||",)),
    ("Quyết định số 412QĐ-UBND", ("Quyết định|412QĐ-UBND||||S/",)),
    ("Quyết định số 412 QĐ-UBND", ("Quyết định|412QĐ-UBND||||S/",)),
    ("Quyết định số 412-QĐ-UBND", ("Quyết định|412-QĐ-UBND||||S/",)),
    ("Quyết định số 412/QĐ–UBND", ("Quyết định|412/QĐ-UBND||||S",)),
    ("QĐ số 412", ("Quyết định|412||||S",)),
    (
        "QĐ số 412/QĐ-SNV ngày 1/3/2024 của Giám đốc Sở Nội vụ",
        ("Quyết định|412/QĐ-SNV|2024-03-01|Giám đốc Sở Nội vụ||S",),
    ),
    ("NQ số 99/NQ-CP", ("Nghị quyết|99/NQ-CP||||S",)),
    ("NĐ 88/2031/NĐ-CP", ("Nghị định|88/2031/NĐ-CP||||",)),
    ("Nghị quyết 99", ("Nghị quyết|99||||",)),
    ("Nghị quyết 99 của Chính phủ", ("Nghị quyết|99||Chính phủ||",)),
    ("Nghị quyết 99/NQ-CP", ("Nghị quyết|99/NQ-CP||||",)),
    ("thực hiện Nghị quyết 30 năm đổi mới", ()),
    (
        "Nghị quyết số 41-NQ/TW ngày 10/10/2023 của Bộ Chính trị về xây dựng đội ngũ doanh nhân",
        ("Nghị quyết|41-NQ/TW|2023-10-10|Bộ Chính trị|về xây dựng đội ngũ doanh nhân|SF",),
    ),
    ("Nghị quyết số 41/NQ-TW", ("Nghị quyết|41/NQ-TW||||S/",)),
    ("Nghị quyết số 41 NQ/TW", ("Nghị quyết|41NQ/TW||||S/",)),
    (
        "Nghị quyết số 08-NQ/TU ngày 02/02/2022 của Ban Chấp hành Đảng bộ tỉnh về bảo tồn rừng",
        ("Nghị quyết|08-NQ/TU|2022-02-02|Ban Chấp hành Đảng bộ tỉnh|về bảo tồn rừng|SF",),
    ),
    ("Nghị quyết số 08-NQ/HU của Huyện ủy", ("Nghị quyết|08-NQ/HU||Huyện ủy||S",)),
    (
        "Chỉ thị số 17-CT/TU ngày 05/5/2022 của Ban Thường vụ Tỉnh ủy về phòng chống cháy rừng",
        ("Chỉ thị|17-CT/TU|2022-05-05|Ban Thường vụ Tỉnh ủy|về phòng chống cháy rừng|SF",),
    ),
    ("Kết luận số 45-KL/TW ngày 11/11/2022 của Ban Bí thư", ("Kết luận|45-KL/TW|2022-11-11|Ban Bí thư||S",)),
    (
        "Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương",
        ("Quy định|22-QĐ/TW|2021-07-28|Ban Chấp hành Trung ương||S",),
    ),
    ("Hướng dẫn số 03-HD/BTCTW", ("Hướng dẫn|03-HD/BTCTW||||S",)),
    (
        "Chương trình hành động số 15-CTr/TU ngày 20/6/2022 của Tỉnh ủy",
        ("Chương trình hành động|15-CTr/TU|2022-06-20|Tỉnh ủy||S",),
    ),
    ("Chương trình số 15/CTr-UBND", ("Chương trình|15/CTr-UBND||||S",)),
    (
        "Kế hoạch số 133/KH-UBND ngày 27/5/2024 của Ủy ban nhân dân tỉnh về trồng cây phân tán",
        ("Kế hoạch|133/KH-UBND|2024-05-27|Ủy ban nhân dân tỉnh|về trồng cây phân tán|SF",),
    ),
    ("Kế hoạch số 9/KH-SVHTTDL", ("Kế hoạch|9/KH-SVHTTDL||||S",)),
    ("Kế hoạch năm 2024", ()),
    ("Kế hoạch 5 năm 2026-2030", ()),
    ("Kế hoạch 2024 của Sở", ()),
    ("kế hoạch số hóa tài liệu", ()),
    ("Công văn số 2217/UBND-TH ngày 14/8/2023 của UBND tỉnh", ("Công văn|2217/UBND-TH|2023-08-14|UBND tỉnh||S",)),
    ("Công văn 2217/UBND-TH", ("Công văn|2217/UBND-TH||||",)),
    (
        "Công văn số 815/BNV-VP ngày 01/03/2024 của Bộ Nội vụ về việc sơ kết",
        ("Công văn|815/BNV-VP|2024-03-01|Bộ Nội vụ|về việc sơ kết|SF",),
    ),
    ("Văn bản số 66/SNV-CCHC", ("Văn bản|66/SNV-CCHC||||S",)),
    ("văn bản số, giảm chi phí", ()),
    (
        "Công điện số 14/CĐ-TTg ngày 06/9/2024 của Thủ tướng Chính phủ",
        ("Công điện|14/CĐ-TTg|2024-09-06|Thủ tướng Chính phủ||S",),
    ),
    ("Chỉ thị số 33/CT-TTg", ("Chỉ thị|33/CT-TTg||||S",)),
    ("Chỉ thị 05-CT/TW", ("Chỉ thị|05-CT/TW||||",)),
    (
        "Thông tư số 07/2030/TT-BNV ngày 19/8/2030 của Bộ trưởng Bộ Nội vụ hướng dẫn khai thác phông lưu trữ",
        ("Thông tư|07/2030/TT-BNV|2030-08-19|Bộ trưởng Bộ Nội vụ|hướng dẫn khai thác phông lưu trữ|SF",),
    ),
    ("Thông tư số 07/2030/TT-BTC", ("Thông tư|07/2030/TT-BTC||||S",)),
    ("Thông tư 07/2030/TT-BTC ngày 2/2/2030 của Bộ Tài chính", ("Thông tư|07/2030/TT-BTC|2030-02-02|Bộ Tài chính||",)),
    (
        "Thông tư liên tịch số 21/2012/TTLT-BNV-BTC ngày 15/10/2012 của Bộ Nội vụ và Bộ Tài chính",
        ("Thông tư liên tịch|21/2012/TTLT-BNV-BTC|2012-10-15|Bộ Nội vụ và Bộ Tài chính||S",),
    ),
    ("Nghị định số 77/NĐ-CP ngày 05/8/2019 của Chính phủ", ("Nghị định|77/NĐ-CP|2019-08-05|Chính phủ||S",)),
    ("Nghị định 77/2019", ("Nghị định|77/2019||||",)),
    (
        "Nghị định số 77/2019/NĐ-CP, Nghị định số 78/2020/NĐ-CP của Chính phủ",
        (
            "Nghị định|77/2019/NĐ-CP||Chính phủ||S",
            "Nghị định|78/2020/NĐ-CP||Chính phủ||S",
        ),
    ),
    (
        "các Nghị định số 77/2019/NĐ-CP ngày 05/8/2019 và số 78/2020/NĐ-CP ngày 06/9/2020 của Chính phủ",
        (
            "Nghị định|77/2019/NĐ-CP|2019-08-05|Chính phủ||SL",
            "Nghị định|78/2020/NĐ-CP|2020-09-06|Chính phủ||S",
        ),
    ),
    (
        "các Nghị định: số 77/2019/NĐ-CP, số 78/2020/NĐ-CP và số 79/2021/NĐ-CP ngày 07/10/2021 của Chính phủ",
        (
            "Nghị định|77/2019/NĐ-CP||Chính phủ||SL",
            "Nghị định|78/2020/NĐ-CP||Chính phủ||SL",
            "Nghị định|79/2021/NĐ-CP|2021-10-07|Chính phủ||S",
        ),
    ),
    (
        "Nghị định số 77/2019/NĐ-CP; 78/2020/NĐ-CP",
        (
            "Nghị định|77/2019/NĐ-CP||||S",
            "Nghị định|78/2020/NĐ-CP||||",
        ),
    ),
    (
        "Quyết định số 10/QĐ-UBND và Quyết định số 11/QĐ-UBND ngày 12/12/2022 của UBND tỉnh",
        (
            "Quyết định|10/QĐ-UBND||UBND tỉnh||SL",
            "Quyết định|11/QĐ-UBND|2022-12-12|UBND tỉnh||S",
        ),
    ),
    ("Báo cáo số 350/BC-UBND ngày 30/11/2023 của UBND tỉnh", ("Báo cáo|350/BC-UBND|2023-11-30|UBND tỉnh||S",)),
    ("báo cáo số liệu 5 năm", ()),
    ("Tờ trình số 45/TTr-SNV ngày 07/7/2023", ("Tờ trình|45/TTr-SNV|2023-07-07|||S",)),
    ("Thông báo số 120/TB-UBND", ("Thông báo|120/TB-UBND||||S",)),
    ("Thông báo kết luận số 120/TB-VPCP", ("Thông báo kết luận|120/TB-VPCP||||S",)),
    ("Đề án số 02/ĐA-UBND", ("Đề án|02/ĐA-UBND||||S",)),
    ("Đề án 06", ()),
    ("Hướng dẫn số 55/HD-SNV", ("Hướng dẫn|55/HD-SNV||||S",)),
    ("Phương án số 12/PA-UBND ngày 4/4/2024", ("Phương án|12/PA-UBND|2024-04-04|||S",)),
    ("Luật Cán bộ, công chức năm 2025", ("Luật||2025||Cán bộ, công chức|",)),
    (
        "Luật Cán bộ, công chức, Luật Viên chức và các văn bản hướng dẫn",
        (
            "Luật||||Cán bộ, công chức|",
            "Luật||||Viên chức|",
        ),
    ),
    (
        "Luật Ban hành văn bản quy phạm pháp luật năm 2025 của Quốc hội",
        ("Luật||2025|Quốc hội|Ban hành văn bản quy phạm pháp luật|",),
    ),
    (
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
        ("Luật|72/2025/QH15|2025-06-16||Tổ chức chính quyền địa phương|S",),
    ),
    ("Luật số 72/2025/QH15", ("Luật|72/2025/QH15||||S",)),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019",
        ("Luật||2019||sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức|",),
    ),
    ("Bộ luật Lao động năm 2019", ("Bộ luật||2019||Lao động|",)),
    ("Bộ luật Dân sự", ("Bộ luật||||Dân sự|",)),
    ("Pháp lệnh số 04/2011/UBTVQH12", ("Pháp lệnh|04/2011/UBTVQH12||||S",)),
    ("pháp luật về cán bộ, công chức", ()),
    ("kỷ luật, kỷ cương hành chính", ()),
    ("Luật sư tỉnh, Hội Luật gia tỉnh", ()),
    ("Luật Trồng trọt năm 2018", ("Luật||2018||Trồng trọt|",)),
    ("Luật Phòng, chống tham nhũng năm 2018", ("Luật||2018||Phòng, chống tham nhũng|",)),
    (
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
        ("Nghị quyết||||Đại hội đại biểu toàn quốc lần thứ XIV của Đảng|",),
    ),
    ("Nghị quyết Đại hội XIV của Đảng", ("Nghị quyết||||Đại hội XIV của Đảng|",)),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XXI, nhiệm kỳ 2025-2030",
        ("Nghị quyết||||Đại hội Đảng bộ tỉnh lần thứ XXI, nhiệm kỳ 2025-2030|",),
    ),
    ("Nghị quyết Đại hội Đảng các cấp", ()),
    ("Nghị quyết Trung ương 4 khóa XIII", ("Nghị quyết||||Trung ương 4 khóa XIII|",)),
    (
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII",
        ("Nghị quyết||||Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII|",),
    ),
    ("Nghị quyết của Đảng, Nhà nước", ()),
    ("Nghị quyết của Hội đồng nhân dân tỉnh", ()),
    ("Nghị quyết của Chính phủ số 99/NQ-CP ngày 03/9/2022", ("Nghị quyết|99/NQ-CP|2022-09-03|Chính phủ||S",)),
    (
        "Nghị quyết số 15/2024/NQ-HĐND ngày 10/7/2024 của HĐND tỉnh quy định mức thu phí thư viện",
        ("Nghị quyết|15/2024/NQ-HĐND|2024-07-10|HĐND tỉnh|quy định mức thu phí thư viện|SF",),
    ),
    (
        "Nghị quyết số 15/NQ-HĐND ngày 10/7/2024 của HĐND huyện Sơn Hà",
        ("Nghị quyết|15/NQ-HĐND|2024-07-10|HĐND huyện Sơn Hà||S",),
    ),
    ("Quyết định số 06/2022/QĐ-UBND", ("Quyết định|06/2022/QĐ-UBND||||S",)),
    (
        "Quyết định số 06/2022/QĐ-TTg ngày 30/02/2022 của Thủ tướng Chính phủ",
        ("Quyết định|06/2022/QĐ-TTg||Thủ tướng Chính phủ||S!",),
    ),
    ("Quyết định của Giám đốc Sở", ()),
    ("Quyết định công bố danh mục thủ tục", ()),
    ("tiêu chuẩn TCVN ISO 9001:2015 vào hoạt động", ("Tiêu chuẩn|TCVN ISO 9001:2015|2015|||S",)),
    ("TCVN 9001:2015", ("Tiêu chuẩn|TCVN 9001:2015|2015|||S",)),
    ("ISO 9001:2015", ("Tiêu chuẩn|ISO 9001:2015|2015|||S",)),
    ("ISO/IEC 27001:2022", ("Tiêu chuẩn|ISO/IEC 27001:2022|2022|||S",)),
    ("TCVN ISO 9001 : 2015", ("Tiêu chuẩn|TCVN ISO 9001:2015|2015|||S",)),
    ("Ban chỉ đạo ISO", ()),
    ("áp dụng ISO 9001-2015", ("Tiêu chuẩn|ISO 9001-2015|2015|||S",)),
    ("TCVN 6909:2001", ("Tiêu chuẩn|TCVN 6909:2001|2001|||S",)),
    ("Trước ngày 15/12/2024", ()),
    ("Quý I/2024 - Quý II/2025", ()),
    ("tỷ lệ 50/50, 24/7, 3/4 số xã", ()),
    ("dịch vụ công mức độ 3/4 của UBND tỉnh", ()),
    ("Số 15/KH-SNV", ("Kế hoạch|15/KH-SNV||||S",)),
    ("số 15/KH-SNV ngày 2/3/2023 của Sở Nội vụ", ("Kế hoạch|15/KH-SNV|2023-03-02|Sở Nội vụ||S",)),
    ("Căn cứ 15/KH-SNV ngày 2/3/2023", ("Kế hoạch|15/KH-SNV|2023-03-02|||",)),
    ("04 KH-TC", ()),
    ("Phòng KH-TC và 02 TT-TT", ()),
    ("5 CT-XH", ()),
    ("12 HD-NV cho các xã", ()),
    ("Nghị định số 30c", ("Nghị định|30c||||S",)),
    ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ", ("Nghị quyết|30c/NQ-CP|2011-11-08|Chính phủ||S",)),
    ("Nghị quyết số 41a-NQ/TW", ("Nghị quyết|41a-NQ/TW||||S",)),
    (
        "Quyết định số 412/QĐ-UBND ngày ... tháng ... năm 2024 của UBND tỉnh",
        ("Quyết định|412/QĐ-UBND|2024|UBND tỉnh||S",),
    ),
    ("Kế hoạch số     /KH-SNV ngày    /12/2024 của Sở Nội vụ", ()),
    ("Kế hoạch số …/KH-SNV ngày … tháng … năm 2025", ()),
    ("Quyết định số 412/QĐ-UBND, ngày 09/3/2024", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    ("Quyết định số 412/QĐ-UBND (ngày 09/3/2024)", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    ("Quyết định số 412/QĐ-UBND ban hành ngày 09/3/2024", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    ("Quyết định số 412/QĐ-UBND của UBND tỉnh ngày 09/3/2024", ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh||S",)),
    ("Quyết định số 412/QĐ-UBND năm 2024 của UBND tỉnh", ("Quyết định|412/QĐ-UBND|2024|UBND tỉnh||S",)),
    ("Quyết định số 412/QĐ-UBND tháng 3/2024", ("Quyết định|412/QĐ-UBND|2024-03|||S",)),
    ("Quyết định số 412/QĐ-UBND ngày 09.3.2024", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    ("Quyết định số 412/QĐ-UBND ngày 09/03/24 của UBND tỉnh", ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh||S",)),
    ("Quyết định số 412/QĐ-UBND ngày 09 /3 / 2024", ("Quyết định|412/QĐ-UBND|2024-03-09|||S",)),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh “Về việc giao chỉ tiêu biên chế”; giao Sở",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh|Về việc giao chỉ tiêu biên chế|SF",),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh (về việc giao chỉ tiêu biên chế) và các văn bản khác",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh|về việc giao chỉ tiêu biên chế|SF",),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh V/v giao biên chế",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh|V/v giao biên chế|SF",),
    ),
    (
        "(ban hành kèm theo Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh)",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh||S",),
    ),
    (
        "Quyết định số 412/QĐ-UBND của UBND tỉnh phê duyệt Đề án chợ nổi, Sở Công Thương xây dựng",
        ("Quyết định|412/QĐ-UBND||UBND tỉnh|phê duyệt Đề án chợ nổi|S",),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh ban hành Quy chế văn hóa, như sau:",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh|ban hành Quy chế văn hóa|SF",),
    ),
    ("Quyết định số 412/QĐ-UBND được ban hành năm ngoái", ("Quyết định|412/QĐ-UBND||||S",)),
    ("Quyết định số 412/QĐ-UBND này", ("Quyết định|412/QĐ-UBND||||S",)),
    (
        "Quyết định số 412/QĐ-BNV ngày 09/3/2024 của Bộ trưởng Bộ Nội vụ",
        ("Quyết định|412/QĐ-BNV|2024-03-09|Bộ trưởng Bộ Nội vụ||S",),
    ),
    (
        "Quyết định số 412/QĐ-BLĐTBXH ngày 09/3/2024 của Bộ Lao động - Thương binh và Xã hội về trẻ em",
        ("Quyết định|412/QĐ-BLĐTBXH|2024-03-09|Bộ Lao động - Thương binh và Xã hội|về trẻ em|SF",),
    ),
    (
        "Quyết định số 412/QĐ-SYT ngày 09/3/2024 của Sở Y tế tỉnh Hòa Lạc về khám bệnh",
        ("Quyết định|412/QĐ-SYT|2024-03-09|Sở Y tế tỉnh Hòa Lạc|về khám bệnh|SF",),
    ),
    ("Quyết định số 412/QĐ-VPUB của Văn phòng UBND tỉnh", ("Quyết định|412/QĐ-VPUB||Văn phòng UBND tỉnh||S",)),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND huyện Sơn Hà về chợ",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND huyện Sơn Hà|về chợ|SF",),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND thành phố",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND thành phố||S",),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND TP. Hoa Lư",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND TP. Hoa Lư||S",),
    ),
    ("Quyết định số 412/QĐ-CTUBND", ("Quyết định|412/QĐ-CTUBND||||S",)),
    ("Quyết định số 412/QÐ-UBND", ("Quyết định|412/QĐ-UBND||||S",)),
    ("Quyết định số 0412/QĐ-UBND", ("Quyết định|0412/QĐ-UBND||||S",)),
    ("Quyết định số 412/qđ-ubnd", ("Quyết định|412/qđ-ubnd||||S",)),
    (
        "Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 về hướng dẫn tiếp dân của Văn phòng Chính phủ",
        ("Thông tư|02/2017/TT-VPCP|2017-10-31|Văn phòng Chính phủ|về hướng dẫn tiếp dân|SF",),
    ),
    (
        "Nghị định số 88/2031/NĐ-CP sửa đổi Nghị định số 77/2019/NĐ-CP ngày 05/8/2019 về ảnh",
        (
            "Nghị định|88/2031/NĐ-CP|||sửa đổi Nghị định số 77/2019/NĐ-CP ngày 05/8/2019 về ảnh|S",
            "Nghị định|77/2019/NĐ-CP|2019-08-05||về ảnh|S",
        ),
    ),
    ("thay thế Quyết định số 10/QĐ-UBND ngày 12/12/2022", ("Quyết định|10/QĐ-UBND|2022-12-12|||S",)),
    ("Điều 4 Nghị định số 77/2019/NĐ-CP", ("Nghị định|77/2019/NĐ-CP||||S",)),
    ("khoản 2 Điều 5 Thông tư số 07/2030/TT-BNV", ("Thông tư|07/2030/TT-BNV||||S",)),
    (
        "Nghị định số 61 và Nghị định số 107",
        (
            "Nghị định|61||||S",
            "Nghị định|107||||S",
        ),
    ),
    ("Nghị quyết số 15 của HĐND tỉnh", ("Nghị quyết|15||HĐND tỉnh||S",)),
    ("Chỉ thị số 5 ngày 2/3/2024", ("Chỉ thị|5|2024-03-02|||S",)),
    ("Kế hoạch số 8 của Sở Nội vụ", ("Kế hoạch|8||Sở Nội vụ||S",)),
    ("Nghị định 5 điều", ()),
    ("Quyết định 3 nội dung", ()),
    ("Thông tư 2 lần", ()),
    ("<b>Quyết định số 412/QĐ-UBND</b>", ("Quyết định|412/QĐ-UBND||||S",)),
    ("=Quyết định số 412/QĐ-UBND", ("Quyết định|412/QĐ-UBND||||S",)),
    ("Quyết định số 412/QĐ-UBND🙂", ("Quyết định|412/QĐ-UBND||||S",)),
    ("Quyết\tđịnh số 412/QĐ-UBND", ("Quyết định|412/QĐ-UBND||||S",)),
    (
        "Nghị định số 77/2019/NĐ-CP ngày 05/8/2019 của Thủ tướng Chính phủ",
        ("Nghị định|77/2019/NĐ-CP|2019-08-05|Thủ tướng Chính phủ||S",),
    ),
    ("Nghị quyết liên tịch số 09/NQLT-UBND-MTTQ", ("Nghị quyết liên tịch|09/NQLT-UBND-MTTQ||||S",)),
    ("Sắc lệnh", ()),
    ("Quyết định số 1.256/QĐ-UBND", ()),
    ("Hợp đồng số 12/HĐ-SNV", ()),
    ("hồ sơ số 12/2024", ()),
    ("Quyết định số 412/QĐ-UBND-TH ngày 1/1/2024", ("Quyết định|412/QĐ-UBND-TH|2024-01-01|||S",)),
    ("Nghị định số 77/2019/NĐ-CP-", ("Nghị định|77/2019/NĐ-CP||||S",)),
    (
        "Kế hoạch hành động số 77/KH-UBND của UBND tỉnh triển khai Nghị quyết số 99/NQ-CP",
        (
            "Kế hoạch hành động|77/KH-UBND||UBND tỉnh|triển khai Nghị quyết số 99/NQ-CP|S",
            "Nghị quyết|99/NQ-CP||||S",
        ),
    ),
    (
        "Nghị quyết số 18-NQ/TW và 19-NQ/TW ngày 25/10/2017",
        (
            "Nghị quyết|18-NQ/TW||||SL",
            "Nghị quyết|19-NQ/TW|2017-10-25|||",
        ),
    ),
    (
        "Quyết định số 412/QĐ-UBND ngày 09/3/2024 của UBND tỉnh Hòa Lạc V/v giao biên chế",
        ("Quyết định|412/QĐ-UBND|2024-03-09|UBND tỉnh Hòa Lạc|V/v giao biên chế|SF",),
    ),
    ("Kế hoạch số 15-KH/SNV", ("Kế hoạch|15-KH/SNV||||S/",)),
    ("Kế hoạch số 15-KH/TĐTN", ("Kế hoạch|15-KH/TĐTN||||S",)),
    ("Công văn số 12/CV-SNV", ("Công văn|12/CV-SNV||||S",)),
    ("Nghị quyết Đại hội Đảng bộ Sở lần thứ V", ("Nghị quyết||||Đại hội Đảng bộ Sở lần thứ V|",)),
    (
        "Thông tư liên tịch số 21/2012/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính",
        ("Thông tư liên tịch|21/2012/TTLT-BNV-BTC||Bộ Nội vụ, Bộ Tài chính||S",),
    ),
)


def told(one: Citation) -> str:
    """A citation as the table writes it."""
    lost_day = one.date_at[0] >= 0 and not one.date
    flags = (("S", one.marked), ("/", one.slashless), ("L", one.listed), ("F", one.full), ("!", lost_day))
    marks = "".join(sign for sign, is_so in flags if is_so)
    return "|".join((one.kind, one.number, one.date, one.issuer, one.title, marks))


@pytest.mark.parametrize(("text", "cited"), CASES, ids=[text[:60] for text, _cited in CASES])
def test_documents_are_found_with_all_their_parts(text: str, cited: tuple[str, ...]) -> None:
    assert tuple(told(one) for one in citations_in(text)) == cited


def test_the_table_is_large() -> None:
    assert len(CASES) >= 150


def test_the_parts_stand_where_the_citation_says() -> None:
    text = "Thực hiện Quyết định số: 77 /QĐ-UBND ngày 09/3/2024 của UBND tỉnh về giữ rừng; các việc khác."
    (one,) = citations_in(text)
    assert text[one.start : one.core] == "Quyết định số: 77 /QĐ-UBND ngày 09/3/2024 của UBND tỉnh"
    assert text[one.start : one.end] == one.text == text[10:].split(";")[0]
    assert [text[slice(*at)] for at in (one.number_at, one.date_at, one.issuer_at, one.title_at)] == [
        "77 /QĐ-UBND",
        "ngày 09/3/2024",
        "UBND tỉnh",
        "về giữ rừng",
    ]


def test_a_citation_in_the_summary_of_another_lies_within_it() -> None:
    text = "Nghị định số 8/2031/NĐ-CP ngày 01/02/2031 của Chính phủ sửa đổi Nghị định số 7/2029/NĐ-CP về đê điều."
    outer, inner = citations_in(text)
    assert outer.core <= inner.start < inner.end <= outer.end


_WORDS = st.sampled_from(
    ["Quyết định ", "số ", "Nghị quyết ", "Luật ", "12/QĐ-UBND ", "ngày ", "1/2/2024 ", "31/02/2024 ", "của ", "về ",
     "UBND tỉnh ", "Chính phủ ", "và ", "; ", "các ", "76", "/", "-", "NQ-CP", "(", ")", "“", "”", "Đại hội ", "XX ",
     "\n", "Cán bộ, công chức ", "năm 2024 ", "TCVN ISO 9001:2015 ", "thay thế ", "19-NQ/TW ", "tháng ", "…"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map("".join)))
def test_any_text_is_read_and_all_stretches_lie_in_it(text: str) -> None:
    past = 0
    for one in citations_in(text):
        assert past <= one.start < one.core <= one.end <= len(text)
        assert one.text == text[one.start : one.end]
        for start, end in (one.number_at, one.date_at, one.issuer_at, one.title_at):
            assert (start, end) == (-1, -1) or one.start <= start < end <= one.end
        assert one.number or one.title
        past = one.start + 1


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    if not may_cite(text):
        from models.citations import finding

        assert finding._found.__wrapped__(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["Luật A ", "Luật Abc abc ", "76/NQ-CP ", "Quyết định số ", "số 1/A-A-A", "1-", "( ", "“", "của UBND tỉnh A ", "…",
     "Nghị quyết Đại hội ",
     "Quyết định số 1/QĐ-UBND ngày 1/1/2021 của UBND tỉnh về ", " ", "Nghị quyết số 1 của Hội nghị "],
)  # fmt: skip
def test_a_hostile_text_takes_no_time_that_grows_faster_than_it(piece: str) -> None:
    # What backtracks would not come to an end here.
    citations_in((piece * 200_000)[:200_000])
