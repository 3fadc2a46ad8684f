"""Names in the nominative: the head and what agrees with it are inflected, all that belongs to its right stays as written."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ..language import Analysis, Token
from ..morphology import analyzer
from ..phrases import NOUNS, Phrase, agree, is_modifier

GRAMMEMES = {
    "nom": "nomn",
    "gen": "gent",
    "dat": "datv",
    "acc": "accs",
    "ins": "ablt",
    "loc": "loct",
    "sing": "sing",
    "plur": "plur",
    "masc": "masc",
    "fem": "femn",
    "neut": "neut",
}  # Universal Dependencies to OpenCorpora


def nominative(analysis: Analysis, phrase: Phrase, last: int | None = None) -> str:
    """The phrase in the nominative, in the number it has.

    Args:
        analysis: of the block.
        phrase: the phrase.
        last: end of the name, if it is shorter than the phrase.
    Returns: the name with single spaces, without a preposition.
    """
    last = phrase.last if last is None else last
    words = []
    for i in range(phrase.first, last):
        token, head = analysis.tokens[i], analysis.tokens[phrase.head]
        if token.pos == "ADJ" and token.case is None and token.feat("Variant") != "short" and i < phrase.head:
            token = replace(token, feats=head.feats)  # «Российско-Казахстанского совета»: of a rare compound the tagger tells no case
        own = i <= phrase.head and phrase.head < last and (is_modifier(token) or token.pos in NOUNS) and agree(token, head)
        words.append((nominative_word(token) if own and token.case not in (None, "nom") else token.text, token))
    return join(words)


def join(words: list[tuple[str, Token]]) -> str:
    """Words with the spaces that stood between their tokens, runs of space made one."""
    parts: list[str] = []
    before = None
    for word, token in words:
        if before is not None and token.start > before.end:
            parts.append(" ")
        parts.append(word)
        before = token
    return "".join(parts)


def nominative_word(token: Token) -> str:
    """One word in the nominative, its case of letters kept."""
    return _nominative(token.text, token.pos, token.feats)


@cache
def _nominative(text: str, pos: str, feats: tuple[tuple[str, str], ...]) -> str:
    known = dict(feats)
    wanted = {GRAMMEMES[known[name]] for name in ("Case", "Number", "Gender") if known.get(name) in GRAMMEMES}
    parses = analyzer().parse(text)
    fitting = [p for p in parses if wanted <= set(p.tag.grammemes)] or [
        p for p in parses if GRAMMEMES.get(known.get("Case", ""), "") in p.tag.grammemes
    ]
    for parse in fitting:
        number = {GRAMMEMES[known["Number"]]} if known.get("Number") in GRAMMEMES else set()
        form = parse.inflect({"nomn"} | number) or parse.inflect({"nomn"})
        if form:
            return like(text, form.word)
    return text


def like(model: str, word: str) -> str:
    """The word in the case of letters of its model, part by part of a hyphenated word."""
    if model.isupper() and len(model) > 1 or len(model) > 3 and model[:3].isupper() and "-" not in model:
        return word.upper()  # also of «МИДе»
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        models = [model] * len(parts)
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))
