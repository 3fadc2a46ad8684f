"""From a document to its facts: the readers in their order, and what they found put together.

scene          blocks, tokens, names
subject        the states it is about
people, organisations, things, events          who and what
attribution, status, figures, statements       what is said of them
assembly       facts with slots, spans, modality, rule
"""

from __future__ import annotations

from .assembly import Assembly
from .attribution import Voices
from .events import Events
from .figures import Figures
from .lexicon import lexicon
from .model import Document, Entity, Fact, Issue
from .organisations import Organisations
from .people import People
from .retelling import Retelling
from .scene import Passage, Scene
from .statements import Statements
from .status import statuses
from .subject import subject_of
from .things import Things


def read_facts(document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """Read all facts of one document.

    Args:
        document: read into blocks.
    Returns: facts in the order of the text, and what could not be read.
    """
    scene = Scene(document, lexicon())
    if not scene.passages:
        return (), (
            Issue(
                document.name,
                "no-russian-text",
                f"no passage is in Russian (the text is {document.language}): nothing was read but what banners and metadata say",
            ),
        )
    subject = subject_of(scene)
    people = People(scene, subject)
    organisations = Organisations(scene, people)
    things = Things(subject)
    events = Events(scene, people, organisations, things)
    events.read()
    stages = statuses(scene, people, organisations, things)

    def gathering(passage: Passage, i: int) -> Entity | None:
        """The joint body whose session a noun such as «заседание» means: the one told last."""
        event = events.at.get((passage.number, i))
        sessions = [e for e in events.found if e.body and any((m[0], m[3]) <= (passage.number, i) for m in e.mentions)]
        chosen = event if event and event.body else sessions[-1] if sessions else None
        return chosen.body if chosen else None

    voices = Voices(scene, people, organisations, gathering)
    figures = Figures(scene, subject, people, things, stages)
    found = figures.read()

    def taken(passage: Passage) -> list[tuple[int, int]]:
        """Ranges of names, where no sector is looked for."""
        names = [(m.first, m.last) for m in organisations.mentions if m.passage == passage.number]
        names += [(o.first, o.last) for o in people.offices if o.passage == passage.number]
        names += [
            (m.start, m.end) for f in found if f.passage is passage for m in passage.indicators if f.first <= m.start and m.end <= f.last
        ]
        return names + [(m.start, m.end) for m in passage.names]

    def told(passage: Passage, clauses) -> bool:
        """Whether a sentence reports a stage or an event of its own."""
        inside = range(clauses.sentence.first, clauses.sentence.last)
        return any(e.told and any(m[0] == passage.number and m[3] in inside for m in e.mentions) for e in events.found)

    assembly = Assembly(scene, subject, people, organisations, things, events, voices, taken)

    def described(passage: Passage) -> list[tuple[int, int]]:
        """Ranges of objects with what belongs to them."""
        return [(s.thing.first, max(s.thing.last, assembly.tail(s))) for s in stages if s.passage is passage]

    retelling = Retelling(events, stages, found)
    statements = [s for s in Statements(scene, voices, taken, described, told).read() if not retelling.is_retold(s)]
    return assembly.facts(stages, found, statements), ()
