"""How figures are written: the filters that templates use, and that tables share. Pure functions of values."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from answers.questions import Workload

NOT_SOURCED = "not sourced"
"""What stands where no source says anything; never No, 0 or $0."""
FREE = "free"
"""What stands where a price is a true zero."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CENT = Decimal("0.01")


def count(value: int | None) -> str:
    """``1,000,000``; exact, never rounded."""
    return NOT_SOURCED if value is None else f"{value:,}"


def money(value: Decimal | None) -> str:
    """``$2,050.00``; below a dollar at least two significant digits; ``$0`` only when free."""
    if value is None:
        return NOT_SOURCED
    if value == 0:
        return "$0"
    sign, size = ("-", -value) if value < 0 else ("", value)
    if size >= 1 or size == size.quantize(_CENT):
        exact = size.quantize(_CENT, ROUND_HALF_UP)
        return f"{sign}${exact:,}"
    return f"{sign}${_significant(size)}"


def rate(value: Decimal | None) -> str:
    """A price per million tokens, exact to its last digit: ``$0.15``, ``$0.075``, ``$5.00``; ``free``."""
    if value is None:
        return NOT_SOURCED
    if value == 0:
        return FREE
    places = max(2, -int(value.normalize().as_tuple().exponent))
    return f"${value:,.{places}f}"


def total(value: Decimal | None) -> str:
    """What something costs: ``$2,050.00``, ``free``."""
    return FREE if value == 0 else money(value)


def both(rates: tuple[Decimal | None, Decimal | None]) -> str:
    """An input and an output price: ``$1.00 in and $5.00 out``; ``free``; ``$0.02 in, output free``."""
    read, written = rates
    if read == 0 and written == 0:
        return FREE
    if read == 0 or written == 0:
        return f"{rate(read)} in, output free" if written == 0 else f"input free, {rate(written)} out"
    return f"{rate(read)} in and {rate(written)} out"


def both_per(rates: tuple[Decimal | None, Decimal | None]) -> str:
    """``$1.00 in and $5.00 out per 1M tokens``; ``free``."""
    said = both(rates)
    return said if said == FREE else f"{said} per 1M tokens"


def _significant(value: Decimal) -> str:
    """Two significant digits without an exponent."""
    places = 1 - value.adjusted()
    return f"{value:.{places}f}"


def ratio(value: Decimal) -> str:
    """``3.8×``, ``2×``, ``1.05×``; whole from ten on; half to even, so that it agrees with the machine interface."""
    exact = value == value.to_integral()
    places = Decimal(1) if value >= 10 or exact else Decimal("0.01") if value < Decimal("1.1") else Decimal("0.1")
    return f"{value.quantize(places, ROUND_HALF_EVEN):,}×"


def percent(value: Decimal) -> str:
    """``86.8 %`` of a value in per cent."""
    exact = value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{exact.normalize():f} %" if exact == exact.to_integral() else f"{exact} %"


@lru_cache(maxsize=1024)
def day(value: date | str | None) -> str:
    """``11 Nov 2026``, ``Nov 2026`` or ``2026``, as exact as the source is."""
    if value is None:
        return "undated"
    parts = str(value).split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def on_day(said: str) -> str:
    """A day, month or year with its preposition: ``on 11 Nov 2026``, ``in Nov 2026``, ``in 2026``."""
    return f"{'on' if said[:1].isdigit() and ' ' in said else 'in'} {said}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 route``, ``2 routes``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tokens(value: int | None) -> str:
    """A workload's amount as people write it: ``800M``, ``1.5M``, ``300k``, ``1,234``."""
    if value is None:
        return NOT_SOURCED
    for size, letter in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if value >= size and (value * 100) % size == 0:
            return f"{(Decimal(value) / size).normalize():f}{letter}"
    return f"{value:,}"


def yes_no(value: bool | None) -> str:
    """``yes``, ``no`` or ``not sourced``."""
    return NOT_SOURCED if value is None else "yes" if value else "no"


def billions(value: int | None) -> str:
    """A count of parameters: ``109B``, ``1.23B``, ``270M``."""
    if value is None:
        return NOT_SOURCED
    if value < 10**9:
        return f"{(Decimal(value) / 10**6).normalize():f}M"
    return f"{(Decimal(value) / 10**9).quantize(Decimal('0.01')).normalize():f}B"


def shortlist(names: Sequence[str], most: int = 4) -> str:
    """A list cut to its first few: ``A, B, C, D and 3 more``."""
    if len(names) <= most + 1:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def sentence(text: str) -> str:
    """Text with a capital first letter and one full stop at its end."""
    plain = text.strip().rstrip(".")
    return plain[:1].upper() + plain[1:] + "." if plain else ""


def lowered(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels as they stand inside a sentence: ``vision``, but ``PDF input``."""
    return tuple(label if label[:2].isupper() else label[:1].lower() + label[1:] for label in labels)


def in_sentence(text: str) -> str:
    """A sentence as it stands within another: without its capital and its full stop."""
    return text[:1].lower() + text[1:].rstrip(".")


def points(score: Decimal, unit: str) -> str:
    """A benchmark's score as its source writes it: ``72.5 %``, ``1,287 Elo``."""
    return f"{score:,f} {unit}".rstrip()


def gap(difference: Decimal, unit: str) -> str:
    """What parts two scores: ``11.5 points``, ``20 Elo``; per cent of a score would be something else."""
    return f"{difference:,f} points" if unit in {"%", ""} else f"{difference:,f} {unit}"


def whole(value: Decimal | int) -> str:
    """A count that arithmetic made a ``Decimal``: ``131,072``."""
    return f"{int(value):,}"


def dearer(share: Decimal, same: str = "the same") -> str:
    """``90 % cheaper``, ``5 % dearer``, ``3.1× as dear``, ``the same``: a price after a change by so many per cent."""
    if not share:
        return same
    if share >= 100:
        return f"{ratio(1 + share / 100)} as dear"
    return f"{percent(abs(share))} {'dearer' if share > 0 else 'cheaper'}"


def possessive(name: str) -> str:
    """``Acme's``."""
    return f"{name}'s"


def article(words: str) -> str:
    """Words with ``a`` or ``an`` before them, as it is spoken: ``an 8k window``, ``an 11B model``, ``a 110B``."""
    vowel = words[:1].lower() in {*"aeiou", "8"} or re.match(r"1[18](?!\d)", words)
    return f"{'an' if vowel else 'a'} {words}"


def fixed(value: Decimal) -> str:
    """A plain figure to one decimal place, none where it is whole: ``2.5``, ``6``."""
    exact = value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{exact.normalize():f}" if exact == exact.to_integral() else f"{exact}"


def share_cached(value: Decimal) -> str:
    """``nothing cached`` or ``60 % of the input cached``."""
    return f"{percent(value * 100)} of the input cached" if value else "nothing cached"


def share_batched(value: Decimal) -> str:
    """``no batch``, ``all in batches`` or ``60 % in batches``."""
    return "no batch" if not value else "all in batches" if value == 1 else f"{percent(value * 100)} in batches"


def run_like(workload: Workload) -> str:
    """How a workload is run: ``nothing cached, no batch``; ``60 % of the input cached, all in batches``."""
    return f"{share_cached(workload.cached)}, {share_batched(workload.batched)}"


def quoted(names: Sequence[str]) -> tuple[str, ...]:
    """Names in quotation marks."""
    return tuple(f'"{name}"' for name in names)


FILTERS: dict[str, Callable[..., object]] = {
    "article": article,
    "both": both,
    "both_per": both_per,
    "quoted": quoted,
    "dearer": dearer,
    "fixed": fixed,
    "gap": gap,
    "in_sentence": in_sentence,
    "lowered": lowered,
    "sentence": sentence,
    "share_batched": share_batched,
    "share_cached": share_cached,
    "shortlist": shortlist,
    "billions": billions,
    "count": count,
    "day": day,
    "listed": listed,
    "money": money,
    "on_day": on_day,
    "percent": percent,
    "points": points,
    "possessive": possessive,
    "plural": plural,
    "rate": rate,
    "run_like": run_like,
    "ratio": ratio,
    "tokens": tokens,
    "total": total,
    "whole": whole,
    "yes_no": yes_no,
}
"""Every filter that templates may use, by its name there."""
