"""Natasha behind one small interface: tokens with morphology, syntax and named spans of a cleaned block text."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import pymorphy3

from .morphology import analyzer, fold
from .reading.glue import glued_sentences, parted_amounts

# natasha and yargy import pymorphy2, which needs pkg_resources, gone from current setuptools; pymorphy3 is its
# maintained successor with the same interface, and takes its place before natasha is imported.
sys.modules.setdefault("pymorphy2", pymorphy3)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        index: number in the block.
        start, end: code points of the cleaned block text.
        pos: Universal Dependencies part of speech.
        feats: (name, value) pairs of Universal Dependencies.
        head: index of its head in the block, or None for a root.
        rel: relation to the head.
        lemma: normal form that fits `pos` and `feats`.
    """

    index: int
    text: str
    start: int
    end: int
    pos: str
    feats: tuple[tuple[str, str], ...]
    head: int | None
    rel: str
    lemma: str

    def feat(self, name: str) -> str | None:
        """Value of one morphological feature, lower case ("gen", "plur"), or None."""
        for key, value in self.feats:  # asked half a million times a second: a plain loop, and few pairs
            if key == name:
                return value
        return None

    @property
    def case(self) -> str | None:
        """Case: nom, gen, dat, acc, ins, loc, or None."""
        return self.feat("Case")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span that the tagger takes for a name: PER, LOC or ORG; range of token indexes; `normal` is its nominative."""

    kind: str
    first: int
    last: int
    normal: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: range of token indexes of its block, half-open."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the tools say about one block text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NamedSpan, ...]


@cache
def _tools():
    import natasha

    embedding = natasha.NewsEmbedding()
    return (
        natasha.Segmenter(),
        natasha.MorphVocab(),
        natasha.NewsMorphTagger(embedding),
        natasha.NewsSyntaxParser(embedding),
        natasha.NewsNERTagger(embedding),
    )


@lru_cache(maxsize=64)
def analyse(text: str) -> Analysis:
    """Segment, tag and parse one cleaned block text.

    Args:
        text: block text, cleaned.
    Returns: tokens, sentences and named spans; the same for the same text on every run.
    """
    import natasha

    segmenter, vocabulary, morphology, syntax, names = _tools()
    doc = natasha.Doc(text)
    doc.segment(segmenter)
    _cut(doc, glued_sentences(text), parted_amounts(text))
    doc.tag_morph(morphology)
    doc.parse_syntax(syntax)
    doc.tag_ner(names)
    number = {token.id: i for i, token in enumerate(doc.tokens)}
    tokens = tuple(_token(i, token, number, vocabulary) for i, token in enumerate(doc.tokens))
    starts = {token.start: token.index for token in tokens}
    ends = {token.end: token.index for token in tokens}
    sentences = tuple(Sentence(starts[s.tokens[0].start], ends[s.tokens[-1].stop] + 1) for s in doc.sents if s.tokens)
    spans = tuple(
        NamedSpan(s.type, starts[s.tokens[0].start], ends[s.tokens[-1].stop] + 1, _normal(s, vocabulary)) for s in doc.spans if s.tokens
    )
    return Analysis(text, tokens, sentences, spans)


def _cut(doc, places: tuple[int, ...], parted: tuple[int, ...]) -> None:
    """Cut the sentences of a segmented document where they run together without a space, before anything is tagged.

    Args:
        places: offsets where a sentence begins.
        parted: offsets where none begins, though the segmenter takes the word there for a first one.
    """
    from natasha.doc import DocSent

    cut = []
    for sent in doc.sents:
        starts = {token.start for token in sent.tokens}
        bounds = [sent.start, *(at for at in places if sent.start < at < sent.stop and at in starts), sent.stop]
        if cut and sent.start in parted:
            bounds[0] = cut.pop().start
        cut += [DocSent(a, b, doc.text[a:b]) for a, b in pairwise(bounds)]
    doc.sents = cut
    doc.envelop_sent_tokens()


def _normal(span, vocabulary) -> str:
    """Nominative of a name, with the ё that the tool loses."""
    span.normalize(vocabulary)
    normal = span.normal or span.text
    return "".join("ё" if a == "е" and b == "ё" else a for a, b in zip(normal, span.text, strict=False)) + normal[len(span.text) :]


def _token(i: int, token, number: dict[str, int], vocabulary) -> Token:
    token.lemmatize(vocabulary)
    pos, feats = token.pos, tuple(sorted((key, value.lower()) for key, value in (token.feats or {}).items()))
    if pos in ("VERB", "AUX"):
        pos, feats = no_verb(token.text) or (pos, feats)
    elif pos in ("NOUN", "PROPN"):
        pos, feats = possible(token.text, pos, feats, token.rel.startswith("nsubj"))
    head = number.get(token.head_id)
    return Token(i, token.text, token.start, token.stop, pos, feats, None if head == i else head, token.rel, fold(token.lemma))


@cache
def possible(word: str, pos: str, feats: tuple[tuple[str, str], ...], subject: bool) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Part of speech and features that the word can have: the tagger calls «Президенты» a genitive at times.

    Args:
        subject: whether the parser takes it for a subject, which decides between the cases it can have.
    """
    parses = analyzer().parse(word)
    if all(p.tag.POS in ("ADJF", "PRTF") for p in parses):
        return "ADJ", _features(parses[0], feats)
    verb = next((p for p in parses if p.tag.POS == "VERB" and p.is_known), None)
    if verb is not None and not any(p.tag.POS not in ("VERB", "PRTS") for p in parses):
        tense = {"futr": "fut", "past": "past", "pres": "pres"}.get(verb.tag.tense or "", "pres")
        return "VERB", (("Mood", "ind"), ("Number", verb.tag.number or "sing"), ("Tense", tense), ("VerbForm", "fin"))
    if all(p.tag.POS == "PRTS" for p in parses):  # «Введён»: unknown to the tagger with its ё
        return "VERB", short_participle(parses[0])
    nouns = [p for p in parses if p.tag.POS == "NOUN" and p.is_known and p.tag.case in CASES]
    known = dict(feats)
    readings = {(CASES[p.tag.case], p.tag.number) for p in nouns}
    if not readings or "Case" not in known or (known["Case"], known.get("Number")) in readings:
        return pos, feats
    fitting = [p for p in nouns if CASES[p.tag.case] == ("nom" if subject else known["Case"])]
    return pos, _features((fitting or nouns)[0], feats)


def short_participle(parse) -> tuple[tuple[str, str], ...]:
    """Features of «введён», «подписана»."""
    gender = {"masc": "masc", "femn": "fem", "neut": "neut"}.get(parse.tag.gender or "")
    return (
        *((("Gender", gender),) if gender else ()),
        ("Number", parse.tag.number or "sing"),
        ("Tense", "past"),
        ("Variant", "short"),
        ("VerbForm", "part"),
        ("Voice", "pass"),
    )


def _features(parse, feats: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The features with case, number and gender of a reading."""
    gender = {"masc": "masc", "femn": "fem", "neut": "neut"}.get(parse.tag.gender or "")
    other = {key: value for key, value in feats if key not in ("Case", "Number", "Gender")}
    new = {"Case": CASES.get(parse.tag.case or "", "nom"), "Number": parse.tag.number or "sing"} | ({"Gender": gender} if gender else {})
    return tuple(sorted((other | new).items()))


VERBS = {"VERB", "INFN", "PRTF", "PRTS", "GRND"}
CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}


@cache
def no_verb(word: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Part of speech and features of a word that the tagger takes for a verb and the dictionary does not («промкооперации»)."""
    parses = analyzer().parse(word)
    if any(p.tag.POS in VERBS or p.tag.POS is None for p in parses):
        return None
    noun = next((p for p in parses if p.tag.POS == "NOUN"), None)
    if noun is None:
        return None
    gender = {"masc": "masc", "femn": "fem", "neut": "neut"}.get(noun.tag.gender or "")
    feats = [("Case", CASES.get(noun.tag.case or "", "nom")), ("Number", noun.tag.number or "sing")] + (
        [("Gender", gender)] if gender else []
    )
    return "NOUN", tuple(sorted(feats))


@cache
def is_future_form(word: str) -> bool:
    """Whether the word is a perfective future such as «создадут», which the tagger calls a present.

    A verb of both aspects («реализуется») has one form for both, which tells of the present far more often.
    """
    tags = [parse.tag for parse in analyzer().parse(word)]
    return any("futr" in tag for tag in tags) and not any("pres" in tag for tag in tags)
