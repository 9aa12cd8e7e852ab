"""The brief as a file in each of its formats, by name or by what is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accord.errors import InputError
from accord.views.brief import make_brief
from accord.views.brief_files import BriefFormat, brief_as, format_of
from accord.views.brief_parts import Brief

from .samples import sample


@pytest.fixture
def brief() -> Brief:
    return make_brief(*sample())


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.md", "markdown"), ("a.HTML", "html"), ("a.htm", "html"), ("a.pdf", "pdf"), ("a", "markdown")],
)
def test_a_name_says_the_format(name: str, format_: str) -> None:
    assert format_of(name) == format_


def test_save_writes_what_the_name_asks_for(brief: Brief, tmp_path: Path) -> None:
    for name, begins in (("b.md", b"# Brief:"), ("b.html", b"<!doctype html>"), ("b.json", b"{")):
        brief.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins), name


def test_json_holds_the_whole_brief(brief: Brief) -> None:
    assert Brief.from_dict(json.loads(brief_as(brief, "json"))) == brief


def test_pdf_is_one_of_them(brief: Brief) -> None:
    pytest.importorskip("typst")
    assert brief_as(brief, BriefFormat.PDF).startswith(b"%PDF-")


def test_another_format_is_refused_with_those_there_are(brief: Brief) -> None:
    with pytest.raises(InputError, match=r"No format 'docx' of a brief. Expected one of markdown, html, pdf, json"):
        brief_as(brief, "docx")


def test_a_folder_that_is_not_there_is_named(brief: Brief, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"does not exist\. Make it first"):
        brief.save(tmp_path / "none" / "b.html")
