"""9. Ledger → pages: a question in English, answered in the reports' own words, or left open."""

from __future__ import annotations

import threading

from accord.api import Ledger
from accord.asking.questions import check_question
from accord.web.declaring import Asked, Page, View
from accord.web.filters import Filter
from accord.web.pages.event_pages import reports_of

QUESTION = Filter(name="question", label="Question", is_shown=False)
EXAMPLES = (
    "Where do reports disagree on the date?",
    "Which plans were cancelled, and why?",
    "How many troops are to be withdrawn?",
    "Who said that the talks would go on?",
)
# The language model is one for all threads, and reads one question at a time.
_ONE_AT_A_TIME = threading.Lock()


def show_ask(asked: Asked, ledger: Ledger) -> View:
    """The answer with the words it rests on; without a question, how to ask."""
    question = asked.text("question")
    if not question:
        return View(context={"answer": None, "examples": EXAMPLES, "reports": {}}, rows=())
    check_question(question)
    with _ONE_AT_A_TIME:
        answer = ledger.ask(question, as_of=asked.as_of)
    shown = answer.evidence or answer.nearest
    context = {"answer": answer, "examples": (), "reports": reports_of(ledger, [words.report for words in shown])}
    rows = [{"report": words.report, "start": words.start, "end": words.end, "quote": words.quote} for words in shown]
    return View(items=shown, rows=rows, context=context, title=question, more={"answer": answer.to_dict()})


PAGES = (Page(path="/ask", title="Ask", template="ask.html.j2", make=show_ask, filters=(QUESTION,), group="Now"),)
