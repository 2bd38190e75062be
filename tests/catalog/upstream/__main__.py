"""Write anew what the cuts give, after a change that is meant: ``python -m tests.catalog.upstream``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.catalog.upstream import SNAPSHOT, snapshot

with tempfile.TemporaryDirectory() as directory:
    SNAPSHOT.write_bytes(snapshot(Path(directory)))
