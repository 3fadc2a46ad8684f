"""A document with what was read from it, on a terminal.

How firm a fact is shows in the sign behind its words as well as in the line under them: a full disc for what is so, an
open ring for a plan, a dash for what somebody thinks.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from mappings.model import Issue
from publisher.reports.explained import DONE, PLANNED, SAID, Explained, FactView, Passage

SIGNS = {DONE: "●", PLANNED: "○", SAID: "–"}
STYLES = {DONE: "underline green", PLANNED: "italic underline yellow", SAID: "italic magenta"}


def show(it: Explained, console: Console) -> None:
    """Print a document: each passage, and its facts below it."""
    document = it.document
    published = f", published {document.published.edtf or document.published.as_written}" if document.published else ""
    console.print(Text(f"{document.name}: {document.media_type}{published}, {len(it.facts)} facts", style="bold"))
    console.print(Text("  ".join(f"[words]{sign}n {kind}" for kind, sign in SIGNS.items()) + "   n: number of the fact", style="dim"))
    for issue in it.issues:
        console.print(_fault(issue))
    for passage in it.passages:
        console.print()
        _show_passage(passage, it, console)


def _show_passage(passage: Passage, it: Explained, console: Console) -> None:
    if passage.left_out:
        console.print(Text(f"[{passage.left_out}]", style="dim"))
    console.print(_marked(passage, it))
    for issue in passage.issues:
        console.print(_fault(issue))
    if passage.again:
        console.print(Text(f"    states again: {', '.join(f'fact {number}' for number in passage.again)}"))
    for fact in passage.facts:
        head, *rest = _lines(fact)
        console.print(Padding(head, (0, 0, 0, 4)))
        for line in rest:
            console.print(Padding(line, (0, 0, 0, 7)))


def _marked(passage: Passage, it: Explained) -> Text:
    """The text of a passage with its spans in brackets, each closed by sign and number of its fact."""
    text = Text(style="dim" if passage.left_out else "bold" if passage.kind == "heading" else "")
    for piece in passage.pieces:
        text.append("[" * len(piece.begin), style="bold cyan")
        text.append(piece.text, style=STYLES[piece.firm[0]] if piece.firm else None)
        for number in piece.end:
            text.append(f"]{SIGNS[it.facts[number - 1].firm]}{number}", style="bold cyan")
    return text


def _lines(fact: FactView) -> Iterator[Text]:
    """A fact, what it says and why we say so."""
    head = Text(f"{SIGNS[fact.firm]}{fact.number} {fact.cls} ", style="bold cyan")
    head.append(fact.modality.partition(":")[2], style=STYLES[fact.firm])
    head.append(f"  {fact.label}", style="not bold default")
    head.append(f"  {fact.rule}", style="dim")
    yield head
    for voice, names in (("said by", fact.speakers), ("passed on by", fact.relays)):
        if names:
            yield Text(f"{voice} {', '.join(names)}" + "".join(f" «{cue}»" for cue in fact.cues))
    for quote in fact.quotes:
        yield Text(f"«{quote}»", style="italic dim")
    for slot in fact.slots:
        yield Text(f"{slot.property}: {slot.value}" + (f" «{slot.words}»" if slot.words else ""))
    if fact.restates:
        yield Text(f"states fact {fact.restates} again")
    if fact.note:
        yield Text(f"{fact.note}", style="dim")


def _fault(issue: Issue) -> Text:
    return Text(f"! {issue.code}{f' ({issue.rule})' if issue.rule else ''}: {issue.message}", style="bold red")
