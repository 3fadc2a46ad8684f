"""Values: words of a text to dates and amounts, with as much precision as is written."""

from mappings.values.amounts import Amount, find_amounts
from mappings.values.dates import DateExpression, find_dates

__all__ = ["Amount", "DateExpression", "find_amounts", "find_dates"]
