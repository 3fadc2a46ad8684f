"""States and places of the reference data: two tables of ours, names from CLDR and codes from ISO, made into Turtle.

    python -m mappings.states

writes `seeds/reference/states.ttl` and `places.ttl` anew. They are kept in the repository, so that a change of a name
in a new CLDR is seen as a difference, and a test compares what is kept with what would be made.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import babel
import pycountry

from .errors import BrokenResource
from .resources import REFERENCE
from .terms import BASE, PREFIXES

STATES, PLACES = REFERENCE / "states.tsv", REFERENCE / "places.tsv"
CLDR_LANGUAGES = {"ru": "ru", "en": "en", "uz": "uz_Latn", "uz-Latn": "uz_Latn", "uz-Cyrl": "uz_Cyrl", "kk": "kk", "az": "az_Latn"}
"""Language tag of a label, and the CLDR locale its text is from. "uz" alone stands for the Latin script, the official one."""

USED = ("bc", "rdfs", "schema", "skos")
Pair = tuple[str, str]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with a header line; lines that begin with # are comments.

    Raises: BrokenResource, if a line has more or fewer columns than the header.
    """
    with open(path, encoding="utf-8", newline="") as f:
        lines = [line for line in f if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or None in row.values():
            raise BrokenResource(path, next(iter(row.values())) or "", "the line has not the columns of the header")
    return rows


def parts(cell: str) -> list[str]:
    """The values of a cell, parted by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def literal(text: str, language: str = "") -> str:
    """A Turtle literal."""
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{quoted}@{language}" if language else quoted


def thing(kind: str, slug: str) -> str:
    """IRI of a thing of the reference data, as Turtle."""
    return f"<{BASE}id/{kind}/{slug}>"


def block(subject: str, pairs: Iterable[Pair]) -> str:
    """One subject with its properties, in the order given, equal properties on one line."""
    values: dict[str, list[str]] = {}
    for predicate, value in pairs:
        row = values.setdefault(predicate, [])
        if value not in row:
            row.append(value)
    lines = [f"{'a' if p == 'rdf:type' else p} {', '.join(row)}" for p, row in values.items()]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def cldr_labels(alpha2: str) -> Iterator[Pair]:
    """Names of a state in the languages of the lexicon, as far as CLDR has them: (language, name)."""
    for language, locale in CLDR_LANGUAGES.items():
        name = babel.Locale.parse(locale).territories.get(alpha2.upper())
        if name:
            yield language, name


def state_pairs(row: dict[str, str]) -> Iterator[Pair]:
    """Properties of a state, from its line in the table."""
    iso = pycountry.countries.get(alpha_2=row["alpha2"].upper())
    own = {"ru": row["label ru"], "en": row["label en"]}
    yield "rdf:type", "bc:State"
    for language, name in cldr_labels(row["alpha2"]):
        yield "rdfs:label", literal(own.get(language) or name, language)
    for language, name in cldr_labels(row["alpha2"]):
        if own.get(language) not in ("", None, name):
            yield "skos:altLabel", literal(name, language)
    for name in parts(row["other names ru"]):
        yield "skos:altLabel", literal(name, "ru")
    for name in parts(row["shared names ru"]):
        yield "skos:hiddenLabel", literal(name, "ru")
    yield "bc:isoAlpha2", literal(iso.alpha_2)
    yield "bc:isoAlpha3", literal(iso.alpha_3)
    yield "bc:m49", literal(iso.numeric)
    yield "schema:identifier", literal(iso.alpha_3)
    for word in parts(row["adjectives ru"]):
        yield "bc:adjective", literal(word, "ru")
    for word in parts(row["demonyms ru"]):
        yield "bc:demonym", literal(word, "ru")
    if row["capital"]:
        yield "bc:capital", thing("place", row["capital"])


def place_pairs(row: dict[str, str]) -> Iterator[Pair]:
    """Properties of a place, from its line in the table."""
    yield "rdf:type", f"schema:{row['class']}"
    yield "rdfs:label", literal(row["label ru"], "ru")
    yield "rdfs:label", literal(row["label en"], "en")
    for pair in parts(row["other labels"]):
        language, _, name = pair.partition("=")
        yield "rdfs:label", literal(name, language)
    for name in parts(row["other names ru"]):
        yield "skos:altLabel", literal(name, "ru")
    for name in parts(row["shared names ru"]):
        yield "skos:hiddenLabel", literal(name, "ru")
    if row["state"]:
        yield "schema:containedInPlace", thing("state", row["state"])


def turtle(blocks: Iterable[str], made_of: Path) -> str:
    """A whole file: where it comes from, prefixes, and a block for each subject."""
    head = [f"# Made by `python -m mappings.states` from {made_of.name}, CLDR and ISO 3166-1: change the table, not this file.", ""]
    head += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in USED]
    return "\n".join(head) + "\n\n" + "\n".join(blocks)


def states_turtle(table: Path = STATES) -> str:
    """The text of states.ttl."""
    return turtle((block(thing("state", row["alpha2"]), state_pairs(row)) for row in read_table(table)), table)


def places_turtle(table: Path = PLACES) -> str:
    """The text of places.ttl."""
    return turtle((block(thing("place", row["slug"]), place_pairs(row)) for row in read_table(table)), table)


def main() -> None:
    """Write both files."""
    STATES.with_suffix(".ttl").write_text(states_turtle(), encoding="utf-8")
    PLACES.with_suffix(".ttl").write_text(places_turtle(), encoding="utf-8")


if __name__ == "__main__":
    main()
