"""The flat pass over a Word table gives just what the walk of its tree gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from imports.docx import names as w
from imports.docx.flat import flat_rows, is_flat
from imports.docx.numbering import Numbering
from imports.docx.styles import Styles
from imports.docx.table import TableReader
from imports.docx.text import TextReader

NAMESPACE = f'xmlns:w="{w.P[1:-2]}"'
STYLES = f"""<w:styles {NAMESPACE}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nghieng"><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style></w:styles>"""
LISTS = f"""<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""

RUN_LOOKS = ("", "<w:b/>", '<w:b w:val="0"/><w:i/>', "<w:caps/>", "<w:vanish/>", '<w:rStyle w:val="Nghieng"/>')
RUN_PARTS = ("<w:t>Rà soát</w:t>", "<w:t> Á </w:t>", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:t/>", "<w:cr/>")
PARAGRAPH_LOOKS = (
    "",
    '<w:jc w:val="center"/>',
    '<w:pStyle w:val="Dam"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs><w:rPr><w:b/><w:i/></w:rPr>',
)
CELL_LOOKS = ("", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:tcW w:w="9"/>')
ROW_LOOKS = ("", '<w:gridBefore w:val="1"/>', "<w:tblHeader/><w:jc/>")

runs = st.builds(
    lambda look, parts: f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{''.join(parts)}</w:r>",
    st.sampled_from(RUN_LOOKS),
    st.lists(st.sampled_from(RUN_PARTS), max_size=3),
)
paragraphs = st.builds(
    lambda look, inner: f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{''.join(inner)}<w:proofErr/></w:p>",
    st.sampled_from(PARAGRAPH_LOOKS),
    st.lists(runs, max_size=3),
)
cells = st.builds(
    lambda look, inner: f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(inner)}</w:tc>",
    st.sampled_from(CELL_LOOKS),
    st.lists(paragraphs, max_size=3),
)
rows = st.builds(
    lambda look, inner: f"<w:tr><w:trPr>{look}</w:trPr>{''.join(inner)}</w:tr>",
    st.sampled_from(ROW_LOOKS),
    st.lists(cells, max_size=4),
)


def reader() -> TextReader:
    """A fresh reader, its lists not yet begun."""
    return TextReader(Styles(etree.fromstring(STYLES)), Numbering(etree.fromstring(LISTS)))


@given(st.lists(rows, max_size=5))
def test_both_ways_give_the_same_rows(made: list[str]) -> None:
    table = etree.fromstring(f"<w:tbl {NAMESPACE}><w:tblPr><w:jc/></w:tblPr>{''.join(made)}</w:tbl>")
    assert is_flat(table)
    flat, walked = reader(), reader()
    assert flat_rows(table, flat) == list(TableReader(walked).walked_rows(table, []))
    assert flat.hidden == walked.hidden


def test_what_nests_or_hides_is_not_flat() -> None:
    for inner in ("<w:ins/>", "<w:sdt/>", "<w:tbl/>", "<w:del/>", "<w:drawing/>", "<w:rPrChange/>"):
        assert not is_flat(etree.fromstring(f"<w:tbl {NAMESPACE}><w:tr>{inner}</w:tr></w:tbl>"))
