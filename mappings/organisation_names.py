"""Names of organisations: where they begin and end, whether words are a name at all, and their key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache

from .circumstances import place_of
from .morphology import fold, lemmas
from .phrases import CLOSING, OPENING, Phrase
from .resources import LEXICON
from .scene import Passage
from .subject import states_in
from .thing_names import name_key, tidy
from .values.names import nominative

ABBREVIATION = re.compile(r"[^\W\d_a-zа-яё]{2,}\w*")


@cache
def words() -> dict:
    """The closed classes of `lexicon/organisations.toml`."""
    with open(LEXICON / "organisations.toml", "rb") as f:
        return tomllib.load(f)


def bounded(passage: Passage, phrase: Phrase, kind: str) -> Phrase:
    """The phrase up to where the name of an organisation ends.

    A name goes on with genitives and with «по …» or «при …», but not behind its state («Министерство транспорта РФ | по
    функционированию»), nor into a person's name («Министерство культуры | Яшару Гусейнли»); a body that is posted
    abroad goes on with where («посольство Узбекистана в Москве»).
    """
    tokens, last = passage.tokens, phrase.last
    states = [b for _, a, b in states_in(passage, phrase.head + 1, phrase.last)]
    if abbreviation(passage, phrase.core - 3):
        return replace(phrase, last=phrase.core)
    for k in range(phrase.core, phrase.last):
        if abbreviation(passage, k):
            last = k + 3
            break
        preposition = tokens[k].pos == "ADP"
        behind_state = any(b <= k for b in states) and tokens[k].text.lower() not in words()["behind_state"]
        if preposition and (behind_state or tokens[k].text.lower() not in words()["inside"]) or begins_other(passage, k):
            last = k
            break
    while last > phrase.core and (tokens[last - 1].pos in ("CCONJ", "ADP") or tokens[last - 1].text == ","):
        last -= 1
    tagged = [n.last for n in passage.analysis.names if n.kind == "ORG" and n.first in (phrase.head + 1, phrase.core)]
    cut = replace(phrase, last=max([last, *tagged]), core=min(phrase.core, last))  # «компания Karavan B2B»
    return replace(cut, last=posted_end(passage, cut)) if kind in words()["posted"] else cut


def begins_other(passage: Passage, k: int) -> bool:
    """Whether an instrument begins at token k, or the name of a person that the organisation is not named after («имени Пушкина»)."""
    if any(m.start == k and m.entry.kind_of in words()["no_part"] for m in passage.kinds):
        return True
    named_after = bool(lemmas(passage.tokens[k - 1].text) & set(words()["named_after"])) or passage.tokens[k - 1].text == "."
    return not named_after and any(n.kind == "PER" and n.first == k and n.last - n.first > 1 for n in passage.analysis.names)


def posted_end(passage: Passage, phrase: Phrase) -> int:
    """End of «в Москве» behind an embassy or consulate, and of «при посольстве» before it."""
    limit = passage.sentence_of(phrase.head).sentence.last
    where = passage.reader.phrase(phrase.last, limit, complements=False) if phrase.last < limit else None
    if where is None or where.prep is None or where.case != "loc" or passage.tokens[where.prep].text.lower() not in words()["where"]:
        return phrase.last
    return where.core if place_of(passage, where) else phrase.last


def is_named(passage: Passage, phrase: Phrase, cls: str, kind: str, offices: bool) -> bool:
    """Whether a phrase is the name of an organisation: quotes, a capital, a foreign word, or whose it is.

    Args:
        cls, kind: that its head noun says.
        offices: whether it belongs to somebody in office («пресс-служба премьер-министра»).
    """
    tokens = passage.tokens
    opens = phrase.first == passage.sentence_of(phrase.head).sentence.first
    if any(tokens[i].pos in ("DET", "PRON") for i in range(phrase.first, phrase.head)):
        return bool(phrase.quotes)  # «Ваше правительство», «наша компания»
    if phrase.quotes or any(tokens[i].pos == "X" for i in range(phrase.first, phrase.core)):
        return True
    if abbreviation(passage, phrase.last) or abbreviation(passage, phrase.last - 3):
        return True  # who has an abbreviation has a name
    if any(n.kind == "ORG" and n.first == phrase.head + 1 for n in passage.analysis.names):
        return True
    if any(tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1)):
        return len(phrase.complements) > 0 or phrase.head > phrase.first or tokens[phrase.head].text.isupper()
    if kind in words()["posted"] and any(passage.tokens[i].text.lower() in words()["where"] for i in range(phrase.core, phrase.last)):
        return True
    whose = bool(states_in(passage, phrase.first, phrase.last)) or offices
    return (cls in words()["owned"] or kind in words()["owned_kinds"]) and whose


def label_of(passage: Passage, phrase: Phrase) -> str:
    """The name in the nominative, its quotation marks closed, what stands in brackets left out."""
    return without_brackets(nominative(passage.analysis, phrase, phrase.last))


def without_brackets(label: str) -> str:
    """A label without what stands in brackets, its quotation marks closed."""
    return closed(tidy(re.sub(r"\s*\([^)]*\)", "", label)))


def full_form(label: str) -> tuple[str, ...]:
    """What an abbreviation at the beginning of a name stands for: «Погранслужба Казахстана» is «пограничная служба Казахстана»."""
    first, _, rest = label.partition(" ")
    full = words()["expansions"].get(first)
    return (f"{full} {rest}".strip(),) if full else ()


def closed(label: str) -> str:
    """A label without a quotation mark that has no partner."""
    inside = label.strip()
    if sum(c in "«“„" for c in inside) != sum(c in "»”" for c in inside) or inside.count('"') % 2:
        marks = "".join(OPENING + CLOSING)
        inside = inside.strip(marks) if inside[:1] in marks or inside[-1:] in marks else inside.replace('"', "")
    elif inside[:1] in OPENING and inside[-1:] in CLOSING and sum(c in OPENING + CLOSING for c in inside) == 2:
        inside = inside[1:-1]
    return inside


def key_of(passage: Passage, first: int, last: int, label: str) -> str:
    """Key of a name: a state counts as the same however it is written («РК», «казахстанский»), an abbreviation as its words."""
    states = states_in(passage, first, last)
    rest = label
    for _, a, b in states:
        rest = rest.replace(passage.text(a, b), " ")
    if states:
        rest = " ".join(word for word in rest.split() if not passage.lexicon.state_of_adjective(word))
    known = {fold(short): full for short, full in words()["expansions"].items()}
    full = " ".join(known.get(word, word) for word in name_key(rest).split())
    return "|".join([full, *sorted({code for code, _, _ in states})])


def abbreviation(passage: Passage, i: int) -> str | None:
    """«(ИСМИ)» that begins at token i, right behind a name."""
    texts = [t.text for t in passage.tokens[i : i + 3]] if i >= 0 else []
    return texts[1] if len(texts) == 3 and texts[0] == "(" and texts[2] == ")" and ABBREVIATION.fullmatch(texts[1]) else None


def other_name(passage: Passage, i: int) -> tuple[str, int] | None:
    """A shorter name in brackets at token i («(НПП РК «Атамекен»)»), and where the brackets end."""
    tokens = passage.tokens
    if i + 1 >= len(tokens) or tokens[i].text != "(" or not ABBREVIATION.fullmatch(tokens[i + 1].text):
        return None
    end = next((j for j in range(i + 2, min(i + 9, len(tokens))) if tokens[j].text == ")"), None)
    return (closed(passage.text(i + 1, end)), end + 1) if end else None
