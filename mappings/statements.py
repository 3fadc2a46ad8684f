"""Statements: who discussed, noted, urged, agreed what, and about which sectors and things."""

from __future__ import annotations

from .attribution import Voices
from .clauses import Clauses
from .frames import Rule, rules
from .language import Token
from .model import Attribution
from .morphology import lemmas
from .reported import Reported
from .said import said_clause
from .scene import Passage, Scene
from .speech import says
from .statement import Statement, trim
from .topic_words import Weight
from .topic_words import words as topic_words
from .topics import topics


class Statements:
    """Reads the statements of one document.

    Args:
        taken: gives the token ranges of a block that are parts of names, where no sector is looked for.
        described: gives the token ranges of a block whose sectors an object has already.
        told: tells whether a sentence reports an event.
    """

    def __init__(self, scene: Scene, voices: Voices, taken, described, told) -> None:
        self.scene, self.voices = scene, voices
        self.taken, self.described, self.told = taken, described, told

    def read(self) -> list[Statement]:
        """All statements, in the order of the text."""
        found: list[Statement] = []
        for passage, clauses in self.scene.sentences():
            if passage.number in self.voices.direct.asked:
                continue
            acts = self.acts(passage, clauses)
            found += acts or self.topical(passage, clauses)
        return sorted(Reported(self.scene, self.voices, self.taken).added_to(found), key=lambda s: (s.passage.number, s.first, s.last))

    def acts(self, passage: Passage, clauses: Clauses) -> list[Statement]:
        """Statements by the verbs of a sentence; each has the words up to the next."""
        verbs = self.verbs(passage, clauses)
        found = []
        for number, (i, rule) in enumerate(verbs):
            behind = any(r.passage == passage.number and r.verbatim and clauses.sentence.first <= r.last <= i for r in self.voices.regions)
            first = self.start_of(clauses, i) if number or behind else self.voices.start_of(passage, clauses, i)
            last = self.start_of(clauses, verbs[number + 1][0]) if number + 1 < len(verbs) else self.voices.end_of(passage, clauses, i)
            quoted = next((r for r in self.voices.regions if r.passage == passage.number and r.verbatim and r.first <= i < r.last), None)
            first, last = trim(passage, max(first, quoted.first), min(last, quoted.last)) if quoted else trim(passage, first, last)
            if last <= first or i < first or passage.tokens[i].feat("Person") == "1" and not self.voices.of(passage, first, last).speakers:
                continue
            voice = self.voice(passage, clauses, rule, i, first, last)
            statement = Statement(rule.values["act"], rule.values["modality"], rule.id, passage, clauses, first, last, voice, word=i)
            least = Weight.HINTED if statement.act in topic_words()["talk"] and not quoted else Weight.FRAMED
            statement.topics = topics(passage, first, last, self.taken(passage), least)
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
                if said_clause(passage, clauses, i) is not None:
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
        if not tells(token):
            return None
        if any(passage.tokens[j].lemma in ("не",) for j in range(max(clauses.sentence.first, i - 1), i)):
            return None
        forms = lemmas(token.text) | {token.lemma}
        passive = token.feat("Voice") == "pass" or token.feat("Variant") == "short"
        aside = (
            token.feat("VerbForm") == "conv" and said_clause(passage, clauses, i) is None
        )  # «отметив рост, …» only frames, «назвав его лучшим» judges
        barred = {name for name, holds in (("active_only", passive), ("finite_only", aside)) if holds}
        fitting = (
            rule
            for rule in rules("statements")
            if forms & rule.verbs and not barred & rule.values.keys() and self.fits(passage, clauses, i, rule)
        )
        return next(fitting, None)

    def fits(self, passage: Passage, clauses: Clauses, i: int, rule: Rule) -> bool:
        """Whether the words around the verb are those that the rule asks for."""
        first, last = clauses.bounds(i)
        idiom = rule.values.get("idiom_words")
        if idiom:
            near = {
                f for j in range(first, min(last, i + 14)) if j != i for f in {passage.tokens[j].lemma} | lemmas(passage.tokens[j].text)
            }
            if not near & set(idiom):
                return False
        if "behind" in rule.values and (i + 1 >= last or passage.tokens[i + 1].lemma not in rule.values["behind"]):
            return False
        needs = rule.values.get("needs")
        if needs == "clause":
            return said_clause(passage, clauses, i) is not None
        if needs in ("object", "speaker"):
            thing = clauses.subject_of(i) if passage.tokens[i].feat("Voice") == "pass" else clauses.object_of(i)
            other_sense = thing is not None and passage.tokens[thing.head].lemma in rule.values.get("no_objects", ())
            speakers = self.voices.speaker_of(passage, clauses, self.finite(passage, clauses, i))
            return bool(speakers) and not other_sense and (needs == "speaker" or thing is not None)
        return True

    def voice(self, passage: Passage, clauses: Clauses, rule: Rule, i: int, first: int, last: int) -> Attribution:
        """The subject of the verb speaks, else whoever the words around it name; who passes it on is a matter of the region."""
        around = self.voices.of(passage, first, last)
        speakers = self.voices.speaker_of(passage, clauses, self.finite(passage, clauses, i))
        if not speakers and passage.tokens[i].feat("Voice") == "pass":
            speakers = self.voices.author_of(passage, clauses.sentence.first, i)
        said = said_clause(passage, clauses, i)
        inner = self.voices.of(passage, said + 1, last) if said is not None and not speakers and not around.speakers else around
        if around.speakers and rule.values.get("position"):
            speakers = around.speakers
        return Attribution(speakers or around.speakers or inner.speakers, around.relays or inner.relays, around.cues or inner.cues)

    def finite(self, passage: Passage, clauses: Clauses, i: int) -> int:
        """The finite verb that a gerund at token i shares its subject with; any other verb is its own."""
        if passage.tokens[i].feat("VerbForm") != "conv":
            return i
        finite = [
            j
            for j in range(clauses.sentence.first, clauses.sentence.last)
            if passage.tokens[j].feat("VerbForm") == "fin" and clauses.subject_of(j)
        ]
        verbs = [j for j in finite if j < i] or finite[:1]
        saying = [j for j in verbs if says(passage, j)]
        return (saying[-1:] or verbs[:1] or [i])[0]

    def topical(self, passage: Passage, clauses: Clauses) -> list[Statement]:
        """A sentence that reports nothing, but tells what cooperation is about."""
        sentence = clauses.sentence
        found = topics(passage, sentence.first, sentence.last, [*self.taken(passage), *self.described(passage)])
        if not found or self.told(passage, clauses):
            return []
        first, last = trim(passage, sentence.first, sentence.last)
        said = next(
            (r for r in self.voices.regions if r.passage == passage.number and r.act and first <= r.first and r.last <= sentence.last), None
        )
        if said:
            first, last = trim(passage, said.first, said.last)
            return [
                Statement(
                    said.act or "",
                    "modality:evaluated",
                    "statement.according-to",
                    passage,
                    clauses,
                    first,
                    last,
                    self.voices.of(passage, said.first, said.last),
                    found,
                )
            ]
        ahead = any(
            (c := clauses.construction(i)) and c.future and clauses.free_of_subordination(i) for i in range(sentence.first, sentence.last)
        )
        act, modality, rule = (
            ("act:declared-intention", "modality:intended", "statement.future")
            if ahead
            else ("act:noted", "modality:evaluated", "statement.topic")
        )
        return [Statement(act, modality, rule, passage, clauses, first, last, self.voices.of(passage, first, last), found)]


def tells(token: Token) -> bool:
    """Whether a token can be the predicate of a statement: a finite verb, a gerund, a short participle or adjective."""
    if token.feat("Variant") == "short":
        return token.pos in ("VERB", "ADJ")
    return token.pos == "VERB" and token.feat("VerbForm") not in ("inf", "part")
