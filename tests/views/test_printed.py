"""The brief as PDF: one page first, tagged, the same bytes each time; no markup of a report is obeyed."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import pytest

pytest.importorskip("typst", reason="the extra 'pdf-brief' is not installed")

from pypdf import PdfReader

from accord.errors import MissingExtra
from accord.records import Report
from accord.values import DateBasis
from accord.views import printed
from accord.views.brief import make_brief
from accord.views.brief_parts import Brief, Line, Reference, Section, Table
from accord.views.brief_parts import Row as TableRow
from accord.views.printed import find_missing, write_first_page, write_pdf

from .samples import sample

HOSTILE = (
    '#panic("x") #import "other.typ" #read("/etc/hostname") $x^2$ *bold* _it_ = Title <w1> @w1 '
    '#link("https://x.example")[y] '
    "\\u{41} `raw` // gone /* gone too */ https://bare.example \"a' -- --- ~ {{ 7 * 7 }} \\ end"
)


def brief_with(words: str, **fields: str) -> Brief:
    report = Report(
        text=f"{words} The ministers met.",
        title=words,
        publisher=words,
        published="2025-03-04",
        published_basis=DateBasis.GIVEN,
        **fields,
    )
    reference = Reference(number=1, report=report.id, start=0, end=len(words), quote=words)
    line = Line(text=words, references=(1,), when=words, status=words, quote=words, note=words, group="New")
    table = Table(
        title=words, columns=("day", "words"), rows=(TableRow(cells=(words, words), references=(1,)),), note=words
    )
    sections = (
        Section(id="foremost", title="What must be known", lines=(line,)),
        Section(id="said", title=words, lines=(line,), also=(line,), tables=(table,), note=words),
        Section(id="sources", title="Sources", lines=(Line(text=words, when=report.id, note=words),)),
    )
    return Brief(title=words, as_of="2025-03-04", sections=sections, references=(reference,), reports=(report,))


def read(brief: Brief) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(brief)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links_of(reader: PdfReader) -> set[str]:
    annotations = [each.get_object() for page in reader.pages for each in page.get("/Annots") or ()]
    return {str(each["/A"]["/URI"]) for each in annotations if "/URI" in each.get("/A", {})}


def squeezed(text: str) -> str:
    """The text without the spaces and hyphens that setting it in lines adds."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


@pytest.fixture(scope="module")
def hostile() -> PdfReader:
    return read(brief_with(HOSTILE))


def test_markup_in_a_report_is_shown_and_not_obeyed(hostile: PdfReader) -> None:
    assert squeezed(text_of(hostile)).count(squeezed(HOSTILE)) >= 8


def test_nothing_in_a_report_makes_a_link(hostile: PdfReader) -> None:
    assert links_of(hostile) == set()


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a", {"https://example.org/a"}),
        ("javascript:alert(1)", set()),
        ("file:///etc/hostname", set()),
    ],
)
def test_only_web_addresses_of_sources_are_links(url: str, links: set[str]) -> None:
    assert links_of(read(brief_with("Ministers met", url=url))) == links


def test_the_first_page_is_one_and_the_details_begin_on_the_next() -> None:
    brief = make_brief(*sample())
    first, second = (page.extract_text() for page in read(brief).pages[:2])
    assert "What must be known" in first
    assert "What happened, and what did not, page 2" in " ".join(first.split())
    assert second.startswith(brief.section("new").title)


def test_a_full_first_page_stays_one() -> None:
    line = Line(
        text="“" + "long words " * 22 + "”", when="due 4 March 2025", status="held", note="A paper " * 6, group="New"
    )
    brief = make_brief(*sample())
    full = replace(brief.sections[0], lines=(line,) * 8)
    assert read(replace(brief, sections=(full, *brief.sections[1:]))).pages[1].extract_text().startswith("New since")


def test_it_is_tagged_titled_and_carries_its_fonts() -> None:
    reader = read(make_brief(*sample()))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata
    assert reader.metadata.title == "Brief: 2 reports, 3 March 2025 to 4 March 2025"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_it_is_equal_byte_for_byte() -> None:
    brief = make_brief(*sample())
    assert write_pdf(brief) == write_pdf(brief)


def test_its_references_lead_to_the_words() -> None:
    reader = read(make_brief(*sample()))
    targets = [each.get_object() for page in reader.pages for each in page.get("/Annots") or ()]
    assert len([each for each in targets if each["/Subtype"] == "/Link"]) >= 4
    assert "[1] “" in text_of(reader)


class FontsOfTypst:
    """The fonts that Typst carries, alone: as on a machine where none is installed."""

    def __call__(self) -> object:
        import typst

        return typst.Fonts(include_system_fonts=False)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "_fonts", FontsOfTypst())


@pytest.mark.usefixtures("bare")
def test_cyrillic_is_shown_as_it_is() -> None:
    text = text_of(read(brief_with("Володимир Зеленський met Сергей Шойгу")))
    assert squeezed("Володимир Зеленський met Сергей Шойгу") in squeezed(text)
    assert "put in other letters" not in text


@pytest.mark.usefixtures("bare")
def test_korean_without_a_font_is_romanised_and_says_so() -> None:
    text = text_of(read(brief_with("김정은 met 中国 envoys \U0001f91d")))
    assert squeezed("⟨Gimjeongeun⟩ met ⟨U+4E2D U+56FD⟩ envoys ⟨handshake⟩") in squeezed(text)
    assert "put in other letters" in text


@pytest.mark.usefixtures("bare")
def test_letters_without_a_font_are_told_from_others() -> None:
    assert find_missing({"Ağrı, Ελλάδα, Київ, 서울, “a”"}) == set("서울")


def test_the_first_page_is_a_picture_too() -> None:
    picture = write_first_page(make_brief(*sample()), dots_per_inch=40)
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert (round(width / 40, 1), round(height / 40, 1)) == (8.3, 11.7)


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"The brief as PDF needs the extra 'pdf-brief'. Install it"):
        write_pdf(make_brief(*sample()))
