"""The description for other programs, and what programs do that read it: no request ends in a fault of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from tests.web.conftest import BASE, TOKEN

from accord.web.app import make_app
from accord.web.pages import all_pages

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
BOUNDED = settings(
    max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def test_every_page_is_described_as_json_and_csv(pages: TestClient) -> None:
    described = pages.get("/openapi.json").json()["paths"]
    for page in all_pages():
        assert {f"{page.stem}.json", f"{page.stem}.csv"} <= set(described)


def test_no_page_of_another_host_describes_it(pages: TestClient) -> None:
    assert pages.get("/docs").status_code == 404
    assert pages.get("/redoc").status_code == 404


@pytest.mark.slow
def test_no_request_ends_in_a_fault_of_ours(ledger_path: Path) -> None:
    app = make_app(ledger_path)
    schema = schemathesis.openapi.from_dict(TestClient(app, base_url=BASE).get("/openapi.json").json())
    schema.app = app
    client = TestClient(app, base_url=BASE, raise_server_exceptions=True, follow_redirects=False)
    _try_all(schema, client, {})


@pytest.mark.slow
def test_no_write_ends_in_a_fault_of_ours(own_ledger: Path) -> None:
    app = make_app(own_ledger, write=True, token=TOKEN)
    client = TestClient(app, base_url=BASE, raise_server_exceptions=True, follow_redirects=False)
    schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    _try_all(schema, client, {"x-accord-token": TOKEN}, method="POST")


def _try_all(schema: object, client: TestClient, headers: dict[str, str], method: str = "GET") -> None:
    tried = 0
    for result in schema.get_all_operations():  # type: ignore[attr-defined]
        operation = result.ok()
        if operation.method.upper() != method:
            continue

        @BOUNDED
        @schemathesis_given(operation)
        def try_one(case: object) -> None:
            asked = case.as_transport_kwargs(base_url=BASE)  # type: ignore[attr-defined]
            asked["headers"] = {**dict(asked.get("headers") or {}), **headers}
            asked.pop("cookies", None)
            answer = client.request(**asked)
            assert answer.status_code < 500, (asked, answer.text[:300])

        try_one()
        tried += 1
    assert tried


def schemathesis_given(operation: object) -> object:
    """Examples of one operation, also such as it does not take."""
    from hypothesis import given
    from schemathesis import GenerationMode

    kinds = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]  # type: ignore[attr-defined]
    return given(kinds[0] | kinds[1])
