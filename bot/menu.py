"""The menus of models and providers: what a searchable list offers for what was typed, best match first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.blocks_text import Block, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from catalog import Catalog, Entry, Provider

MOST_OPTIONS: Final = 100
MOST_VALUE: Final = 150
MOST_LABEL: Final = 75


class Menu:
    """Every model of the catalog there is now, searchable by name, other names and id.

    Args:
        catalog_now: Returns the catalog that is answered from; a refresh puts another in its place.
    """

    def __init__(self, catalog_now: Callable[[], Catalog]) -> None:
        self._catalog_now = catalog_now
        self._listed = _Listed(catalog_now())

    def search(self, typed: str) -> list[Block]:
        """Return at most 100 options, best match first; for nothing typed, the newest models."""
        return self._now().search(typed)

    def options(self, ids: Iterable[str]) -> list[Block]:
        """Return the options of these models, for what is chosen from the start."""
        return self._now().options(ids)

    def search_providers(self, typed: str) -> list[Block]:
        """Return at most 100 options of who serves models, best match first; for nothing typed, by name."""
        words = _folded(typed).split()
        found = [
            (_rank(" ".join(words), words, _folded(each.name)), _folded(each.name), each)
            for each in self._catalog_now().providers
            if all(word in _folded(f"{each.name} {each.id}") for word in words)
        ]
        return self.providers(each for _, _, each in sorted(found, key=lambda row: row[:2])[:MOST_OPTIONS])

    def providers(self, providers: Iterable[Provider]) -> list[Block]:
        """Return the options of these providers."""
        return [{"text": plain_text(each.name, MOST_LABEL), "value": each.id[:MOST_VALUE]} for each in providers]

    def name(self, id_: str) -> str:
        """Return a model's name; its id where it is not in the catalog any more."""
        return self._now().names.get(id_, id_)

    def _now(self) -> _Listed:
        if (catalog := self._catalog_now()) is not self._listed.catalog:
            self._listed = _Listed(catalog)
        return self._listed


class _Listed:
    """One catalog's models, made ready to be searched."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        # newest first, the ones nobody would propose last: what equally good matches are then ordered by
        chat = [entry for entry in catalog.entries if entry.chat and len(entry.id) <= MOST_VALUE]
        newest = sorted(chat, key=lambda entry: entry.released, reverse=True)
        ranked = sorted(newest, key=lambda entry: not entry.suggestible)
        self._entries = [
            (entry, _folded(entry.name), _folded(" ".join((entry.id, *entry.aliases)))) for entry in ranked
        ]
        self.names = {entry.id: entry.name for entry in catalog.entries}

    def search(self, typed: str) -> list[Block]:
        words = _folded(typed).split()
        wanted = " ".join(words)
        found = [
            (_rank(wanted, words, name), place, entry)
            for place, (entry, name, more) in enumerate(self._entries)
            if all(word in name or word in more for word in words)
        ]
        found.sort(key=lambda each: each[:2])
        return [_option(entry) for _, _, entry in found[:MOST_OPTIONS]]

    def options(self, ids: Iterable[str]) -> list[Block]:
        return [_option(entry) for wanted in ids for entry, _, _ in self._entries if entry.id == wanted]


def _rank(wanted: str, words: list[str], name: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    parts = name.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 2
    return 3 if all(word in name for word in words) else 4


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("/", " ").replace("_", " ").split())


def _option(entry: Entry) -> Block:
    return {
        "text": plain_text(entry.name, MOST_LABEL),
        "value": entry.id,
        "description": plain_text(entry.id, MOST_LABEL),
    }
