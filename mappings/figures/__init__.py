"""Figures: stated levels, changes, declared amounts, counts, and targets. Each amount is one of these, or nothing."""

from .figure import Figure
from .reader import Figures

__all__ = ["Figure", "Figures"]
