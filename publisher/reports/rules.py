"""The report on rules in its four forms: text and HTML to read, JSON and CSV to work with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from mappings.pipeline import RuleEntry
from publisher.reports.pages import page
from publisher.reports.scores import Scored
from publisher.reports.usage import Hit, Usage


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What is reported.

    Attributes:
        documents: number of documents that were lifted.
        rules: with their hits.
        scores: what a scorer says of the same documents, one entry a set.
    """

    documents: int
    rules: tuple[Usage, ...]
    scores: tuple[Scored, ...] = ()


def written(report: RuleReport, form: str) -> str:
    """The report as "text", "html", "json" or "csv"; it ends with a line feed."""
    return FORMS[form](report)


def _precision(scored: Scored, rule: str) -> float | None:
    """Share of the things a rule read that the annotations have; None: it read none in that set."""
    total = scored.matched[rule] + scored.spurious[rule]
    return scored.matched[rule] / total if total else None


def _as_text(report: RuleReport) -> str:
    width = max(len(usage.rule.id) for usage in report.rules)
    columns = [f"{scored.name}: matched spurious precision" for scored in report.scores]
    lines = [f"{report.documents} documents", "", "  ".join([f"{'rule':{width}}  fired  documents", *columns])]
    for usage in report.rules:
        scores = "".join(f"  {_score(scored, usage.rule.id):>{len(column)}}" for scored, column in zip(report.scores, columns, strict=True))
        lines.append(f"{usage.rule.id:{width}}  {len(usage.hits):5}  {usage.documents:9}{scores}")
    for usage in report.rules:
        lines += ["", *_rule_lines(usage.rule), *_hit_lines(usage)]
        lines += [f"  {scored.name}, not annotated: {line}" for scored in report.scores for line in scored.wrong.get(usage.rule.id, ())]
    lines += [f"{scored.name}: {stranger}: scored, but not lifted here" for scored in report.scores for stranger in scored.strangers]
    return "\n".join(lines) + "\n"


def _score(scored: Scored, rule: str) -> str:
    precision = _precision(scored, rule)
    return "–" if precision is None else f"{scored.matched[rule]:7} {scored.spurious[rule]:8} {precision:9.2f}"


def _rule_lines(rule: RuleEntry) -> list[str]:
    lines = [f"{rule.id}@{rule.version}   {rule.file}:{rule.line}"]
    lines += [f"  {rule.about}"] if rule.about else []
    lines += [f"  {part}: {', '.join(words)}" for part, words in rule.words.items()]
    lines += ["  gives: " + ", ".join(f"{key} {value}" for key, value in rule.gives.items())] if rule.gives else []
    lines += [f"  {key}: {value}" for key, value in rule.settings.items()]
    lines += [f"  example: {example.text}  →  {', '.join(example.expect)}" for example in rule.examples]
    return lines + [f"  counter-example: {example.text}" for example in rule.counterexamples]


def _hit_lines(usage: Usage) -> list[str]:
    if not usage.hits:
        return ["  never fired"]
    places = [f"{hit.document} {hit.start}-{hit.end}" for hit in usage.hits]
    width = max(map(len, places))
    return [f"  {place:{width}}  {hit.before}«{hit.quote}»{hit.after}{_came(hit)}" for place, hit in zip(places, usage.hits, strict=True)]


def _came(hit: Hit) -> str:
    """What came of a hit."""
    return f"  →  {' · '.join(part for part in (hit.cls, hit.modality, hit.label) if part)}" if hit.cls else ""


def _as_json(report: RuleReport) -> str:
    rules: list[dict[str, Any]] = [
        {
            **asdict(usage.rule),
            "fired": len(usage.hits),
            "documents": usage.documents,
            "hits": [asdict(hit) for hit in usage.hits],
            "scores": {
                scored.name: {
                    "matched": scored.matched[usage.rule.id],
                    "spurious": scored.spurious[usage.rule.id],
                    "precision": _precision(scored, usage.rule.id),
                    "not annotated": scored.wrong.get(usage.rule.id, []),
                }
                for scored in report.scores
            },
        }
        for usage in report.rules
    ]
    strangers = {scored.name: scored.strangers for scored in report.scores if scored.strangers}
    return json.dumps({"documents": report.documents, "rules": rules, "not lifted here": strangers}, ensure_ascii=False, indent=1) + "\n"


def _as_csv(report: RuleReport) -> str:
    """One row a hit; a rule that never fired has one row without document."""
    out = io.StringIO()
    columns = [field.name for field in fields(Hit)]
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["rule", "version", *columns])
    for usage in report.rules:
        for hit in usage.hits:
            rows.writerow([usage.rule.id, usage.rule.version, *(getattr(hit, column) for column in columns)])
        if not usage.hits:
            rows.writerow([usage.rule.id, usage.rule.version, *("" for _ in columns)])
    return out.getvalue()


def _as_html(report: RuleReport) -> str:
    return page("rules.html", report=report, precision=_precision)


FORMS: dict[str, Callable[[RuleReport], str]] = {"text": _as_text, "html": _as_html, "json": _as_json, "csv": _as_csv}
