"""The JSON Schema of rows, checked by a validator that is not ours."""

from __future__ import annotations

import json

import jsonschema
import pytest

import accord
from accord.frames.column_kinds import find_kind, kinds
from accord.frames.item_rows import rows_of
from accord.frames.json_schema import json_schema

SCHEMA = json_schema((kind, kind.columns) for kind in kinds().values())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["event", "plan", "statement", "figure", "report", "dossier"])
def test_rows_of_the_samples_meet_it(samples: accord.Ledger, name: str) -> None:
    answer = getattr(samples, find_kind(name).plural)()
    validator = jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{name}", **SCHEMA}, format_checker=jsonschema.FormatChecker()
    )
    rows = json.loads(json.dumps(rows_of(answer, whole=True)))
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []


def test_a_row_that_lacks_a_column_does_not(samples: accord.Ledger) -> None:
    row = rows_of(samples.plans(), whole=True)[0]
    del row["verdict"]
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/plan", **SCHEMA})
    assert [error.message for error in validator.iter_errors(row)] == ["'verdict' is a required property"]
