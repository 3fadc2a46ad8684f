"""Turn annotations that quote their text into annotations by offsets, which hold no words of it.

    python tests/quality/gold_offsets.py GOLD… --texts FOLDER… --out FOLDER

An annotation file has `doc`, `date` and `facts`; a fact has `type`, `quote` and slots. In the form by offsets the file has
the `sha256` of its text, too, `quote` is [start, end) in code points of the text, and so is each slot that is words of the
text. A slot that holds some words of the text is {"parts": [string or [start, end], …]}. Names in a form that the text does
not have stay strings: they are the annotation. A scorer that reads the text gets the same facts from both forms.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

VOCABULARY = {"type", "kind", "status", "mode", "qualifier", "growth", "date", "date_as_stated"}
"""Slots that hold terms of the annotation, no words of the text."""

WORDS_OF_A_PART = 2
"""A run of fewer words of the text stays as it is: one word in its dictionary form proves nothing."""


class Unusable(Exception):
    """An annotation or a text that can't be used: file, reason and remedy."""


def by_offsets(gold: dict[str, Any], raw: bytes) -> dict[str, Any]:
    """One annotation by offsets.

    Args:
        gold: with quotes.
        raw: its text, as bytes.
    Raises: Unusable, if a quote is not in the text.
    """
    text = raw.decode("utf-8")
    facts = [_fact(fact, text) for fact in gold["facts"]]
    if [{key: decoded(value, text) for key, value in fact.items()} for fact in facts] != gold["facts"]:
        raise Unusable(f"{gold['doc']}: the offsets don't lead back to the words; report this as a fault of gold_offsets.py")
    return {"doc": gold["doc"], "sha256": hashlib.sha256(raw).hexdigest(), "date": gold.get("date"), "facts": facts}


def decoded(value: Any, text: str) -> Any:
    """A slot of either form, in words."""
    if isinstance(value, dict):
        return "".join(decoded(part, text) for part in value["parts"])
    if isinstance(value, list):
        return text[slice(*value)] if _is_span(value) else [decoded(part, text) for part in value]
    return value


def _is_span(value: list[Any]) -> bool:
    return len(value) == 2 and all(type(part) is int for part in value)


def _fact(fact: dict[str, Any], text: str) -> dict[str, Any]:
    quote = fact["quote"] if isinstance(fact["quote"], str) else decoded(fact["quote"], text)
    at = text.find(quote)
    if at < 0 or not quote:
        raise Unusable(f"a quote is not in the text: {quote[:80]!r}; correct it to words of the text")
    near = (at, at + len(quote))
    return {key: value if key in VOCABULARY else list(near) if key == "quote" else _slot(value, text, near) for key, value in fact.items()}


def _slot(value: Any, text: str, near: tuple[int, int]) -> Any:
    """A slot by offsets, words in the quote before those elsewhere."""
    if isinstance(value, list) and not _is_span(value):
        return [_slot(part, text, near) for part in value]
    if not isinstance(value, str) or not re.search(r"[^\W\d_]", value):
        return value
    parts = list(_parts(value, text, near))
    if len(parts) > 1:
        return {"parts": parts}
    return parts[0] if parts else value


def _parts(value: str, text: str, near: tuple[int, int]) -> Iterator[str | list[int]]:
    """A string cut into the longest runs of words that the text has, and what stands between them."""
    whole = _place(value, text, near)
    if whole:
        yield whole
        return
    words = [match.span() for match in re.finditer(r"\w+", value)]
    kept, first = 0, 0
    while first < len(words):
        ends = range(len(words), first + WORDS_OF_A_PART - 1, -1)
        run = next((last for last in ends if _place(value[words[first][0] : words[last - 1][1]], text, near)), None)
        if run is None:
            first += 1
            continue
        start, end = words[first][0], words[run - 1][1]
        if kept < start:
            yield value[kept:start]
        yield _place(value[start:end], text, near) or value[start:end]
        kept, first = end, run
    if kept < len(value):
        yield value[kept:]


def _place(words: str, text: str, near: tuple[int, int]) -> list[int] | None:
    """Where whole words stand: in the quote if they do, else first in the text."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.search(text, *near) or pattern.search(text)
    return list(found.span()) if found else None


# ---------------------------------------------------------------- files


def convert(files: Iterable[Path], folders: Iterable[Path], out: Path) -> Iterator[Path]:
    """Write each annotation by offsets into a folder, one fact a line.

    Raises: Unusable, with the file.
    """
    texts = {path.name: path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()}
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        try:
            gold = json.loads(file.read_text(encoding="utf-8"))
            raw = texts[gold["doc"]].read_bytes()
            target = out / file.name
            target.write_text(written(by_offsets(gold, raw)), encoding="utf-8")
        except (ValueError, TypeError) as error:
            raise Unusable(f"{file}: no annotation, or its text is not UTF-8 ({error})") from error
        except KeyError as error:
            raise Unusable(f"{file}: {error} is missing; an annotation needs doc and facts with quotes, and --texts the folder of its text") from error
        except Unusable as error:
            raise Unusable(f"{file}: {error}") from error
        yield target


def written(gold: dict[str, Any]) -> str:
    """An annotation as JSON, one fact a line."""
    head = [f" {json.dumps(key)}: {json.dumps(gold[key], ensure_ascii=False)}" for key in ("doc", "sha256", "date")]
    facts = ",\n".join(f"  {json.dumps(fact, ensure_ascii=False)}" for fact in gold["facts"])
    return "{\n" + ",\n".join(head) + ',\n "facts": [\n' + facts + "\n ]\n}\n"


def options() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(description="Annotations with quotes to annotations by offsets, which hold no words of the text.")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="annotation files")
    parser.add_argument("--texts", nargs="+", type=Path, required=True, help="folders with their texts, byte for byte")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit 0: written; 2: something can't be used."""
    given = options().parse_args(arguments)
    try:
        for target in convert(given.gold, given.texts, given.out):
            print(target)
    except (Unusable, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
