"""Which language a stretch of text is in: letters and small words of `lexicon/languages.toml`, no statistics."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from mappings.errors import UnreadableDocument
from mappings.words import fold, table

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
DEFAULT = {"CYRILLIC": "ru", "LATIN": "en"}
ENOUGH = 200
"""Letters from which on a whole document without a sign of a known language is refused."""
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Language:
    """What a language is known by; `read` is false for those that are only told apart."""

    tag: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]
    signs: tuple[str, ...]
    read: bool


@cache
def languages() -> tuple[Language, ...]:
    """All languages of the lexicon, those that are read first."""
    data = dict(table("languages"))
    other, _ = data.pop("other"), data.pop("frequent")
    return tuple(_language(tag, entry, True) for tag, entry in data.items()) + tuple(_language(tag, e, False) for tag, e in other.items())


def _language(tag: str, entry: dict, read: bool) -> Language:
    words = frozenset(fold(word) for word in entry["words"])
    return Language(tag, entry["script"], frozenset(entry["letters"]), words, tuple(entry.get("signs", ())), read)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def scripts(text: str) -> Counter[str]:
    """Number of letters by script."""
    return Counter(_script(sign) for sign in text if sign.isalpha())


def scores(text: str) -> dict[str, float]:
    """How much speaks for each language: share of its small words, and three times the share of its own letters."""
    words = [fold(word) for word in _WORD.findall(text)]
    count, found = max(len(words), 1), {}
    signs = Counter(sign for sign in text.lower() if sign.isalpha())
    total = max(signs.total(), 1)
    for language in languages():
        own = sum(signs[letter] for letter in language.letters) + sum(word.count(s) for word in words for s in language.signs)
        found[language.tag] = sum(word in language.words for word in words) / count + 3 * own / total
    return found


def language_of(text: str) -> str:
    """BCP 47 tag of a block: the likeliest of the languages that are read, by its prevailing script if nothing tells more."""
    by_script = scripts(text)
    script = max(DEFAULT, key=lambda name: by_script[name])
    found = scores(text)
    candidates = [language for language in languages() if language.read and language.script == script]
    best = max(candidates, key=lambda language: found[language.tag])
    return best.tag if found[best.tag] > LEAST else DEFAULT[script]


def check_language(text: str, name: str) -> None:
    """Refuse a document in a language that is not read.

    Raises: UnreadableDocument, unsupported-language.
    """
    by_script = scripts(text)
    if not by_script:
        raise UnreadableDocument(name, "no-text", "it holds no words", "give a file with a text")
    script, count = by_script.most_common(1)[0]
    if script not in DEFAULT and count > 0.5 * by_script.total():
        raise _refusal(name, f"most of its letters are {script.title() if script != 'CJK' else 'Chinese or Japanese'}")
    if by_script.total() < ENOUGH:
        return
    found = scores(text)
    best = max((language for language in languages() if language.script == script), key=lambda language: found[language.tag])
    if not best.read and found[best.tag] > 3 * LEAST:
        raise _refusal(name, f"it is in {table('languages')['other'][best.tag]['name']}")
    if found[best.tag] < LEAST:
        raise _refusal(name, "its language is none that is read")


def _refusal(name: str, reason: str) -> UnreadableDocument:
    read = ", ".join(language.tag for language in languages() if language.read)
    return UnreadableDocument(name, "unsupported-language", reason, f"give the text in a language that is read ({read})")
