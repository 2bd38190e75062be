"""What a workload may cost: ``under $50``, ``50 bucks a month``, ``max 200 €``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from answers.periods import period_in

if TYPE_CHECKING:
    from answers.questions import Period

_CURRENCIES = {
    "EUR": re.compile(r"€|\b(?:eur|euros?)\b", re.IGNORECASE),
    "GBP": re.compile(r"£|\b(?:gbp|pounds? sterling)\b", re.IGNORECASE),
    "JPY": re.compile(r"¥|円|\b(?:jpy|yen)\b", re.IGNORECASE),
    "BRL": re.compile(r"R\$|\b(?:brl|reais)\b", re.IGNORECASE),
    "CNY": re.compile(r"\b(?:cny|rmb|yuan)\b", re.IGNORECASE),
    "INR": re.compile(r"₹|\b(?:inr|rupees?)\b", re.IGNORECASE),
    "CHF": re.compile(r"\b(?:chf|swiss francs?)\b", re.IGNORECASE),
    "CAD": re.compile(r"\b(?:cad|canadian dollars?)\b", re.IGNORECASE),
    "AUD": re.compile(r"\b(?:aud|australian dollars?)\b", re.IGNORECASE),
    "KRW": re.compile(r"₩|\b(?:krw|won)\b(?!')", re.IGNORECASE),
}
_MONEY = re.compile(
    r"(?<![\w$])(?:(?:US)?\$\s?(?P<dollars>\d[\d,]*(?:\.\d+)?)\s?(?P<thousand>k?)\b"
    r"|(?P<counted>\d[\d,]*(?:\.\d+)?)\s?(?P<thousands>k?)\s?"
    r"(?:usd|dollars?|bucks|dólares|dollari|долларов|美元|ドル|\$)(?![^\W\u3040-\u9fff]))"
    r"(?P<per>\s?(?:/|a|per|each|every)\s?(?:day|week|month|mo|year|yr)\b)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:under|below|within|less than|max(?:imum)?(?: of)?|at most|up to|no more than|budget(?: is| of|:)?|for"
    r"|cap(?:ped)?(?: at| of)?"
    r"|limit(?: is| of)?"
    r"|have|got|spend|exceed|more than|over|only|unter|maximal|menos de|moins de|meno di)|<|≤)\s*(?:about\s|only\s)?$",
    re.IGNORECASE,
)
_NEAR = 40
"""So many characters around an amount tell whether it is a limit."""
_BEHIND = re.compile(r"\s*(?:enough|budget|max\b|tops|limit|cap\b|or less|suffic|cover|do it|at most)", re.IGNORECASE)
_A_RATE = re.compile(
    r"\s?(?:/|per|a)\s?(?:1?\s?[mk]\b|mil|1,?000|token|tok|mtok|request|call|user|seat)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit in USD, per the period said beside it, if one is; and where it stands."""

    usd: Decimal
    period: Period | None
    start: int
    end: int


def currency_in(text: str) -> str | None:
    """Another currency than the dollar, where one is named."""
    return next((code for code, pattern in _CURRENCIES.items() if pattern.search(text)), None)


def budget_in(text: str) -> Budget | None:
    """What a text says that something may cost; what is paid now, or per token, is no budget."""
    for match in _MONEY.finditer(text):
        behind = text[match.end() : match.end() + _NEAR]
        if not (
            _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()]) or _BEHIND.match(behind)
        ) or _A_RATE.match(behind):
            continue
        digits = (match["dollars"] or match["counted"]).replace(",", "")
        usd = Decimal(digits) * (1000 if match["thousand"] or match["thousands"] else 1)
        return Budget(usd, period_in(match["per"]) if match["per"] else None, *match.span())
    return None
