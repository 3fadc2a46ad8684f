"""Noun phrases, from morphology alone: the parser's arcs fail most where these texts are densest, in long lists.

A phrase is modifiers, a head, and what belongs to the head's right: a name in quotes, an abbreviation in brackets,
genitives, and the prepositional complements that the head licenses (`lexicon/phrases.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .language import Analysis, Token
from .morphology import is_common
from .resources import LEXICON

NOUNS = {"NOUN", "PROPN", "X"}
OPENING, CLOSING = '«“„"', '»”“"'


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: token indexes, `last` exclusive.

    Attributes:
        core: one past the head with its quoted name and brackets, before its complements.
        prep: index of the governing preposition, or None.
        complements: phrases that belong to the head's right.
        quotes: ranges of the names in quotes, without the quotation marks.
    """

    first: int
    head: int
    last: int
    core: int
    case: str | None
    prep: int | None = None
    complements: tuple[Phrase, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()


@cache
def words() -> dict:
    """The closed classes that the phrase grammar needs, from the lexicon."""
    with open(LEXICON / "phrases.toml", "rb") as f:
        return tomllib.load(f)


def is_modifier(token: Token) -> bool:
    """A full adjective, participle, numeral or determiner."""
    if token.pos in ("ADJ", "DET", "NUM"):
        return token.feat("Variant") != "short"
    return is_participle(token)


def is_participle(token: Token) -> bool:
    """A participle in its full form, which stands before or after its noun."""
    return token.feat("VerbForm") == "part" and token.feat("Variant") != "short" and token.case is not None


def is_finite(token: Token) -> bool:
    """A finite verb or a short participle."""
    return token.pos == "VERB" and (token.feat("VerbForm") == "fin" or token.feat("Variant") == "short")


def agree(a: Token, b: Token) -> bool:
    """Same case, number and (in the singular) gender, as far as both show them."""
    for name in ("Case", "Number", "Gender"):
        x, y = a.feat(name), b.feat(name)
        alike = (
            name == "Case" and {x, y} <= {"nom", "acc"} or name == "Gender" and a.case not in ("nom", "acc") and {x, y} <= {"masc", "neut"}
        )
        if x and y and x != y and not alike:
            return False
    return True


class Reader:
    """Reads phrases of one analysed text.

    Args:
        analysis: tokens with morphology.
        starts_item: tells whether the phrase headed by a token names a thing of its own (an institution, a document, …),
            so that «центра X и центра Y» is two things and «центра исследований и реформ» is one.
    """

    def __init__(self, analysis: Analysis, starts_item: Callable[[int], bool] = lambda i: False) -> None:
        self.tokens = analysis.tokens
        self.text = analysis.text
        self.starts_item = starts_item
        self.named = {i for name in analysis.names if name.kind in ("PER", "LOC") for i in range(name.first, name.last)}
        self.persons = {i for name in analysis.names if name.kind == "PER" for i in range(name.first, name.last)}
        self.phrases: dict[tuple[int, int, bool], Phrase | None] = {}

    def phrase(self, i: int, limit: int, complements: bool = True) -> Phrase | None:
        """The phrase that begins at token i (a preposition may stand first) and ends before `limit`; read once."""
        key = (i, limit, complements)
        if key not in self.phrases:
            self.phrases[key] = self.read_phrase(i, limit, complements)
        return self.phrases[key]

    def read_phrase(self, i: int, limit: int, complements: bool) -> Phrase | None:
        """The phrase that begins at token i, read from its tokens."""
        prep = i if i < limit and self.tokens[i].pos == "ADP" else None
        first = i + 1 if prep is not None else i
        head = self.head_of(first, limit)
        if head is None or not self.fits(first, head):
            return None
        core, quotes = self.core_end(first, head, limit)
        case = self.case_at(first, head)
        if case == "dat" and prep is not None and self.tokens[prep].text.lower() in words()["never_dative"]:
            case = "loc"
        parts: tuple[Phrase, ...] = ()
        last = core
        if complements:
            parts, last, behind = self.complements_of(head, core, limit, case)
            quotes += behind
            last = self.behind_abbreviation(last, limit)
        return Phrase(first, head, last, core, case, prep, parts, quotes)

    def fits(self, first: int, head: int) -> bool:
        """Whether the modifiers before the head agree with it: «организованная Институтом» is no phrase."""
        token = self.tokens[head]
        cases = {"nom", "acc"} if token.case in ("nom", "acc") else {token.case}
        if token.case == "gen" and self.tokens[first].pos == "NUM" and self.tokens[first].case in ("nom", "acc"):
            cases |= {"nom", "acc"}  # «две солнечные электростанции»: after a small number adjectives keep the case of the whole
        modifiers = [self.tokens[k] for k in range(first, head) if self.tokens[k].pos in ("ADJ", "VERB", "DET")]
        return token.case is None or token.pos == "X" or all(m.case is None or m.case in cases for m in modifiers)

    def case_at(self, first: int, head: int) -> str | None:
        """Case of a phrase: the head's, or its modifiers' where the head is a foreign word or an abbreviation."""
        token = self.tokens[head]
        if token.case and token.pos != "X":
            return token.case
        return next((self.tokens[k].case for k in range(first, head) if self.tokens[k].case), token.case)

    def head_of(self, i: int, limit: int) -> int | None:
        """Index of the head of the phrase that begins at i: the first noun after agreeing modifiers."""
        j = i
        while j < limit:
            token = self.tokens[j]
            if token.text in OPENING and j > i and not self.quoted_modifier(j, limit) and self.quoted(j, limit):
                return j - 1 if self.tokens[j - 1].pos in NOUNS else None
            if self.quoted_modifier(j, limit):
                j += 3
                continue
            if token.text in OPENING and self.quoted(j, limit):
                inner = self.head_of(j + 1, self.quoted(j, limit) - 1)
                return inner if inner is not None else j + 1
            if token.pos in NOUNS:
                return j
            if is_modifier(token) or (token.pos == "ADV" and j + 1 < limit and is_modifier(self.tokens[j + 1])):
                j += 1
            elif j > i and self.joins_modifiers(j, limit):
                j += 1
            else:
                return None
        return None

    def quoted_modifier(self, j: int, limit: int) -> bool:
        """An adjective in quotation marks before its noun: «зелёного» коридора."""
        if j + 3 >= limit or self.tokens[j].text not in OPENING or self.tokens[j + 2].text not in CLOSING:
            return False
        return self.tokens[j + 1].pos == "ADJ" and (is_modifier(self.tokens[j + 3]) or self.tokens[j + 3].pos in NOUNS)

    def joins_modifiers(self, j: int, limit: int) -> bool:
        """A comma or conjunction between two modifiers of one case: «логистической и портовой инфраструктуры»."""
        token = self.tokens[j]
        if not (token.text == "," or token.pos == "CCONJ") or j + 1 >= limit:
            return False
        before, after = self.tokens[j - 1], self.tokens[j + 1]
        if not is_modifier(before) or before.pos == "DET":
            return False
        if is_modifier(after) and after.pos != "DET":
            return before.case == after.case and not (token.text == "," and is_participle(after))
        return before.pos == "ADJ" and after.pos == "NOUN" and token.pos == "CCONJ" and agree(before, after)

    def behind_abbreviation(self, j: int, limit: int) -> int:
        """Past «(ИСМИ)» behind a name."""
        if j + 2 < limit and self.tokens[j].text == "(" and self.tokens[j + 2].text == ")" and self.tokens[j + 1].text[:2].isupper():
            return j + 3
        return j

    def quoted(self, i: int, limit: int) -> int | None:
        """One past the closing quotation mark of the name that opens at i, or None: somebody's words are no name."""
        if i >= limit or self.tokens[i].text not in OPENING:
            return None
        depth = 0
        for j in range(i, min(limit, i + words()["longest_quoted_name"] + 2)):
            text = self.tokens[j].text
            if is_finite(self.tokens[j]) and not self.is_single_word(i, j, limit):
                return None
            if j > i and text in CLOSING and (depth == 1 or text == '"'):
                return j + 1
            if text in OPENING:
                depth += 1
            elif text in CLOSING:
                depth -= 1
        return None

    def is_single_word(self, i: int, j: int, limit: int) -> bool:
        """Whether the quotation that opens at i has the one word j: «Таскала» is a name, whatever form it looks like."""
        return j == i + 1 and j + 1 < limit and self.tokens[j + 1].text in CLOSING and self.tokens[j].text[:1].isupper()

    def core_end(self, first: int, head: int, limit: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        """One past the head with what names it directly, and the ranges of the names in quotes."""
        j, quotes = head + 1, []
        opened = first if self.tokens[first].text in OPENING and not self.quoted_modifier(first, limit) else head - 1
        closed = self.quoted(opened, limit) if opened >= 0 else None
        if closed and closed > head:
            return closed, ((opened + 1, closed - 1),)
        while j < limit:
            token, end = self.tokens[j], self.quoted(j, limit)
            if end and (self.quoted_modifier(j, limit) or head in self.named):
                break
            if end:
                quotes.append((j + 1, end - 1))
                j = end
            elif self.behind_abbreviation(j, limit) > j:
                j = self.behind_abbreviation(j, limit)
            elif token.pos == "X" or (token.pos == "PROPN" and (self.continues_name(j) or self.begins_route(j, limit))):
                j += 1
            elif (
                token.pos == "ADJ"
                and token.text[:1].isupper()
                and j + 2 < limit
                and self.tokens[j + 1].pos == "PROPN"
                and self.tokens[j + 2].text in "–—"
            ):
                j += 2  # the first name of a route has an adjective: «коридор Центральная Азия – …»
            elif self.route_goes_on(j, limit):
                j += 2
            elif quotes and self.quote_list(j, limit):
                quotes.append((j + 2, self.quoted(j + 1, limit) - 1))
                j = self.quoted(j + 1, limit)
            else:
                break
        return j, tuple(quotes)

    def route_goes_on(self, j: int, limit: int) -> bool:
        """A dash between two names of a route: «коридор Центральная Азия – Азербайджан – Европа»."""
        return (
            j + 1 < limit
            and self.tokens[j].text in "–—-"
            and self.tokens[j - 1].pos == "PROPN"
            and self.tokens[j + 1].pos in ("PROPN", "ADJ")
            and self.tokens[j + 1].text[:1].isupper()
        )

    def begins_route(self, j: int, limit: int) -> bool:
        """The first name of a route right behind its noun: «переправа Баку – Актау»."""
        common = self.tokens[j - 1].pos == "NOUN" and self.tokens[j - 1].text.islower()
        return common and j not in self.persons and self.tokens[j].case in (None, "nom") and self.route_goes_on(j + 1, limit)

    def quote_list(self, j: int, limit: int) -> bool:
        """«Ташкент» и «Астана» after one head."""
        return j < limit and (self.tokens[j].pos == "CCONJ" or self.tokens[j].text == ",") and self.quoted(j + 1, limit) is not None

    def continues_name(self, j: int) -> bool:
        """A proper noun right after the head that names it: same case, or nominative in apposition."""
        before, token = self.tokens[j - 1], self.tokens[j]
        if (j in self.persons) != (j - 1 in self.persons):
            return False
        if before.pos == "PROPN":
            return agree(before, token) or token.rel in ("flat:name", "appos")
        subject = token.rel.startswith("nsubj") or is_common(token.text)  # «В рамках визита Министр провёл …»
        return before.pos in ("NOUN", "X") and (token.rel == "appos" or token.case == "nom" and before.case != "nom" and not subject)

    def complements_of(
        self, head: int, j: int, limit: int, case: str | None
    ) -> tuple[tuple[Phrase, ...], int, tuple[tuple[int, int], ...]]:
        """Genitives and licensed prepositional complements right of the head, where they end,
        and the names in quotes behind them («пункты пропуска «A» и «B»»)."""
        parts: list[Phrase] = []
        quotes: list[tuple[int, int]] = []
        while j < limit:
            part = self.genitive(j, limit) or self.prepositional(head, j, limit)
            if part is None and parts:
                part = self.joined(parts[-1], j, limit, case)
            if part is None:
                break
            parts.append(part)
            j = part.last
            while head not in self.named and j < limit and self.quoted(j, limit) and not self.quoted_modifier(j, limit):
                quotes.append((j + 1, self.quoted(j, limit) - 1))
                j = self.quoted(j, limit)
                if self.quote_list(j, limit):
                    j += 1
        return tuple(parts), j, tuple(quotes)

    def genitive(self, j: int, limit: int) -> Phrase | None:
        """A genitive phrase that begins at j."""
        token = self.tokens[j]
        if not (is_modifier(token) or token.pos in NOUNS or token.pos == "ADV" or self.quoted_modifier(j, limit)):
            return None
        if is_participle(token) and token.rel == "acl" or token.pos == "NUM" and token.case in ("nom", "acc"):
            return None  # «построить в Киргизии | девять школ»
        part = self.phrase(j, limit)
        if part and part.first in self.persons and part.prep is None and (part.case in ("gen", "acc") or part.case == "dat"):
            return part  # animate names have one form for genitive and accusative; «памятник Алишеру Навои»
        return part if part and part.case == "gen" else None

    def prepositional(self, head: int, j: int, limit: int) -> Phrase | None:
        """A complement whose preposition the head licenses: «об учреждении …», «по выработке …», «на 2024-2034 годы»."""
        token = self.tokens[j]
        if token.pos != "ADP":
            return None
        cases = words()["complement_prepositions"].get(token.text.lower())
        if not cases or token.text.lower() in words()["never_behind_quotes"] and self.tokens[j - 1].text in CLOSING:
            return None
        part = self.phrase(j, limit)
        if part is None or part.case not in cases and not self.is_abbreviation(part.head):
            return None
        return part if self.licensed(token.text.lower(), head, part) else None

    def licensed(self, preposition: str, governor: int, part: Phrase) -> bool:
        """Whether a preposition that is common outside names belongs to one:
        by the noun behind it («в сфере туризма», not «в Южной области»), or the one before it."""
        heads, governors = words()["complement_heads"].get(preposition), words()["complement_governors"].get(preposition)
        if heads is None and governors is None:
            return True
        proper = any(self.tokens[i].text[:1].isupper() for i in range(part.first, part.head + 1))
        if self.tokens[part.head].lemma in (heads or ()) and not proper:
            return True
        return self.tokens[governor].lemma in (governors or ()) and self.tokens[part.head].lemma not in words()["circumstance_heads"]

    def joined(self, last: Phrase, j: int, limit: int, case: str | None) -> Phrase | None:
        """A further member of an inner list of complements: «проектов кооперации и торговых контрактов»."""
        token = self.tokens[j]
        if token.pos != "CCONJ" and token.text != ",":
            return None
        start = j + 1
        if token.text == "," and start < limit and self.tokens[start].pos == "CCONJ":
            start += 1
        while start < limit and self.tokens[start].rel == "fixed":
            start += 1
        part = self.phrase(start, limit, complements=True)
        if part is None or part.case != last.case and not self.is_abbreviation(part.head) or part.prep is not None:
            return None
        if self.is_abbreviation(part.head) and not self.is_abbreviation(last.head):
            return None
        if case == last.case and (token.text == "," or self.starts_item(part.head)):
            return None
        if token.text == "," and not self.list_goes_on(part.last, limit, last.case):
            return None
        return part

    def is_abbreviation(self, i: int) -> bool:
        """«палаты Казахстана и НПП «Атамекен»»: an abbreviation of three letters or more is a thing of its own."""
        return self.tokens[i].text.isupper() and len(self.tokens[i].text) > 2

    def list_goes_on(self, j: int, limit: int, case: str | None) -> bool:
        """Whether an inner list ends in a conjunction, as «A, B и C» does: only then is a comma part of it."""
        while j < limit and (self.tokens[j].text == "," or self.tokens[j].pos == "CCONJ"):
            if self.tokens[j].pos == "CCONJ":
                return True
            part = self.phrase(j + 1, limit)
            if part is None or part.case != case:
                return False
            j = part.last
        return False

    def coordinated(self, phrase: Phrase, limit: int) -> list[Phrase]:
        """The phrase and those of the same case that a list adds to it."""
        found, j = [phrase], phrase.last
        listed = phrase.first > 0 and self.tokens[phrase.first - 1].text == ":"
        while j < limit:
            start = self.after_joint(self.behind_place(j, limit), limit) or (self.behind_semicolon(j, limit) if listed else None)
            part = self.phrase(start, limit) if start is not None else None
            included = start is not None and (
                self.tokens[start - 1].text.lower() in words()["including"] or self.behind_including(j + 1, limit) == start
            )
            if part is None or part.prep is not None or not (self.same_case(part, phrase) or included and part.case in ("acc", "nom")):
                break
            found.append(part)
            j = part.last
        return found

    def behind_including(self, j: int, limit: int) -> int:
        """Past «в том числе» and the like behind a comma."""
        for phrase in words()["including_phrases"]:
            if (
                j > 0
                and self.tokens[j - 1].text == ","
                and [t.text.lower() for t in self.tokens[j : min(limit, j + len(phrase))]] == phrase
            ):
                return j + len(phrase)
        return j

    def behind_semicolon(self, j: int, limit: int) -> int | None:
        """Past a semicolon, which parts the members of a list behind a colon."""
        return j + 1 if j + 1 < limit and self.tokens[j].text == ";" else None

    def behind_place(self, j: int, limit: int) -> int:
        """Past a place that stands between two members of a list: «квартала «Астана» в Новом Ташкенте, а также …»."""
        if j < limit and self.tokens[j].text.lower() in words()["place_prepositions"]:
            place = self.phrase(j, limit)
            if place and place.case == "loc" and place.last < limit and self.after_joint(place.last, limit) is not None:
                return place.last
        return j

    def same_case(self, a: Phrase, b: Phrase) -> bool:
        """Equal case; nominative and accusative are one where the forms are; «АО «A» и компания «B»»: an abbreviation has any."""
        return a.case == b.case or {a.case, b.case} <= {"nom", "acc"} or any(p.quotes and self.is_indeclinable(p.head) for p in (a, b))

    def is_indeclinable(self, i: int) -> bool:
        """Whether a head is an abbreviation, whose case the tagger guesses."""
        return self.tokens[i].text.isupper() and len(self.tokens[i].text) > 1

    def after_joint(self, j: int, limit: int) -> int | None:
        """Index after «,», «и», «, а также», or None if no joint stands at j."""
        start = j
        if start < limit and self.tokens[start].text == ",":
            start += 1
        start = self.behind_including(start, limit)
        while start < limit and (
            self.tokens[start].pos == "CCONJ"
            or self.tokens[start].rel == "fixed"
            or self.tokens[start].lemma in words()["list_adverbs"]
            or self.tokens[start].text.lower() in words()["including"]
        ):
            start += 1
        return start if j < start < limit else None
