"""4. Mentions → records: actors, times, places and figures as spaCy components of their own, for any pipeline.

    nlp.add_pipe("accord_times", config={"published": "2031-05-14"})

needs no import of accord (spaCy finds the names as entry points of the installed package). It puts the mentions on
`doc._.accord` and, as `doc.spans["accord_times"]`, a span for each record: its label is the record's kind, its `kb_id_`
the value, the record itself is `span._.accord_record`. The same for `accord_actors`, `accord_places` and
`accord_figures`. `nlp.evaluate` scores them against the spans of that name in the examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from accord.coding.calendar import code_times
from accord.coding.figures import code_figures
from accord.coding.gazetteer import code_places
from accord.coding.identities import code_actors
from accord.mentions.actors import accord_actors
from accord.mentions.places import accord_places
from accord.mentions.quantities import accord_quantities
from accord.mentions.times import accord_times
from accord.parsing.found import found, text_of
from accord.records import ActorRecord, FigureRecord, PlaceRecord, Report, TimeRecord

SpanRecord = ActorRecord | TimeRecord | PlaceRecord | FigureRecord

_PARSED = ["token.dep", "token.tag", "token.lemma", "doc.sents"]
_GIVEN = ["doc._.accord", "doc.spans"]
SPANNED = frozenset({"accord_actors", "accord_times", "accord_places", "accord_figures"})
"""Components that leave spans in the Doc unless told not to."""
_DEFAULTS = {"published": None, "spans": True}


@dataclass(slots=True)
class SpanComponent:
    """One kind of mention found in a Doc, and its records as spans of the group `group`.

    `published` is the day (ISO) that relative dates are counted from where the Doc has no report; None leaves them
    relative. With `spans` off only the mentions are found. `tell` gives label and value of a record. spaCy sets `name`.
    """

    group: str
    find: Callable[[Doc], Doc]
    code: Callable[[Doc, Report], Sequence[SpanRecord]]
    tell: Callable[[Any], tuple[str, str]]
    published: str | None = None
    spans: bool = True
    name: str = ""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its mentions, and with the span group where it is asked for."""
        doc = self.find(doc)
        if self.spans:
            report = found(doc).report or Report(text=text_of(doc), published=self.published)
            doc.spans[self.group] = self._spans(doc, self.code(doc, report))
        return doc

    def _spans(self, doc: Doc, records: Iterable[SpanRecord]) -> list[Span]:
        if not Span.has_extension("accord_record"):
            Span.set_extension("accord_record", default=None)
        made = []
        for record in records:
            label, value = self.tell(record)
            span = doc.char_span(record.start, record.end, label, value, alignment_mode="expand")
            if span is not None:
                span._.accord_record = record
                made.append(span)
        return made

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Precision, recall and F1 of the spans with their labels, and of spans with label and value (`_value_`)."""
        pairs = list(examples)

        def spans_of(doc: Doc, _: str) -> Iterable[Span]:
            return list(doc.spans.get(self.group, []))

        scores: dict[str, Any] = Scorer.score_spans(
            pairs, self.group, getter=spans_of, has_annotation=lambda doc: self.group in doc.spans, allow_overlap=True
        )
        return {**scores, **self._score_values(pairs)}

    def _score_values(self, examples: Sequence[Example]) -> dict[str, float]:
        counted = PRFScore()
        for example in examples:
            if self.group in example.reference.spans:
                counted.score_set(self._rows(example.predicted), self._rows(example.reference))
        if not len(counted):
            return {}
        values = {"p": counted.precision, "r": counted.recall, "f": counted.fscore}
        return {f"{self.group}_value_{key}": value for key, value in values.items()}

    def _rows(self, doc: Doc) -> set[tuple[int, int, str, str]]:
        spans = doc.spans.get(self.group, [])
        return {(span.start_char, span.end_char, span.label_, span.kb_id_) for span in spans}


def _weights(name: str) -> dict[str, float | None]:
    return {f"{name}_f": 0.5, f"{name}_value_f": 0.5, f"{name}_p": None, f"{name}_r": None}


def _of_time(record: TimeRecord) -> tuple[str, str]:
    return str(record.type), record.value


def _of_figure(record: FigureRecord) -> tuple[str, str]:
    value = record.value
    ends = value if isinstance(value, tuple) else () if value is None else (value,)
    number = "-".join(f"{end:.15g}" for end in ends)
    return str(record.figure_kind), " ".join(part for part in (number, record.unit) if part)


def _of_place(record: PlaceRecord) -> tuple[str, str]:
    geonames = record.place.geonames
    return "PLACE", str(geonames) if geonames is not None else record.place.name


def _of_actor(record: ActorRecord) -> tuple[str, str]:
    return str(record.actor_kind), record.actor


@Language.factory(
    "accord_actors",
    requires=[*_PARSED, "doc.ents"],
    assigns=_GIVEN,
    default_config=_DEFAULTS,
    default_score_weights=_weights("accord_actors"),
)
def actors_component(nlp: Language, name: str, published: str | None, spans: bool) -> SpanComponent:
    """Actors: label the kind (state, person, organisation ...), `kb_id_` the id; offices as held on `published`."""
    return SpanComponent("accord_actors", accord_actors, code_actors, _of_actor, published, spans)


@Language.factory(
    "accord_times",
    requires=_PARSED,
    assigns=_GIVEN,
    default_config=_DEFAULTS,
    default_score_weights=_weights("accord_times"),
)
def times_component(nlp: Language, name: str, published: str | None, spans: bool) -> SpanComponent:
    """Time expressions: label DATE, TIME, DURATION or SET, `kb_id_` the TIMEX3 value."""
    return SpanComponent("accord_times", accord_times, code_times, _of_time, published, spans)


@Language.factory(
    "accord_places",
    requires=[*_PARSED, "doc.ents"],
    assigns=_GIVEN,
    default_config={**_DEFAULTS, "all_toponyms": False},
    default_score_weights=_weights("accord_places"),
)
def places_component(nlp: Language, name: str, published: str | None, spans: bool, all_toponyms: bool) -> SpanComponent:
    """Places where things are set, with `all_toponyms` every place named: `kb_id_` the GeoNames id, else the name."""
    code = partial(code_places, all_toponyms=all_toponyms)
    return SpanComponent("accord_places", accord_places, code, _of_place, published, spans)


@Language.factory(
    "accord_figures",
    requires=_PARSED,
    assigns=_GIVEN,
    default_config=_DEFAULTS,
    default_score_weights=_weights("accord_figures"),
)
def figures_component(nlp: Language, name: str, published: str | None, spans: bool) -> SpanComponent:
    """Figures: label the kind, `kb_id_` value and unit; times and actors are used where the Doc has them."""
    return SpanComponent("accord_figures", _find_figures, _code_figures, _of_figure, published, spans)


def _find_figures(doc: Doc) -> Doc:
    return accord_quantities(doc if found(doc).times else accord_times(doc))


def _code_figures(doc: Doc, report: Report) -> Sequence[FigureRecord]:
    actors = code_actors(doc, report) if found(doc).actors else []
    return code_figures(doc, report, code_times(doc, report), actors)
