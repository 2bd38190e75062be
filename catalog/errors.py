"""The one error of the catalog: something that people keep by hand, or download, is not as it should be."""

from __future__ import annotations


class CatalogError(Exception):
    """A file of the catalog cannot be used; the message names the file, what is wrong and the cure, in one sentence."""
