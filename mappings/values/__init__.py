"""Values: words of a text to dates and amounts, with as much precision as is written."""

from mappings.values.amounts import Amount, find_amounts
from mappings.values.dates import DateExpression, find_dates
from mappings.values.resolving import bounded, document_dates, resolve

__all__ = ["Amount", "DateExpression", "bounded", "document_dates", "find_amounts", "find_dates", "resolve"]
