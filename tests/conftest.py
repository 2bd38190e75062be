"""No test sees the data of whoever runs it: refreshed catalogs, own models, settings of a bot."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.fixture(scope="session", autouse=True)
def nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """An empty data folder, and no other variable of ours."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("VERSUS_")}
    os.environ["VERSUS_DATA_DIR"] = str(tmp_path_factory.mktemp("data"))
    yield
    del os.environ["VERSUS_DATA_DIR"]
    os.environ.update(kept)
