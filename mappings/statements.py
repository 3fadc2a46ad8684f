"""Statements: who discussed, noted, urged, agreed what, and about which sectors and things."""

from __future__ import annotations

from dataclasses import dataclass, field

from .attribution import Region, Voices
from .clauses import Clauses
from .frames import Rule, rules
from .model import Attribution, Entity, Span
from .morphology import lemmas
from .people import People
from .scene import Passage, Scene
from .topics import Topic, topics
from .topics import words as topic_words


@dataclass(eq=False)
class Statement:
    """A communicative act, while it is being read.

    Attributes:
        act, modality: terms; rule: id.
        passage, first, last: the tokens that state it.
        voice: who speaks and who passes it on.
        topics: sectors named in it.
        word: token of the verb, or None.
    """

    act: str
    modality: str
    rule: str
    passage: Passage
    clauses: Clauses
    first: int
    last: int
    voice: Attribution
    topics: list[Topic] = field(default_factory=list)
    word: int | None = None

    @property
    def span(self) -> Span:
        """Span in the source."""
        return self.passage.span(self.first, self.last)


class Statements:
    """Reads the statements of one document.

    Args:
        taken: gives the token ranges of a block that are parts of names, where no sector is looked for.
        described: gives the token ranges of a block whose sectors an object has already.
        told: tells whether a sentence reports an event.
    """

    def __init__(self, scene: Scene, people: People, voices: Voices, taken, described, told) -> None:
        self.scene, self.people, self.voices = scene, people, voices
        self.taken, self.described, self.told = taken, described, told

    def read(self) -> list[Statement]:
        """All statements, in the order of the text."""
        found: list[Statement] = []
        for passage, clauses in self.scene.sentences():
            acts = self.acts(passage, clauses)
            found += acts or self.topical(passage, clauses)
        found += [s for region in self.voices.regions if (s := self.quoted(region, found))]
        return sorted(found, key=lambda s: (s.passage.number, s.first, s.last))

    def acts(self, passage: Passage, clauses: Clauses) -> list[Statement]:
        """Statements by the verbs of a sentence; each has the words up to the next."""
        verbs = self.verbs(passage, clauses)
        found = []
        for number, (i, rule) in enumerate(verbs):
            first = clauses.sentence.first if number == 0 else self.start_of(clauses, i)
            last = self.start_of(clauses, verbs[number + 1][0]) if number + 1 < len(verbs) else clauses.sentence.last
            quoted = next((r for r in self.voices.regions if r.passage == passage.number and r.verbatim and r.first <= i < r.last), None)
            first, last = trim(passage, max(first, quoted.first), min(last, quoted.last)) if quoted else trim(passage, first, last)
            if last <= first or i < first:
                continue
            statement = Statement(rule.values["act"], rule.values["modality"], rule.id, passage, clauses, first, last, self.voice(passage, clauses, i, first, last), word=i)
            statement.topics = topics(passage, first, last, self.taken(passage))
            if not rule.values.get("topical") or statement.topics:
                found.append(statement)
        return found

    def verbs(self, passage: Passage, clauses: Clauses) -> list[tuple[int, Rule]]:
        """Verbs of saying of a sentence with their rules; what stands in the clause that one of them opens is what it says."""
        found: list[tuple[int, Rule]] = []
        for i in range(clauses.sentence.first, clauses.sentence.last):
            rule = self.rule_at(passage, clauses, i)
            if rule:
                found.append((i, rule))
                if rule.values.get("needs") == "clause":
                    break
        return found

    def start_of(self, clauses: Clauses, i: int) -> int:
        """Where the words of a later statement of a sentence begin: its subject, its clause, its verb."""
        subject = clauses.subject_of(i)
        first = clauses.bounds(i)[0]
        return subject.first if subject and first <= subject.first < i else max(first, i)

    def rule_at(self, passage: Passage, clauses: Clauses, i: int) -> Rule | None:
        """The first rule that the verb at token i triggers."""
        token = passage.tokens[i]
        if token.pos not in ("VERB", "ADJ") or token.feat("VerbForm") in ("inf", "conv") or (token.pos == "ADJ" or token.feat("VerbForm") == "part") and token.feat("Variant") != "short":
            return None
        if any(passage.tokens[j].lemma in ("не",) for j in range(max(clauses.sentence.first, i - 1), i)):
            return None
        forms = lemmas(token.text) | {token.lemma}
        passive = token.feat("Variant") == "short"
        return next((rule for rule in rules("statements") if forms & rule.verbs and not (passive and rule.values.get("active_only")) and self.fits(passage, clauses, i, rule)), None)

    def fits(self, passage: Passage, clauses: Clauses, i: int, rule: Rule) -> bool:
        """Whether the words around the verb are those that the rule asks for."""
        first, last = clauses.bounds(i)
        idiom = rule.values.get("idiom_words")
        if idiom:
            near = {f for j in range(first, min(last, i + 14)) if j != i for f in {passage.tokens[j].lemma} | lemmas(passage.tokens[j].text)}
            if not near & set(idiom):
                return False
        if rule.values.get("needs") == "clause":
            ahead = passage.tokens[i + 1 : i + 5]
            return any(t.pos == "SCONJ" for t in ahead)
        return True

    def voice(self, passage: Passage, clauses: Clauses, i: int, first: int, last: int) -> Attribution:
        """The subject of the verb speaks; who passes it on is a matter of the region."""
        around = self.voices.of(passage, first, last)
        token = passage.tokens[i]
        speakers: tuple[Entity, ...] = ()
        if token.feat("Variant") != "short" or self.has_predicative_subject(passage, clauses, i):
            subject = clauses.subject_of(i)
            if subject:
                for part in passage.reader.coordinated(subject, clauses.sentence.last):
                    speakers += self.people.meant(passage, part)
        return Attribution(tuple(dict.fromkeys(speakers)) or around.speakers, around.relays, around.cues)

    def has_predicative_subject(self, passage: Passage, clauses: Clauses, i: int) -> bool:
        """«Участники уверены»: a short adjective, whose subject speaks, and no passive."""
        return passage.tokens[i].pos == "ADJ" or passage.tokens[i].feat("Voice") != "pass"

    def topical(self, passage: Passage, clauses: Clauses) -> list[Statement]:
        """A sentence that reports nothing, but tells what cooperation is about."""
        sentence = clauses.sentence
        found = topics(passage, sentence.first, sentence.last, [*self.taken(passage), *self.described(passage)])
        about = {passage.tokens[i].lemma for i in range(sentence.first, sentence.last)} & set(topic_words()["cooperation"])
        if not found or not about or self.told(passage, clauses):
            return []
        first, last = trim(passage, sentence.first, sentence.last)
        said = next((r for r in self.voices.regions if r.passage == passage.number and r.act and first <= r.first and r.last <= sentence.last), None)
        if said:
            first, last = trim(passage, said.first, said.last)
            return [Statement(said.act or "", "modality:evaluated", "statement.according-to", passage, clauses, first, last, self.voices.of(passage, said.first, said.last), found)]
        if any((c := clauses.construction(i)) and c.future and clauses.free_of_subordination(i) for i in range(sentence.first, sentence.last)):
            return [Statement("act:declared-intention", "modality:intended", "statement.future", passage, clauses, first, last, self.voices.of(passage, first, last), found)]
        return [Statement("act:noted", "modality:evaluated", "statement.topic", passage, clauses, first, last, self.voices.of(passage, first, last), found)]

    def quoted(self, region: Region, found: list[Statement]) -> Statement | None:
        """What somebody says in his own words, or by «по словам»."""
        passage = next(p for p in self.scene.passages if p.number == region.passage)
        if not region.verbatim and any(s.passage is passage and region.first <= s.first + 2 and s.last <= region.last and s.voice.speakers for s in found):
            return None
        inner = [r for r in self.voices.regions if r.passage == region.passage and r.verbatim and region.first <= r.first and r.last <= region.last]
        if not region.verbatim and (inner or region.carried or not region.speakers):
            return None
        if not region.verbatim and any(s.passage is passage and s.first <= region.first and region.last <= s.last + 2 and s.voice.speakers == region.speakers for s in found):
            return None
        first, last = trim(passage, region.first, region.last)
        if last - first < 4:
            return None
        act, rule = ("act:quoted", "statement.quote") if region.verbatim else (region.act or "act:noted", "statement.according-to")
        voice = self.voices.of(passage, region.first, region.last)
        return Statement(act, "modality:evaluated", rule, passage, passage.sentence_of(first), first, last, voice)


def trim(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """A range without marks and joints at its ends."""
    while first < last and passage.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and (passage.tokens[last - 1].pos in ("PUNCT", "CCONJ") and passage.tokens[last - 1].text not in "»)”"):
        last -= 1
    return first, last
