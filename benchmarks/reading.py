"""Reading: reports a second of each format, beside the bare library that reads it, on generated data."""

from __future__ import annotations

import csv
import gzip
import io
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from itertools import islice
from statistics import median

from benchmarks.generated import make_reports

ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format's bytes, how many reports they hold, and what the bare library does with them (it returns a count)."""

    name: str
    library: str
    data: bytes
    count: int
    bare: Callable[[bytes], int]


def measure(count: int = 200) -> Iterator[str]:
    """A line a format: reports a second of accord and of the bare library, and their ratio; medians of three rounds."""
    texts = [(report.title or "", report.text * 4) for report, _ in islice(make_reports(count), count)]
    yield f"{'format':10} {'accord':>10} {'library':>10}  ratio   (reports/s, {count} reports, medians of {ROUNDS})"
    for each in _formats(texts):
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_timed(partial(_read, each), each.count))
            bare.append(_timed(partial(each.bare, each.data), each.count))
        rate, peer = median(ours), median(bare)
        yield f"{each.name:10} {rate:10,.0f} {peer:10,.0f}  {rate / peer:5.2f}   {each.library}"


def _timed(run: Callable[[], int], expected: int) -> float:
    begun = time.perf_counter()
    found = run()
    taken = time.perf_counter() - begun
    if found < expected:
        raise RuntimeError(f"{found} reports were read. Expected {expected}. Look at the reader.")
    return expected / taken


def _read(each: Format) -> int:
    from accord.reading import read_opened
    from accord.reading.opened import Opened
    from accord.records import Report

    if each.name in ("html", "mail", "text", "pdf"):  # one report a file
        files = each.data.split(_BETWEEN)
        return sum(isinstance(found, Report) for data in files for found in read_opened(Opened(name="a", data=data)))
    return sum(isinstance(found, Report) for found in read_opened(Opened(name="a", data=each.data)))


_BETWEEN = b"\n\x00\x00between\x00\x00\n"


def _formats(texts: list[tuple[str, str]]) -> Iterator[Format]:
    count = len(texts)
    pages = [_page(title, text).encode() for title, text in texts]
    rows = [{"title": title, "text": text, "date": "2025-11-04"} for title, text in texts]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    yield Format(name="html", library="trafilatura", data=_BETWEEN.join(pages), count=count, bare=_bare_pages)
    yield Format(name="feed", library="feedparser", data=_feed(texts), count=count, bare=_bare_feed)
    yield Format(name="json lines", library="json", data=lines, count=count, bare=_bare_lines)
    yield Format(name="csv", library="csv", data=_table(rows), count=count, bare=_bare_table)
    yield Format(name="warc.gz", library="warcio + trafilatura", data=_archive(pages), count=count, bare=_bare_archive)
    mails = [_mail(title, text) for title, text in texts]
    yield Format(name="mail", library="email", data=_BETWEEN.join(mails), count=count, bare=_bare_mails)
    plain = _BETWEEN.join(f"{title}\n\nOSLO, Nov. 4, 2025 -- {text}".encode() for title, text in texts)
    yield Format(name="text", library="bytes.decode", data=plain, count=count, bare=_bare_texts)
    prints = [_print(text) for _, text in texts[: max(1, count // 10)]]
    yield Format(name="pdf", library="pypdf", data=_BETWEEN.join(prints), count=len(prints), bare=_bare_prints)


def _page(title: str, text: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    head = f'<title>{title} | Fjord Post</title><meta property="article:published_time" content="2025-11-04T10:00Z">'
    links = "".join(f'<li><a href="/{number}">Other news of the day, part {number}</a></li>' for number in range(30))
    frame = f"<nav><ul>{links}</ul></nav><article><h1>{title}</h1>{body}</article><footer>© 2025</footer>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{frame}</body></html>'


def _feed(texts: list[tuple[str, str]]) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><guid>{number}</guid><pubDate>Tue, 04 Nov 2025 10:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
        for number, (title, text) in enumerate(texts)
    )
    return f'<rss version="2.0"><channel><title>Fjord Post</title>{entries}</channel></rss>'.encode()


def _table(rows: list[dict[str, str]]) -> bytes:
    written = io.StringIO()
    table = csv.DictWriter(written, fieldnames=["title", "text", "date"])
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()


def _archive(pages: list[bytes]) -> bytes:
    members = []
    for number, page in enumerate(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/{number}\r\n"
            f"WARC-Date: 2025-11-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        members.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(members)


def _mail(title: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Fjord Post <news@example.com>", title
    message["Date"], message["Message-ID"] = "Tue, 04 Nov 2025 10:00:00 +0000", "<1@example.com>"
    message.set_content(text)
    return message.as_bytes()


def _print(text: str) -> bytes:
    """A PDF of one page a part, written by hand: Helvetica, a line of text every 14 points."""
    words = text.split()
    lines = [" ".join(words[at : at + 12]) for at in range(0, min(len(words), 480), 12)]
    shown = "".join(f"({line.translate({40: None, 41: None, 92: None})}) Tj T*\n" for line in lines)
    content = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET".encode("ascii", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def _bare_pages(data: bytes) -> int:
    from trafilatura import bare_extraction

    return sum(bare_extraction(page.decode(), with_metadata=True) is not None for page in data.split(_BETWEEN))


def _bare_feed(data: bytes) -> int:
    import feedparser

    return len(feedparser.parse(io.BytesIO(data)).entries)


def _bare_lines(data: bytes) -> int:
    return sum("text" in json.loads(line) for line in data.splitlines())


def _bare_table(data: bytes) -> int:
    return sum(1 for _ in csv.DictReader(io.StringIO(data.decode())))


def _bare_archive(data: bytes) -> int:
    from trafilatura import bare_extraction
    from warcio.archiveiterator import ArchiveIterator

    pages = (record.content_stream().read().decode() for record in ArchiveIterator(io.BytesIO(data)))
    return sum(bare_extraction(page, with_metadata=True) is not None for page in pages)


def _bare_mails(data: bytes) -> int:
    import email
    import email.policy

    messages = (email.message_from_bytes(raw, policy=email.policy.default) for raw in data.split(_BETWEEN))
    return sum(bool(message.get_content()) for message in messages)


def _bare_texts(data: bytes) -> int:
    return sum(bool(raw.decode()) for raw in data.split(_BETWEEN))


def _bare_prints(data: bytes) -> int:
    from pypdf import PdfReader

    return sum(
        bool("".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)) for raw in data.split(_BETWEEN)
    )
