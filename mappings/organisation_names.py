"""Names of organisations: where they begin and end, whether words are a name at all, and their key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache

from .circumstances import place_of
from .morphology import fold, lemmas, may_be_genitive_singular
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


@cache
def short_names() -> frozenset[str]:
    """Abbreviations that everybody knows, folded: each is a name by itself."""
    return frozenset(fold(name) for name in words()["expansions"])


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
        by_whom = preposition and k + 1 < len(tokens) and tokens[k + 1].lemma in words()["by_whom"]
        behind_state = any(b <= k for b in states) and tokens[k].text.lower() not in words()["behind_state"]
        if (
            by_whom
            or opens_other_body(passage, k)
            or preposition
            and (behind_state or tokens[k].text.lower() not in words()["inside"])
            or begins_other(passage, k)
        ):
            last = k
            break
    while last > phrase.core and (tokens[last - 1].pos in ("CCONJ", "ADP") or tokens[last - 1].text == ","):
        last -= 1
    tagged = [n.last for n in passage.analysis.names if n.kind == "ORG" and n.first in (phrase.head + 1, phrase.core)]
    cut = replace(phrase, last=max([last, *tagged]), core=min(phrase.core, last))  # «компания Karavan B2B»
    return replace(cut, last=posted_end(passage, cut)) if kind in words()["posted"] else cut


def opens_other_body(passage: Passage, k: int) -> bool:
    """Whether a conjunction at token k joins the next body, which can be no genitive: «администрация области и | хокимият»."""
    tokens = passage.tokens
    if tokens[k].pos != "CCONJ" or k + 1 >= len(tokens) or k + 1 not in passage.kind_heads:
        return False
    return tokens[k + 1].text.islower() and not may_be_genitive_singular(tokens[k + 1].text)


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
    if any(tokens[i].pos in ("DET", "PRON") for i in range(phrase.first, phrase.head)):
        return bool(phrase.quotes)  # «Ваше правительство», «наша компания»
    if is_counted(passage, phrase) or kind in words()["right_behind"] and phrase.quotes and phrase.quotes[0][0] != phrase.head + 2:
        return False
    if has_name(passage, phrase) or lemmas(tokens[phrase.head].text) & short_names():
        return True
    opens = phrase.first == passage.sentence_of(phrase.head).sentence.first
    if any(tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1)):
        return len(phrase.complements) > 0 or phrase.head > phrase.first or tokens[phrase.head].text.isupper()
    if kind in words()["posted"] and any(passage.tokens[i].text.lower() in words()["where"] for i in range(phrase.core, phrase.last)):
        return True
    if opens and begins_name(passage, phrase, cls, kind):
        return True
    return (cls in words()["owned"] or kind in words()["owned_kinds"]) and (offices or is_owned(passage, phrase, kind))


def is_counted(passage: Passage, phrase: Phrase) -> bool:
    """«Министерства двух стран», «палаты обоих государств»."""
    tokens = passage.tokens
    pairs = zip(tokens[phrase.head + 1 : phrase.last], tokens[phrase.head + 2 : phrase.last], strict=False)
    return any(a.pos in ("NUM", "DET") and b.lemma in words()["counted"] for a, b in pairs)


def has_name(passage: Passage, phrase: Phrase) -> bool:
    """Whether a phrase holds a name: in quotation marks, in other letters, as an abbreviation, or what the tagger takes for one."""
    tokens = passage.tokens
    if any(tokens[a].text[:1] != tokens[a].text[:1].lower() or not tokens[a].text.isalpha() for a, _ in phrase.quotes):
        return True  # «мозговые центры» is a way of speaking
    if any(tokens[i].pos == "X" for i in range(phrase.first, phrase.core)):
        return True
    if abbreviation(passage, phrase.last) or abbreviation(passage, phrase.last - 3):
        return True  # who has an abbreviation has a name
    return any(
        n.kind == "ORG" and n.first == phrase.head + 1 and tokens[n.first].lemma not in words()["generic"] for n in passage.analysis.names
    )


def is_of_place(passage: Passage, phrase: Phrase, kind: str) -> bool:
    """«Самаркандский государственный университет»: an adjective of a place and another one."""
    first = passage.tokens[phrase.first].lemma
    return kind in words()["by_place"] and phrase.head - phrase.first > 1 and first.endswith(tuple(words()["place_endings"]))


def begins_name(passage: Passage, phrase: Phrase, cls: str, kind: str) -> bool:
    """Whether a name opens the sentence, whose capital says nothing:
    it is that of one state, or the tagger sees a name that begins with it."""
    states = {code for code, _, _ in states_in(passage, phrase.head, phrase.last)}
    beyond = [n for n in passage.analysis.names if n.kind == "ORG" and n.first <= phrase.head < n.last]
    tagged = any(n.last > phrase.head + 1 or phrase.first < phrase.head for n in beyond)
    return tagged or is_of_place(passage, phrase, kind) or len(states) == 1 and cls != "bc:Enterprise" and bool(phrase.complements)


def is_owned(passage: Passage, phrase: Phrase, kind: str) -> bool:
    """Whether a phrase says whose body it is: a state's, an organisation's, or, of some kinds, a place's («мэрия Тбилиси»)."""
    if states_in(passage, phrase.first, phrase.last):
        return True
    known = passage.named(phrase, "organization") if kind not in words()["one_of_a_state"] or kind in words()["owned_kinds"] else []
    local = kind in words()["local"]
    places = [n.first for n in passage.analysis.names if n.kind == "LOC"] if local else []
    places += [t.index for t in passage.tokens[phrase.head : phrase.last] if t.lemma in words()["regions"]] if local else []
    return any(phrase.head < i < phrase.last for i in [*(m.start for m in known), *places])


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
    if full is None and rest in words()["expansions"] and first.endswith(tuple(words()["place_endings"])):
        return (words()["expansions"][rest],)  # «российская Генпрокуратура»
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
    """Key of a name: a state counts as the same however it is written («РК», «казахстанский»), an abbreviation by its words."""
    states = states_in(passage, first, last)
    rest = label
    for _, a, b in states:
        rest = rest.replace(passage.text(a, b), " ")
    if states:
        rest = " ".join(word for word in rest.split() if not passage.lexicon.state_of_adjective(word))
    known = {fold(short): full for short, full in words()["expansions"].items()}
    full = " ".join(known.get(word, word) for word in name_key(rest).split())
    return "|".join([words()["periphrases"].get(full, full), *sorted({code for code, _, _ in states})])


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


def foreign_name(passage: Passage, phrase: Phrase) -> tuple[str, ...]:
    """The name in Latin letters right behind a noun: «китайская компания Huawei»."""
    tokens, last = passage.tokens, phrase.head + 1
    while last < phrase.core and tokens[last].text.isascii():
        last += 1
    return (passage.text(phrase.head + 1, last),) if last > phrase.head + 1 and tokens[phrase.head + 1].text[:1].isalpha() else ()


def inner_quotes(passage: Passage, first: int, last: int) -> list[tuple[int, int]]:
    """The name in quotation marks behind a legal form: ТОО "Айсберг ПВ"."""
    tokens = passage.tokens
    if last - first > 3 and tokens[first + 1].text in OPENING and tokens[last - 1].text in CLOSING and tokens[first].text.isupper():
        return [(first + 2, last - 1)]
    return []
