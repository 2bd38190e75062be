"""What was worked out of a model on a day, kept while it is asked again: sections of one answer share it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from catalog import Model

T = TypeVar("T")
P = ParamSpec("P")

MOST_KEPT = 4_096
"""Values per function; beyond, all are dropped and worked out anew."""


def remembered(function: Callable[Concatenate[Model, date, P], T]) -> Callable[Concatenate[Model, date, P], T]:
    """Keep a function's values by model, day and further arguments. It must be pure, and nobody may change a value.

    A model is told by its identity, and kept beside the value so that the identity stays its own.
    """
    kept: dict[Hashable, tuple[Model, T]] = {}

    @wraps(function)
    def asked(model: Model, today: date, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (id(model), today, args, tuple(kwargs.items()))
        found = kept.get(key)
        if found is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            found = kept[key] = (model, function(model, today, *args, **kwargs))
        return found[1]

    return asked
