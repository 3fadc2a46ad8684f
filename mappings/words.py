"""The closed word classes of `lexicon/`: one reader, and the one folding under which words are compared."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache

from mappings.errors import BrokenResource
from mappings.resources import LEXICON

# Letters that the sources mix up: ё is often printed е; capitals of Azerbaijani lose or gain a dot;
# o' and g' of Uzbek are written with half a dozen signs.
_FOLD = str.maketrans({"İ": "i", "ı": "i", "ё": "е", "’": "'", "ʻ": "'", "ʼ": "'", "‘": "'", "`": "'"})


@cache
def table(name: str) -> dict:
    """Read one file of the lexicon.

    Args:
        name: of the file, without its suffix.
    Raises: BrokenResource, if it is missing or no TOML.
    """
    path = LEXICON / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BrokenResource(path, "file", str(error)) from error


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, ё as е, dotless ı as i, one apostrophe. Not of the same length as the word: never count offsets in it."""
    return word.translate(_FOLD).lower().translate(_FOLD)


@cache
def forms(lemma: str, pos: str | None = None, number: str | None = None) -> frozenset[str]:
    """All forms of a word, folded, by the dictionary of pymorphy3.

    Args:
        lemma: normal form.
        pos: wanted part of speech (NOUN, NUMR, ADJF …), None for the first that has this normal form.
        number: sing or plur, None for both.
    Returns: the forms; the lemma alone if the dictionary does not know it.
    """
    for parse in _dictionary().parse(lemma):
        if fold(parse.normal_form) == fold(lemma) and (pos is None or pos == parse.tag.POS) and parse.is_known:
            return frozenset(fold(form.word) for form in parse.lexeme if number is None or number in form.tag)
    return frozenset({fold(lemma)})


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether the Russian dictionary knows the word in this form."""
    return _dictionary().word_is_known(word.lower())


@cache
def _dictionary():
    import pymorphy3

    return pymorphy3.MorphAnalyzer()
