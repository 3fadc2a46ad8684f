"""What an HTML page says of itself: `<meta>`, `<time>`, `<link>`, and JSON-LD in a script."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field

from mappings.model import Quoted, Span

DATES = frozenset(
    {
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
        "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "sailthru.date",
        "mediator_published_time",
    }
)  # fmt: skip
PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_ATTRIBUTE = re.compile(r"([a-zA-Z:_.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STRING = r"\"((?:[^\"\\\n]|\\.)*)\""
_JSON_DATE = re.compile(rf"\"datePublished\"\s*:\s*{_STRING}")
_JSON_PUBLISHER = re.compile(rf"\"publisher\"\s*:\s*(?:\[\s*)?(?:{_STRING}|\{{[^{{}}]{{0,400}}?\"name\"\s*:\s*{_STRING})")
_JSON_LD = re.compile(r"application/ld\+json", re.I)
Attributes = dict[str, tuple[str, Span]]


@dataclass(slots=True)
class Described:
    """What was found so far.

    Attributes:
        dates: of the head and of JSON-LD; times: of `<time>`, which may stand beside anything.
        publishers: by where they are from; the order of trust is that of `PUBLISHERS`, JSON-LD before all.
        address: of the page.
        title: of the page.
    """

    dates: list[Quoted] = field(default_factory=list)
    times: list[Quoted] = field(default_factory=list)
    publishers: dict[str, Quoted] = field(default_factory=dict)
    address: str | None = None
    title: Quoted | None = None

    @property
    def publisher(self) -> Quoted | None:
        """The most trusted publisher."""
        return next((self.publishers[name] for name in ("json-ld", *PUBLISHERS) if name in self.publishers), None)

    def read(self, tag: str, attributes: Attributes) -> None:
        """Read an opening tag."""
        if tag == "time" and "datetime" in attributes:
            self.times.append(Quoted(*attributes["datetime"]))
        elif tag == "link" and attributes.get("rel", ("",))[0] == "canonical" and "href" in attributes:
            self.address = self.address or html.unescape(attributes["href"][0])
        elif tag == "meta" and "content" in attributes:
            names = {attributes[key][0].lower() for key in ("property", "name", "itemprop") if key in attributes}
            self._meta(names, Quoted(*attributes["content"]))

    def _meta(self, names: set[str], content: Quoted) -> None:
        if names & DATES:
            self.dates.append(content)
        elif "og:url" in names:
            self.address = self.address or html.unescape(content.text)
        for name in names.intersection(PUBLISHERS) if content.text.strip() else ():
            self.publishers.setdefault(name, Quoted(html.unescape(content.text).strip(), content.span))

    def read_script(self, source: str, attributes: str, start: int, end: int) -> None:
        """Read the date and the publisher of a script with JSON-LD; the values are looked up where they stand, whatever is around them."""
        if not _JSON_LD.search(attributes):
            return
        if date := _JSON_DATE.search(source, start, end):
            self.dates.append(Quoted(date[1], Span(*date.span(1))))
        if named := _JSON_PUBLISHER.search(source, start, end):
            group = 1 if named[1] is not None else 2
            if (name := _unescaped(named[group])) and not name.startswith("http"):
                self.publishers.setdefault("json-ld", Quoted(name, Span(*named.span(group))))


def attributes_of(source: str, start: int, end: int) -> Attributes:
    """Attributes of a tag with the places of their values; the first of a name counts."""
    found: Attributes = {}
    for attribute in _ATTRIBUTE.finditer(source, start, end):
        group = next(n for n in (2, 3, 4) if attribute[n] is not None)
        found.setdefault(attribute[1].lower(), (attribute[group], Span(*attribute.span(group))))
    return found


def _unescaped(written: str) -> str:
    """A string of JSON; as it is written, if it is none."""
    try:
        return html.unescape(json.loads(f'"{written}"')).strip()
    except ValueError:
        return written.strip()
