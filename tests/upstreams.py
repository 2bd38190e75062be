"""A stand-in for the servers of the upstreams: real HTTP on this machine, invented models, scripted faults.

``Upstreams`` serves an address for each, and for LangChain one for each package. Each answers with its ``body`` and an
ETag made of it (304 to whoever has it), until a test gives it faults for its next answers. What was asked is written
down.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import override

from catalog.building import gather
from catalog.refreshing_store import SNAPSHOT, put
from catalog.snapshot import encode
from catalog.sources.inputs import LITELLM, MODELS_DEV, InputTable, Manifest
from catalog.sources.langchain import LABS

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

Fault: TypeAlias = Literal["none", "truncated", "cut off", "slow", "endless", "500", "404", "to http", "in circles"]
COUNT = 40


def yesterday() -> date:
    """The day of the copies that the tests begin with: newer than what is shipped, older than what is fetched."""
    return datetime.now(tz=UTC).date() - timedelta(days=1)


def models_dev(count: int = COUNT, usd: float = 1, extra: str = "") -> bytes:
    """So many models of an invented lab, at so much for a million tokens in."""
    models = {
        f"swift-{n}{extra}": {
            "id": f"swift-{n}{extra}",
            "name": f"Swift {n}{extra}",
            "limit": {"context": 200_000, "output": 8_000},
            "modalities": {"input": ["text"], "output": ["text"]},
            "cost": {"input": usd, "output": usd * 5},
            "tool_call": True,
        }
        for n in range(1, count + 1)
    }
    return json.dumps({"acmelab": {"id": "acmelab", "name": "Acme Lab", "models": models}}).encode()


def litellm(count: int = COUNT, usd: float = 1) -> bytes:
    """The same models as LiteLLM has them."""
    rows = {
        f"acmelab/swift-{n}": {
            "litellm_provider": "acmelab",
            "mode": "chat",
            "max_input_tokens": 200_000,
            "max_output_tokens": 8_000,
            "input_cost_per_token": usd / 1_000_000,
            "output_cost_per_token": usd * 5 / 1_000_000,
        }
        for n in range(1, count + 1)
    }
    return json.dumps(rows).encode()


def genai_prices(count: int = COUNT, usd: float = 2, batch: float = 0.5) -> bytes:
    """The prices of the same models as genai-prices has them: what a million tokens in cost, and in a batch."""
    models = [
        {
            "id": f"swift-{n}",
            "match": {"equals": f"swift-{n}"},
            "prices": [{"prices": {"input_mtok": usd, "output_mtok": usd * 5}}],
            "price_variants": [
                {"when": {"processing": "batch"}, "prices": {"input_mtok": batch, "output_mtok": batch * 5}},
            ],
        }
        for n in range(1, count + 1)
    ]
    return json.dumps([{"id": "acmelab", "name": "Acme Lab", "models": models}]).encode()


def profiles(package: str = "openai") -> bytes:
    """A package's module of LangChain: one model, of the lab that the package is about."""
    profile = (
        '    "owl-1": {\n'
        f'        "name": "{package.title()} Owl 1",\n        "last_updated": "2026-11-01",\n'
        '        "max_input_tokens": 64000,\n        "text_inputs": True,\n        "text_outputs": True,\n'
        '        "tool_calling": True,\n    },\n'
    )
    table = f"_PROFILES: dict[str, dict[str, Any]] = {{\n{profile}}}\n"
    return f'"""Generated."""\n\nfrom typing import Any\n\n{table}'.encode()


def helm(count: int = COUNT, billions: int = 8) -> bytes:
    """How large the same models are, as HELM has it."""
    rows = (f"  - name: acmelab/swift-{n}\n    num_parameters: {billions}000000000\n" for n in range(1, count + 1))
    return f"models:\n{''.join(rows)}".encode()


def written(folder: Path, first: bytes, second: bytes, day: date) -> Manifest:
    """Both files in a folder, as of a day."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "modelsdev.json").write_bytes(first)
    (folder / "litellm.json").write_bytes(second)
    return Manifest(
        modelsdev=InputTable(file="modelsdev.json", name="models.dev", url=MODELS_DEV.url, as_of=day),
        litellm=InputTable(file="litellm.json", name="LiteLLM cost map", url=LITELLM.url, as_of=day),
    )


def held(data: Path, first: bytes, second: bytes) -> None:
    """A data folder whose refreshed catalog was made of these files, yesterday."""
    found = gather(data / "given", written(data / "given", first, second, yesterday()), partly=True)
    put(data / "catalog" / SNAPSHOT, encode(found.merged.models, (), found.upstreams))


@dataclass
class Upstream:
    """One address: what it sends, and how its next answers go wrong (the last fault stays)."""

    body: bytes
    faults: list[Fault] = field(default_factory=list[Fault])
    asked: list[str | None] = field(default_factory=list[str | None])
    halfway: threading.Event = field(default_factory=threading.Event)

    def fault(self) -> Fault:
        """What happens to this answer."""
        return "none" if not self.faults else self.faults.pop(0) if len(self.faults) > 1 else self.faults[0]


@dataclass(frozen=True)
class Upstreams:
    """All of them, and the variables that lead there."""

    modelsdev: Upstream
    litellm: Upstream
    genaiprices: Upstream
    helm: Upstream
    langchain: dict[str, Upstream]
    environ: dict[str, str]


@contextmanager
def serving(first: bytes, second: bytes) -> Generator[Upstreams]:
    """Serve models.dev's and LiteLLM's file, and invented ones of the others, on a free port."""
    packages = {package: Upstream(profiles(package)) for package in LABS}
    served = Upstreams(Upstream(first), Upstream(second), Upstream(genai_prices()), Upstream(helm()), packages, {})
    by_path = {
        "/modelsdev": served.modelsdev,
        "/litellm": served.litellm,
        "/genai_prices": served.genaiprices,
        "/helm": served.helm,
        **{f"/langchain/{package}": upstream for package, upstream in packages.items()},
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            upstream = by_path[self.path]
            upstream.asked.append(self.headers.get("If-None-Match"))
            answer(self, upstream, upstream.fault())

        @override
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    for name in ("MODELS_DEV", "LITELLM", "GENAI_PRICES", "HELM"):
        served.environ[f"VERSUS_{name}_URL"] = f"{address}/{name.lower().replace('models_dev', 'modelsdev')}"
    served.environ["VERSUS_LANGCHAIN_URL"] = f"{address}/langchain/{{package}}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def answer(handler: BaseHTTPRequestHandler, upstream: Upstream, fault: Fault) -> None:
    """One answer, with its fault."""
    body = upstream.body
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if fault in {"500", "404"}:
        head(handler, int(fault), {"Content-Length": "0"})
    elif fault == "to http":
        head(handler, 302, {"Location": "http://models.example/api.json", "Content-Length": "0"})
    elif fault == "in circles":
        head(handler, 302, {"Location": handler.path, "Content-Length": "0"})
    elif fault == "none" and handler.headers.get("If-None-Match") == etag:
        head(handler, 304, {"ETag": etag})
    else:
        sent = body[: len(body) // 2] if fault in {"truncated", "cut off"} else body
        length = len(sent) if fault == "truncated" else 1_000_000_000_000 if fault == "endless" else len(body)
        head(handler, 200, {"ETag": etag, "Content-Length": str(length)})
        send(handler, upstream, sent, fault)


def head(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    """The beginning of an answer."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()


def send(handler: BaseHTTPRequestHandler, upstream: Upstream, body: bytes, fault: Fault) -> None:
    """The rest of it; ``cut off`` hangs up halfway, ``slow`` sends a byte now and then, ``endless`` never ends."""
    try:
        if fault == "slow":
            for at in range(len(body)):
                handler.wfile.write(body[at : at + 1])
                upstream.halfway.set()
                time.sleep(0.2)
        while fault == "endless":
            handler.wfile.write(b" " * 1_000_000)
        handler.wfile.write(body)
        if fault == "cut off":
            handler.close_connection = True
    except OSError:
        handler.close_connection = True  # whoever asked has gone
