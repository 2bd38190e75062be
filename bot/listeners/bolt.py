"""The part of Bolt's ``AsyncApp`` that listeners register with, typed: Bolt's own signatures are so only in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from re import Pattern

    Listener: TypeAlias = Callable[..., Awaitable[Any]]
    Registered: TypeAlias = Callable[..., Listener | None]


class Bolt(Protocol):
    """What a listener module is given. Each method registers; Bolt hands a listener what its parameters name."""

    def event(self, event: str | Pattern[str]) -> Registered:
        """Listen to events of a type; they are acknowledged before the listener runs."""
        ...

    def command(self, command: str | Pattern[str]) -> Registered:
        """Listen to slash commands; the listener acknowledges."""
        ...

    def action(self, constraints: str | Pattern[str]) -> Registered:
        """Listen to clicks, by ``action_id``; the listener acknowledges."""
        ...

    def shortcut(self, constraints: str | Pattern[str]) -> Registered:
        """Listen to shortcuts; the listener acknowledges."""
        ...

    def view(self, constraints: str | Pattern[str]) -> Registered:
        """Listen to modals; the listener acknowledges."""
        ...

    def options(self, constraints: str | Pattern[str]) -> Registered:
        """Listen to requests for a menu's options; the listener acknowledges."""
        ...
