"""Text to a part of an IRI: Latin, lower case, readable, at most 80 characters, the same every time.

Two texts share a slug only if they are spellings of one name (case, quotes, dashes, accents). Where something else was
lost (a letter no table knows, the tail of a long name), a hash of the whole text stands at the end.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from functools import cache

from mappings.errors import BrokenResource
from mappings.resources import LEXICON

LONGEST = 80
LONGEST_DOCUMENT = 48  # leaves room for the offsets and the name of a fact in it
HASH = 8

_ALPHABET = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APART = re.compile(r"[^a-z0-9]+")
_TABLE_FILE = LEXICON / "transliteration.toml"


@cache
def letters() -> dict[str, str]:
    """Read the table of letters.

    Raises: BrokenResource, if a letter stands twice or becomes something outside of a-z.
    """
    table: dict[str, str] = {}
    for name, part in tomllib.loads(_TABLE_FILE.read_text(encoding="utf-8")).items():
        for letter, latin in part.items():
            if letter in table:
                raise BrokenResource(_TABLE_FILE, name, f"{letter!r} stands twice")
            if re.fullmatch(r"[a-z]*", latin) is None:
                raise BrokenResource(_TABLE_FILE, name, f"{letter!r} becomes {latin!r}: only a-z")
            table[letter] = latin
    return table


def is_slug(text: str) -> bool:
    """Whether the text can stand in an IRI of ours as it is: the checked alphabet."""
    return len(text) <= LONGEST and _ALPHABET.fullmatch(text) is not None


def transliterate(text: str) -> tuple[str, bool]:
    """Write a text in a-z, 0-9 and spaces.

    Args:
        text: any text, in any script.
    Returns: the Latin text in lower case, and whether a letter, figure or symbol was lost that no table knows.
    """
    table, latin, lost = letters(), [], False
    for sign in unicodedata.normalize("NFC", text).lower():
        if sign in table:
            latin.append(table[sign])
        elif sign.isascii():
            latin.append(sign)
        else:
            plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
            known = [table.get(part, part if part.isascii() else None) for part in plain]
            lost = lost or (None in known and unicodedata.category(sign)[0] in "LNS")
            latin.append("".join(part if part is not None else " " for part in known))
    return "".join(latin), lost


def digest(key: str) -> str:
    """Short hash of a key, for the end of a slug."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:HASH]


def cut(slug: str, key: str, longest: int = LONGEST) -> str:
    """Cut a slug at a hyphen and put the hash of its key at the end, if it is too long.

    Args:
        slug: of the checked alphabet.
        key: what the slug stands for, whole.
        longest: in characters.
    """
    if len(slug) <= longest:
        return slug
    head = slug[: longest - HASH - 1]
    if slug[len(head)] != "-" and "-" in head[longest // 2 :]:
        head = head[: head.rindex("-")]
    return f"{head.rstrip('-')}-{digest(key)}"


def slug(text: str, longest: int = LONGEST) -> str:
    """Make the slug of a text: "Соглашение о воде" to "soglashenie-o-vode"."""
    latin, lost = transliterate(text)
    words = _APART.sub("-", latin).strip("-")
    if not words:
        return digest(text)
    return cut(f"{words}-{digest(text)}" if lost else words, text, longest)


def document_slug(name: str) -> str:
    """Make the slug of a document from its file name without suffix: 004_7fa7a90ba42b20d6 to 004-7fa7a90ba42b20d6."""
    return slug(name, LONGEST_DOCUMENT)
