"""The errors accord raises, each a sentence: what happened, what was expected, what to do.

AccordError
├── InputError            the caller's file, address or argument
│   ├── UnreadableReport    not text we can read
│   ├── NotFetched          an address whose page cannot be had, now or ever
│   │   └── AddressRefused    an address accord does not go to: private, local, oddly spelled
│   ├── UnknownCode         no such type, country, mode, command
│   ├── SettingsError       a setting with a value that is not allowed
│   ├── CodebookError       a file of the user's own codebook that is not sound
│   └── RegisterError       a file of the user's own register that is not sound
├── LedgerError
│   ├── NotALedger  LedgerTooNew  LedgerBusy  LedgerFull
│   └── RecordNotFound
├── MissingExtra          a feature whose optional dependency is absent
├── MissingModel          the spaCy model is absent or is not the one accord was measured with
├── MissingEncoder        a file or library of the learned encoder is absent
│   └── DamagedEncoder      it is there, but is not the one its card describes
└── PipelineError         a stage failed on one report
"""

from __future__ import annotations


class AccordError(Exception):
    """Base of every error accord raises on purpose.

    >>> import accord
    >>> try:
    ...     accord.explain("AIDE")
    ... except accord.AccordError as error:
    ...     print(error.slug)
    unknown-code
    """

    slug = "accord-error"
    exit_code = 1


class InputError(AccordError):
    """The caller's file, address or argument cannot be used."""

    slug = "input-error"


class UnreadableReport(InputError):
    """A file or address that is not text accord can read; `path` and `reason` say which and why."""

    slug = "unreadable-report"

    def __init__(self, path: str, reason: str, advice: str = "") -> None:
        self.path, self.reason, self.advice = path, reason, advice
        super().__init__(f"{path}: {reason}" + (f" {advice}" if advice else ""))


class NotFetched(InputError):
    """A page that cannot be had; `reason` and `advice` are lines, `lasting` says that asking again is of no use.

    `status` is the answer's, where there was one, `retry_after` the seconds after which the host wants to be asked
    again, `transient` that a moment later it may be had.
    """

    slug = "not-fetched"

    def __init__(
        self,
        url: str,
        reason: str,
        advice: str = "",
        *,
        lasting: bool = False,
        transient: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.url, self.reason, self.advice = url, reason, advice
        self.lasting, self.transient, self.status, self.retry_after = lasting, transient, status, retry_after
        super().__init__(f"{url}: {reason}" + (f" {advice}" if advice else ""))


class AddressRefused(NotFetched):
    """An address accord does not go to."""

    slug = "address-refused"

    def __init__(self, url: str, reason: str, advice: str = "Expected a public http or https address.") -> None:
        super().__init__(url, reason, advice, lasting=True)


class UnknownCode(InputError):
    """No such code; `near` holds the codes that look like it."""

    slug = "unknown-code"

    def __init__(self, what: str, code: str, near: tuple[str, ...] = (), advice: str = "") -> None:
        self.what, self.code, self.near = what, code, near
        guess = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"No {what} '{code}'.{guess}" + (f" {advice}" if advice else ""))


class SettingsError(InputError):
    """A setting with a value that is not allowed."""

    slug = "settings-error"


class CodebookError(InputError):
    """The user's own codebook is not sound; `problems` holds all that is wrong, each with its file and row."""

    slug = "codebook-error"

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        more = f" There are {len(problems) - 1} more: accord explain --check PATH lists them." if problems[1:] else ""
        super().__init__(f"{problems[0]}{more}")


class RegisterError(InputError):
    """The user's own register is not sound; `problems` holds all that is wrong, each with its line."""

    slug = "register-error"

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(f"{problems[0]}" + (f" And {len(problems) - 1} more." if problems[1:] else ""))


class LedgerError(AccordError):
    """The ledger file cannot be used."""

    slug = "ledger-error"


class NotALedger(LedgerError):
    """The file is something else than a ledger of accord."""

    slug = "not-a-ledger"


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer accord."""

    slug = "ledger-too-new"


class LedgerBusy(LedgerError):
    """Another process is writing to the ledger."""

    slug = "ledger-busy"


class LedgerFull(LedgerError):
    """The disk that holds the ledger is full."""

    slug = "ledger-full"


class RecordNotFound(LedgerError):
    """No report, record or event has that id; `near` holds ids that look like it."""

    slug = "record-not-found"

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        self.near = near
        super().__init__(message)


class MissingExtra(AccordError):
    """A feature needs an optional dependency; the message has the pip line."""

    slug = "missing-extra"

    def __init__(self, feature: str, extra: str) -> None:
        self.feature, self.extra = feature, extra
        super().__init__(f"{feature} needs the extra '{extra}'. Install it: pip install '.[{extra}]' in the checkout.")


class MissingModel(AccordError):
    """The spaCy model is not installed, or its weights are not the ones accord was measured with."""

    slug = "missing-model"


class MissingEncoder(AccordError):
    """A file or library of the learned encoder is absent; accord runs without it on rules alone."""

    slug = "missing-encoder"


class DamagedEncoder(MissingEncoder):
    """The encoder's files are not those its card describes, or its card is not one."""

    slug = "damaged-encoder"


class PipelineError(AccordError):
    """A stage failed on one report; the others go on."""

    slug = "pipeline-error"

    def __init__(self, stage: str, report: str, reason: str) -> None:
        self.stage, self.report, self.reason = stage, report, reason
        super().__init__(f"{stage} failed on report {report}: {reason}")
