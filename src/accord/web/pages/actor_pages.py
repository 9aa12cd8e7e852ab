"""9. Ledger → pages: actors, one actor, and who deals with whom."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from accord.api import Ledger
from accord.ledger.merged import Verdict
from accord.ledger.tallies import Dealing, Party
from accord.views.network import MOST_PARTIES, Tie, by_country, draw_network, find_ties
from accord.web.declaring import Asked, Page, View
from accord.web.filters import ACTOR, ACTOR_KIND, BETWEEN, PAGED, WORDS, Filter, FilterKind
from accord.web.pages.event_pages import LAST_DAY, reports_of

BY = Filter(name="by", label="Parties", kind=FilterKind.CHOICE, choices=("state", "name"), usual="state")
MOST_DEALINGS = 500
MOST_TIES_LISTED = 60
_SHOWN = 8


def show_actors(asked: Asked, ledger: Ledger) -> View:
    """Who takes part in events or says something, those of most events first."""
    given = {"words": asked.text("q"), "kind": asked.text("kind"), "as_of": asked.as_of}
    per = asked.number("per")
    offset = (asked.number("page") - 1) * per
    found = ledger.actors(**given, limit=per + 1, offset=offset)  # type: ignore[arg-type]
    total = offset + len(found)
    return View(items=found[:per], rows=[seen.to_dict() for seen in found[:per]], total=total)


def address_of_actor(name: str) -> str:
    """The path of an actor's page; ids of actors that the register does not know may hold any letter."""
    return f"/actors/{quote(name, safe='~.')}"


def show_actor(asked: Asked, ledger: Ledger) -> View:
    """One actor: whom it deals with, what it did and said, and which of its plans it kept."""
    as_of = asked.as_of
    seen = ledger.actor(asked.name, as_of=as_of)
    dealings = ledger.dealings(actor=seen.id, as_of=as_of, limit=MOST_DEALINGS)
    own = [each for each in dealings if seen.id in (each.actor.id, each.recipient.id)]
    ties = find_ties(own)
    statements = ledger.statements(source=seen.id, as_of=as_of, limit=_SHOWN, newest_first=True)
    counts = {verdict: ledger.count_plans(actor=seen.id, verdict=verdict, as_of=as_of) for verdict in Verdict}
    context = {
        "seen": seen,
        "ties": ties[:MOST_TIES_LISTED],
        "left": max(0, len(ties) - MOST_TIES_LISTED),
        "graph": _graph(asked, ties, f"Who deals with {seen.name}", middle=seen.id),
        "address": address_of_actor,
        "events": ledger.events(actor=seen.id, main=True, until=LAST_DAY, as_of=as_of, limit=_SHOWN, newest_first=True),
        "statements": statements,
        "reports": reports_of(ledger, [record.report for record in statements]),
        "plans": [(verdict, count) for verdict, count in counts.items() if count],
    }
    rows = [_row(dealing) for dealing in own]
    return View(
        items=own,
        rows=rows,
        context=context,
        title=seen.name,
        crumbs=(("Actors", "/actors"),),
        more={"actor": seen.to_dict(), "plans": {str(verdict): count for verdict, count in counts.items() if count}},
    )


def show_dealings(asked: Asked, ledger: Ledger) -> View:
    """Who deals with whom, as a graph and as a table; persons and bodies count for their state unless asked by name."""
    given = asked.given("actor", "since", "until")
    dealings = ledger.dealings(**given, as_of=asked.as_of, limit=MOST_DEALINGS)
    is_by_state = asked.text("by") == "state"
    ties = [tie for tie in find_ties(dealings, by_country) if _is_known(tie)] if is_by_state else find_ties(dealings)
    context = {
        "ties": ties[:MOST_TIES_LISTED],
        "left": max(0, len(ties) - MOST_TIES_LISTED),
        "graph": _graph(asked, ties, "Who deals with whom"),
        "address": address_of_actor,
        "most": MOST_PARTIES,
        "is_cut": len(dealings) >= MOST_DEALINGS,
        "is_by_state": is_by_state,
    }
    return View(items=dealings, rows=[_row(dealing) for dealing in dealings], context=context)


def _is_known(tie: Tie) -> bool:
    """Whether both are states or bodies that the register knows, not "an attacker" of one report."""
    return not any(party.id.startswith("~") for party in (tie.actor, tie.recipient))


def _graph(asked: Asked, ties: Sequence[Tie], title: str, *, middle: str | None = None) -> Markup:
    if not ties:
        return Markup("")
    few = len({party.id for tie in ties for party in (tie.actor, tie.recipient)}) < _SHOWN

    def link(party: Party) -> str:
        return asked.address(address_of_actor(party.id))

    return Markup(draw_network(ties, title=title, height=360 if few else 560, middle=middle, link=link))


def _row(dealing: Dealing) -> dict[str, object]:
    return {
        "actor": dealing.actor.name,
        "actor_id": dealing.actor.id,
        "actor_country": dealing.actor.country,
        "recipient": dealing.recipient.name,
        "recipient_id": dealing.recipient.id,
        "recipient_country": dealing.recipient.country,
        "type": dealing.type,
        "events": dealing.events,
        "deeds": dealing.deeds,
        "foreseen": dealing.foreseen,
        "denied": dealing.denied,
        "first": dealing.first,
        "latest": dealing.latest,
        "example": dealing.example,
    }


PAGES = (
    Page(
        path="/actors",
        title="Actors",
        template="actors.html.j2",
        make=show_actors,
        filters=(WORDS, ACTOR_KIND, *PAGED),
        group="Events",
    ),
    Page(
        path="/dealings",
        title="Who deals with whom",
        template="dealings.html.j2",
        make=show_dealings,
        filters=(ACTOR, BY, *BETWEEN),
        group="Events",
    ),
    Page(path="/actors/{name}", title="Actor", template="actor.html.j2", make=show_actor),
)
