"""code(): one pure function from a report to its records."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.parsing.fake_encoder import write_fake_encoder

import accord
from accord.api import Ledger
from accord.coder import code, code_many, coding_version, date_report, parse_many_encoded, pipeline
from accord.errors import CodebookError, InputError, MissingEncoder, PipelineError
from accord.ledger.versions import is_newer
from accord.mentions import COMPONENTS
from accord.parsing.found import found
from accord.records import AnyRecord, EventRecord, Report
from accord.settings import DecidedBy
from accord.values import DateBasis, Status

pytestmark = pytest.mark.model

TEXT = (
    "OSLO, 4 March 2025 (Fjord Wire) -- Norwegian Foreign Minister Anna Lie met her Finnish counterpart in Oslo. "
    "The two countries will hold a joint exercise with about 3,000 soldiers in May, she said. "
    "Norway did not sign the agreement."
)
REPORT = Report(text=TEXT, published="2025-03-04")


def test_records_carry_their_words() -> None:
    records = code(REPORT)
    assert {record.kind for record in records} == {"time", "actor", "place", "figure", "statement", "event"}
    for record in records:
        assert REPORT.text[record.start : record.end] == record.text
        assert REPORT.text[record.evidence.start : record.evidence.end] == record.evidence.quote
        assert record.evidence.start <= record.start
        assert record.end <= record.evidence.end


def test_a_text_is_coded_as_an_undated_report() -> None:
    text = "Norway and Finland signed a border treaty in Oslo."
    assert code(text) == code(Report(text=text))
    with pytest.raises(InputError, match="int given to code"):
        code(3)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [None, 5])
def test_what_is_no_source_is_told_to_who_adds_it(given: object) -> None:
    with Ledger.open() as ledger, pytest.raises(InputError, match=f"{type(given).__name__} given to add. Expected a"):
        ledger.add(given)  # type: ignore[arg-type]


def test_the_same_report_gives_the_same_records_whatever_is_read_with_it() -> None:
    other = Report(text="Finland and Sweden signed a treaty on Monday.", published="2024-01-09")
    alone = code(REPORT)
    assert list(code_many([other, REPORT]))[1] == alone
    assert code(REPORT) == alone


def test_a_plan_a_deed_and_an_omission_are_told_apart() -> None:
    statuses = {record.text: record.status for record in code(REPORT) if isinstance(record, EventRecord)}
    told = {status for text, status in statuses.items() if "exercise" in text}
    assert told & {Status.PLANNED, Status.EXPECTED}
    assert any(status == Status.OCCURRED for text, status in statuses.items() if text.startswith("met"))
    assert any(status == Status.DID_NOT_HAPPEN for text, status in statuses.items() if "sign" in text)


def test_every_record_survives_being_written_and_read() -> None:
    for record in code(REPORT):
        assert type(record).from_dict(record.to_dict()) == record


def test_a_failing_stage_costs_its_report_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("accord.coder")
    real = module.assemble

    def broken(doc: object, report: Report) -> object:
        if "Finland" in report.text:
            raise ValueError("no such thing")
        return real(doc, report)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "assemble", broken)
    failed, whole = code_many([Report(text="Finland left."), Report(text="Norway stayed.")])
    assert isinstance(failed, PipelineError)
    assert "no such thing" in str(failed)
    assert isinstance(whole, tuple)


def test_an_undated_report_is_dated_by_its_own_words_or_not_at_all() -> None:
    assert date_report(Report(text="Leaders met and talked.")).published is None
    text = (
        "The minister visited Oslo on March 3. He is scheduled to meet the king on March 4. "
        "The government is planning its defense budget for 2026."
    )
    dated = date_report(Report(text=text))
    assert dated.published_basis in (DateBasis.INFERRED, DateBasis.UNKNOWN)
    assert dated.published in (None, "2025-03-03")


JUNK = st.text(alphabet=st.sampled_from("aB.“”\"'’ \n\t,-—()[]%$€0129\u00e9\u4e2d\U0001f600U.S."), max_size=120)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JUNK)
def test_any_text_is_coded(text: str) -> None:
    for record in code(Report(text=text, published="2025-03-04")):
        assert text[record.start : record.end] == record.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("word " * 3000, id="one long sentence"),
        pytest.param("“" * 500, id="only quotation marks"),
        pytest.param("(" * 300 + "Norway" + ")" * 300, id="brackets"),
        pytest.param("U.S. " * 800, id="one name again and again"),
        pytest.param("He said she said they said " * 300, id="nested speech"),
        pytest.param("\u200b\u0301" * 200, id="marks without letters"),
    ],
)
def test_hard_texts_are_coded_in_time(text: str) -> None:
    assert isinstance(code(Report(text=text)), tuple)


def test_rules_alone_neither_load_nor_run_the_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path / "none"))
    assert "accord_encoder" not in pipeline(decided_by="rules").pipe_names
    (doc,) = parse_many_encoded([REPORT], decided_by="rules")
    assert found(doc).encoded is None
    assert found(doc).decides is DecidedBy.RULES
    assert code(REPORT, decided_by="rules")
    with pytest.raises(MissingEncoder, match="--rules-only"):
        code(REPORT, decided_by="both")


def test_the_encoder_runs_before_the_mentions_and_says_what_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ACCORD_ENCODER", str(write_fake_encoder(tmp_path)))
    nlp = pipeline(decided_by="encoder")
    assert nlp.pipe_names.index("parser") < nlp.pipe_names.index("accord_encoder") < nlp.pipe_names.index(COMPONENTS[0])
    (doc,) = parse_many_encoded([REPORT], decided_by="encoder")
    known = found(doc)
    assert known.decides is DecidedBy.ENCODER
    assert known.encoded is not None
    assert known.encoded.was_read(0)
    assert known.actors == ()
    assert code(REPORT, decided_by="encoder")
    assert date_report(Report(text="Leaders met and talked."), decided_by="encoder").published is None
    assert coding_version("encoder") == "2 encoder 7"
    assert coding_version("rules") == "2"


OWN = """
[[frame]]
verb = ["moor"]
type = "CONSULT"
label = "port_call"
example = "The frigate [moored] in Oslo."
"""
MOORED = Report(
    text="OSLO, 4 March 2025 (Fjord Wire) -- The Greek frigate Hydra moored in Oslo.", published="2025-03-04"
)


def _labels(records: tuple[AnyRecord, ...]) -> set[str | None]:
    return {record.label for record in records if isinstance(record, EventRecord)}


def test_an_own_codebook_codes_what_is_read_by_it_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    before = code(MOORED, "rules")
    own = code(MOORED, "rules", codebook=file)
    assert "port_call" in _labels(own)
    assert code(MOORED, "rules", codebook=file) == own
    assert code(MOORED, "rules") == before
    assert "port_call" not in _labels(before)
    assert pipeline(decided_by="rules", codebook=file) is not pipeline(decided_by="rules")
    doc = pipeline(decided_by="rules", codebook=file)(MOORED.text)
    assert "port_call" in {trigger.label for trigger in found(doc).triggers}


def test_a_changed_file_counts_in_the_same_process(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    for label in ("port_call", "mooring"):
        file.write_text(OWN.replace("port_call", label), encoding="utf-8")
        assert label in _labels(code(MOORED, "rules", codebook=file))


def test_the_encoder_leaves_an_own_trigger_its_label(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    assert "port_call" in _labels(code(MOORED, "both", codebook=file))


def test_the_codebook_is_part_of_the_version_and_none_is_newer(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    own = coding_version("rules", codebook=file)
    assert own.startswith("2 codebook ")
    assert is_newer(own, "2")
    assert is_newer("2", own)
    file.write_text("[[frame]]\n", encoding="utf-8")
    with pytest.raises(CodebookError):
        coding_version("rules", codebook=file)


def test_the_public_names_stay_what_they_are_whatever_is_imported() -> None:
    importlib.import_module("accord.coder")
    assert callable(accord.pipeline)
    assert accord.code is code
