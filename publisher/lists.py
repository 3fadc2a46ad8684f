"""The lists that pages show: which classes a list has, and what orders it. Filled when a release is indexed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """One list.

    Attributes:
        name: its address below the base.
        classes: CURIEs; instances of their sub-classes belong too.
        dated: latest first, and by title within a day; else by title.
    """

    name: str
    classes: tuple[str, ...]
    dated: bool = False


LISTINGS = (
    Listing("documents", ("bc:SourceDocument",), dated=True),
    Listing("objects", ("bc:CooperationObject",), dated=True),
    Listing("events", ("bc:Event",), dated=True),
    Listing("figures", ("bc:IndicatorObservation", "bc:ChangeObservation"), dated=True),
    Listing("targets", ("bc:TargetStatement",), dated=True),
    Listing("statements", ("bc:Statement",)),
    Listing("stages", ("bc:StatusAssertion",), dated=True),
    Listing("pairs", ("bc:BilateralRelationship",)),
    Listing("states", ("bc:State",)),
    Listing("people", ("foaf:Person", "foaf:Group")),
    Listing("organizations", ("org:Organization",)),
    Listing("places", ("schema:Place", "schema:City")),
)

BY_NAME = {listing.name: listing for listing in LISTINGS}

TIMES = ("time:hasTime", "sdmx-dimension:refPeriod", "bc:deadline")
"""Properties that lead from a fact to the time node that dates it, in order of preference."""
