"""6. Records ↔ records: the links of a ledger, kept as reports come: only what new readings touch is compared anew.

What is kept is what link() would make of all reports at once, whatever the order and batches they came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from functools import cache
from pathlib import Path

from accord.data import HERE
from accord.ledger.link_tables import PairRow, PendingReport
from accord.ledger.merged import Link
from accord.ledger.storage import LedgerFile
from accord.linking.blocks import Member, Pair, day_in_block, find_blocks, place_of
from accord.linking.copies import bands_of, day_of, days_around, long_bands_of, may_be_copies, sign, told_of
from accord.linking.kept import Kept, as_json, judged_of
from accord.linking.kept_events import keep_support
from accord.linking.kept_parts import keep_parts, keep_told_parts
from accord.linking.kept_plans import keep_plans
from accord.linking.kept_stories import keep_stories
from accord.linking.kept_tallies import keep_tallies
from accord.linking.neighbours import BlockChange, find_changes_in, still_meet
from accord.linking.outlines import are_others
from accord.linking.profiles import Profile
from accord.linking.regrouping import keep_events
from accord.linking.retold import are_retold
from accord.linking.same_event import compare, tell
from accord.linking.surveys import touch
from accord.linking.undated import with_story
from accord.records import Report

AT_ONCE = 200
"""Reports linked in one transaction."""
_MADE_FROM = (
    "linking.toml",
    "parts.toml",
    "public_occasions.toml",
    "whose_deed.toml",
    "word_rarity.toml",
    "word_senses.json",
)


READING = frozenset(
    {"answers", "asking", "changes_within", "differences", "held_answers", "kept_answers", "neighbourhood", "within"}
)
"""The modules here, with those of a ledger's questions (*_of_ledger), that read what is kept and make none of it."""


def linking_files() -> list[Path]:
    """The code that makes what is kept."""
    every = sorted(Path(__file__).parent.glob("*.py"))
    return [path for path in every if path.stem not in READING and not path.stem.endswith("_of_ledger")]


@cache
def linking_version() -> str:
    """A digest of the code and data of linking: what another version linked is linked anew."""
    made = hashlib.sha256()
    for path in [*linking_files(), *(HERE / name for name in _MADE_FROM)]:
        made.update(path.read_bytes() if path.exists() else b"")
    return made.hexdigest()[:12]


def update(file: LedgerFile, on_progress: Callable[[int], None] | None = None) -> int:
    """Links the readings that are not linked yet and returns how many were.

    Undated reports whose stories changed by that are linked again, and counted again.

    Each batch is one transaction: a process killed meanwhile leaves what it linked, and the rest pending.
    """
    version = linking_version()
    if file.links.version() != version:
        with file.writing():
            file.links.reset(version)
    done, kept = 0, Kept(file)
    while pending := file.links.pending(AT_ONCE):
        with file.writing():
            _Batch(file, kept).run(pending)
        done += len(pending)
        if on_progress:
            on_progress(done)
    return done


class _Batch:
    """One batch of reports: their old tellings go, the new ones come, and what that touches is grouped anew."""

    def __init__(self, file: LedgerFile, kept: Kept) -> None:
        self._file = file
        self._links = file.links
        self._kept = kept
        self._kept.trim()
        self._touched: set[int] = set()
        self._new: set[int] = set()
        self._changes: dict[str, BlockChange] = {}

    def run(self, pending: list[PendingReport]) -> None:
        keep_stories(self._kept)
        reports = {report.key for report in pending}
        self._take_out(reports)
        records = {report.key: self._kept.event_records(report.id) for report in pending}
        judged = judged_of(self._file, [record for listed in records.values() for record in listed])
        for report in pending:
            read = self._file.report(report.id)
            tellings, links = tell(records[report.key], read, judged)
            put: dict[int, Profile] = {}
            for telling in tellings:
                own = {record.id for record in telling.records}
                put[self._put_in(report.key, telling, [link for link in links if link.first in own])] = telling
            keep_told_parts(self._links, put, links)
            self._find_copies(report.key, read)
        self._compare()
        versions = self._touch_versions(pending)
        change = keep_events(self._kept, self._touched, self._new, judged)
        change = keep_parts(self._links, change, judged)
        keep_support(self._kept, reports | versions, change)
        keep_plans(self._kept, change)
        keep_tallies(self._kept, reports | versions, change)
        told = {report for event in change.new.values() for report in event.reports}
        touch(self._links.surveys, reports | versions | self._links.keys_of(told))
        self._links.mark_linked(reports)

    def _take_out(self, reports: Collection[int]) -> None:
        for row in self._links.of_reports(reports):
            self._touched.add(row.component)
            telling = self._kept.read(row)
            blocks = find_blocks(telling)
            gone = Member(row.day, row.place, row.key, bool(telling.countries))
            for block in blocks:
                self._changes.setdefault(block, BlockChange()).removed.append(gone)
            self._links.remove_telling(row.key, (row.day, row.place), blocks)
            self._links.parts.remove_told(row.key)
            self._kept.forget(row.key)

    def _put_in(self, report: int, telling: Profile, links: list[Link]) -> int:
        blocks, day, place, placed = (
            find_blocks(telling),
            day_in_block(telling),
            place_of(telling),
            bool(telling.countries),
        )
        inner = as_json(links)
        key = self._links.insert_telling((report, place, day, placed, as_json(telling), inner), blocks)
        self._kept.remember(key, with_story(telling, self._kept.stories), inner)
        self._new.add(key)
        for block in blocks:
            self._changes.setdefault(block, BlockChange()).added.append(Member(day, place, key, placed))
        return key

    def _find_copies(self, key: int, report: Report) -> None:
        """Finds the copies of a report that is new here, or of another day than before."""
        signatures, day = self._links.signatures, day_of(report)
        if (kept := signatures.day_of(key)) == day or (signature := sign(report.text)) is None:
            return
        bands, long = bands_of(signature), long_bands_of(signature)
        if kept is not None:
            signatures.remove(key, (*bands, *long))
            parted = self._links.remove_copies(key)
            # What these tell rests on other reports now.
            self._links.mark_pending(self._links.names_of(parted).values())
        near = signatures.sharing(bands, days_around(day)) | signatures.sharing(long)
        likely = [other for other, body in signatures.bodies(near) if may_be_copies(signature, body)]
        told = told_of(report) if likely else None
        for other, name in self._links.names_of(likely).items():
            if told is not None and are_retold(told, told_of(self._file.report(name))):
                self._links.put_copy(key, other)
        signatures.put(key, day, signature, (*bands, *long))

    def _compare(self) -> None:
        """Compares the pairs that meet now, and drops those that no longer do because others stand between them."""
        meeting: set[Pair] = set()
        parted: set[Pair] = set()
        for block in sorted(self._changes):
            begin, cease = find_changes_in(self._links, block, self._changes[block])
            meeting |= begin
            parted |= cease
        changed: set[int] = set()
        alike: list[PairRow] = []
        for first, second in sorted(parted - meeting):
            if self._links.has_pair(first, second) and not self._still_meet(first, second):
                self._links.remove_pair(first, second)
                changed |= {first, second}
        for first, second in self._worth_comparing(meeting):
            found = compare(self._kept.profile(first), self._kept.profile(second))
            if found:
                alike.append(PairRow(first, second, found.score, as_json(found.reasons)))
                changed |= {first, second}
        self._links.put_pairs(alike)
        self._touched |= self._links.components_of(changed - self._new)

    def _worth_comparing(self, meeting: set[Pair]) -> list[Pair]:
        """The pairs, in order, that are not told at sight to be of two events; their tellings are read."""
        outlines = self._kept.outlines({key for pair in meeting for key in pair})
        found = [pair for pair in sorted(meeting) if not are_others(outlines[pair[0]], outlines[pair[1]])]
        self._kept.fetch({key for pair in found for key in pair})
        return found

    def _still_meet(self, first: int, second: int) -> bool:
        self._kept.fetch({first, second})
        tellings = (self._kept.profile(first), self._kept.profile(second))
        one, other = (
            Member(day_in_block(telling), place_of(telling), key, bool(telling.countries))
            for key, telling in zip((first, second), tellings, strict=True)
        )
        shared = set(find_blocks(tellings[0])) & set(find_blocks(tellings[1]))
        return any(still_meet(self._links, (one, other), block) for block in sorted(shared))

    def _touch_versions(self, pending: Iterable[PendingReport]) -> set[int]:
        """The other versions of a page, which may stand no longer, or stand again."""
        others = self._links.same_page({report.page for report in pending if report.page})
        self._touched |= self._links.components_of_reports(others) - {0}
        return set(others)
