"""``versus catalog refresh``: newer data in place, or the old ones as they were and one clear sentence."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalog.refreshing_store import SNAPSHOT, choose
from catalog.sources.langchain import LABS
from tests.upstreams import COUNT, genai_prices, held, helm, litellm, models_dev, serving, written, yesterday

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from tests.upstreams import Fault, Upstreams

ROOT = Path(__file__).parents[2]
CATALOG = "catalog"
PATIENCE = 60


@pytest.fixture
def upstreams() -> Generator[Upstreams]:
    with serving(models_dev(usd=2), litellm(usd=2)) as served:
        yield served


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose catalog is of yesterday: 40 models at $1."""
    held(tmp_path, models_dev(), litellm())
    return tmp_path


def environment(data: Path, upstreams: Upstreams | None) -> dict[str, str]:
    path = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return path | {"HOME": str(data), "VERSUS_DATA_DIR": str(data)} | (upstreams.environ if upstreams else {})


def refresh(
    data: Path, upstreams: Upstreams | None, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "bot.cli", CATALOG, "refresh", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(data, upstreams), capture_output=True, text=True, timeout=PATIENCE,
        check=False, preexec_fn=before,
    )  # fmt: skip


def price(data: Path) -> str | None:
    """What a million tokens in cost by the catalog that serves; ``None`` if it has no such model."""
    catalog = choose(data / CATALOG).catalog
    found = catalog.model("acmelab/swift-1").routes[0].price("input") if "acmelab/swift-1" in catalog else None
    return found and f"{found.usd_per_mtok.normalize():f}"


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a refresh that changed nothing."""
    assert done.returncode == 2, done.stdout + done.stderr
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("versus: ")
    assert "Traceback" not in sentence
    return sentence


def test_a_refresh_puts_newer_data_in_place_and_shows_what_changed(data: Path, upstreams: Upstreams) -> None:
    done = refresh(data, upstreams)
    assert done.returncode == 0, done.stderr
    assert "acmelab swift-1" in done.stdout
    assert "$1.00 → $2.00" in done.stdout
    assert price(data) == "2"


def test_every_live_upstream_is_fetched_and_merged_and_cited(data: Path, upstreams: Upstreams) -> None:
    assert refresh(data, upstreams).returncode == 0
    catalog = choose(data / CATALOG).catalog
    swift = catalog.model("acmelab/swift-1")
    batch = swift.routes[0].price("batch_input")
    assert batch is not None
    assert (str(batch.usd_per_mtok), batch.source.via) == ("0.5", "genai-prices")
    assert (swift.parameters_total.value, swift.parameters_total.sources[0].publisher) == (8_000_000_000, "HELM")
    owls = [catalog.model(f"{lab}/owl-1") for lab, _ in LABS.values()]
    assert {owl.context_window.sources[0].via for owl in owls} == {"LangChain"}


def test_an_unchanged_file_of_any_upstream_is_not_sent_again(data: Path, upstreams: Upstreams) -> None:
    refresh(data, upstreams)
    assert refresh(data, upstreams).stdout.startswith("Nothing new")
    asked = [upstreams.genaiprices, upstreams.helm, *upstreams.langchain.values()]
    assert {tuple(bool(etag) for etag in one.asked) for one in asked} == {(False, True)}


@pytest.mark.parametrize("fault", ["404", "truncated"])
def test_an_upstream_that_is_not_needed_is_left_out_and_what_it_said_is_kept(
    fault: Fault, data: Path, upstreams: Upstreams
) -> None:
    refresh(data, upstreams)
    upstreams.modelsdev.body, upstreams.litellm.body = models_dev(usd=3), litellm(usd=3)
    upstreams.genaiprices.body, upstreams.genaiprices.faults = genai_prices(usd=3, batch=0.75), [fault]
    upstreams.langchain["xai"].body, upstreams.langchain["xai"].faults = b"no module", [fault]
    done = refresh(data, upstreams)
    assert done.returncode == 0
    first, second = done.stderr.splitlines()
    assert first.startswith("versus: genai-prices cannot be refreshed: http://127.0.0.1:")
    assert second.startswith("versus: LangChain model profiles cannot be refreshed: http://127.0.0.1:")
    assert first.endswith("; what it said before is kept.")
    swift = choose(data / CATALOG).catalog.model("acmelab/swift-1")
    batch = swift.routes[0].price("batch_input")
    assert batch is not None
    assert (price(data), str(batch.usd_per_mtok)) == ("3", "0.5")
    assert "openai/owl-1" in choose(data / CATALOG).catalog


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"<html>", b"\xff", b"(" * 100_000, b"_PROFILES: dict = {}", b"_PROFILES: dict = f()"]
)
def test_a_file_of_another_kind_than_expected_is_not_kept(body: bytes, data: Path, upstreams: Upstreams) -> None:
    for one in (upstreams.genaiprices, upstreams.helm, *upstreams.langchain.values()):
        one.body = body
    done = refresh(data, upstreams)
    assert (done.returncode, done.stderr.count("sends something else, or not all of it")) == (0, 3)
    assert price(data) == "2"


@pytest.mark.parametrize("shrunken", ["genai-prices lists 20 routes", "HELM lists 20 models"])
def test_a_shrunken_file_that_is_not_needed_is_left_out_and_the_rest_is_taken(
    shrunken: str, data: Path, upstreams: Upstreams
) -> None:
    refresh(data, upstreams)
    upstreams.modelsdev.body, upstreams.litellm.body = models_dev(usd=3), litellm(usd=3)
    upstreams.genaiprices.body = genai_prices(COUNT // 2 if "routes" in shrunken else COUNT, usd=3, batch=0.75)
    upstreams.helm.body = helm(COUNT // 2 if "models" in shrunken else COUNT, billions=9)
    done = refresh(data, upstreams)
    assert done.returncode == 0
    assert done.stderr == f"versus: {shrunken}, its last copy 40: it looks cut short; what it said before is kept.\n"
    swift = choose(data / CATALOG).catalog.model("acmelab/swift-1")
    batch = swift.routes[0].price("batch_input")
    assert batch is not None
    kept = (str(batch.usd_per_mtok), swift.parameters_total.value)
    assert kept == (("0.5", 9_000_000_000) if "routes" in shrunken else ("0.75", 8_000_000_000))


def test_a_second_refresh_asks_by_etag_and_finds_nothing_new(data: Path, upstreams: Upstreams) -> None:
    refresh(data, upstreams)
    stamp = (data / CATALOG / SNAPSHOT).stat().st_mtime_ns
    done = refresh(data, upstreams)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing new: the catalog stays ")
    assert (data / CATALOG / SNAPSHOT).stat().st_mtime_ns == stamp
    assert [bool(etag) for etag in upstreams.modelsdev.asked] == [False, True]


def test_a_folder_without_the_files_that_are_needed_is_no_refresh(data: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = refresh(data, None, "--from", str(empty))
    assert (done.returncode, done.stdout) == (2, "")
    assert str(empty) in done.stderr
    assert done.stderr.endswith(": put it there.\n")


def test_a_copy_that_was_damaged_since_is_fetched_whole_again(data: Path, upstreams: Upstreams) -> None:
    refresh(data, upstreams)
    for file in (data / CATALOG / "upstream").glob("modelsdev-*"):
        file.write_bytes(b"{}")
    assert refresh(data, upstreams).returncode == 0
    assert upstreams.modelsdev.asked[-1] is None
    assert price(data) == "2"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("truncated", "sends no JSON, or not all of it"),
        ("cut off", "breaks off before its end"),
        ("slow", "did not answer in time"),
        ("endless", "sends more than 64,000,000 bytes"),
        ("500", "answered 500"),
        ("404", "answered 404"),
        ("to http", "leads to http://models.example/api.json, and only https will do"),
        ("in circles", "redirects without end"),
    ],
)
def test_whatever_goes_wrong_on_the_way_leaves_the_old_data_and_one_sentence(
    fault: Fault, said: str, data: Path, upstreams: Upstreams
) -> None:
    upstreams.modelsdev.faults = [fault]
    sentence = refused(refresh(data, upstreams, "--timeout", "1" if fault == "slow" else "30"))
    assert sentence.startswith("versus: models.dev cannot be refreshed: http://127.0.0.1:")
    assert sentence.endswith(f"{said}; the data stay as they were.")
    assert price(data) == "1"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "sends no JSON"),
        (b"{}", "sends no JSON object with rows"),
        (b"[1, 2]", "sends no JSON object with rows"),
        (b"<html>sign in</html>", "sends no JSON"),
        (b"\xff\xfe\x00", "sends no JSON"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "sends no JSON"),
        (b'{"a":' + b"9" * 10_000 + b"}", "sends no JSON"),
        (b'{"a": {"models": {"b": [1], "c": {"cost": "x", "limit": 3}}}}', "looks cut short"),
        (models_dev(COUNT // 2), "lists 20 routes, its last copy 40: it looks cut short"),
    ],
    ids=["empty", "no rows", "a list", "a page", "no text", "deep", "a long number", "other rows", "shrunken"],
)
def test_a_file_that_cannot_be_right_leaves_the_old_data_and_one_sentence(
    body: bytes, said: str, data: Path, upstreams: Upstreams
) -> None:
    upstreams.modelsdev.body = body
    assert said in refused(refresh(data, upstreams))
    assert price(data) == "1"


def test_prices_in_another_unit_throughout_are_refused_and_taken_only_by_hand(data: Path, upstreams: Upstreams) -> None:
    upstreams.modelsdev.body, upstreams.litellm.body = models_dev(usd=1000), litellm(usd=1000)
    assert "look wrong beside what they were" in refused(refresh(data, upstreams))
    assert price(data) == "1"
    assert refresh(data, upstreams, "--accept").returncode == 0
    assert price(data) == "1000"


def test_one_price_that_cannot_be_right_is_held_back_and_the_rest_is_taken(data: Path, upstreams: Upstreams) -> None:
    rows = json.loads(models_dev(usd=2))
    rows["acmelab"]["models"]["swift-1"]["cost"] = {"input": 2000, "output": 10_000}
    upstreams.modelsdev.body, upstreams.litellm.body = json.dumps(rows).encode(), litellm(1)
    upstreams.litellm.body = json.dumps(json.loads(litellm(usd=2)) | {"acmelab/swift-1": {}}).encode()
    done = refresh(data, upstreams)
    assert done.returncode == 0, done.stderr
    assert "Held back" in done.stdout
    catalog = choose(data / CATALOG).catalog
    assert price(data) == "1"
    assert str(catalog.model("acmelab/swift-2").routes[0].price("input").usd_per_mtok) == "2"  # pyright: ignore[reportOptionalMemberAccess]


def test_a_server_that_recovers_is_asked_again(data: Path, upstreams: Upstreams) -> None:
    upstreams.modelsdev.faults = ["500", "cut off", "none"]
    assert refresh(data, upstreams).returncode == 0
    assert len(upstreams.modelsdev.asked) == 3
    assert price(data) == "2"


def test_no_network_at_all_is_said(data: Path, upstreams: Upstreams) -> None:
    nowhere = dict.fromkeys(upstreams.environ, "http://127.0.0.1:9/")
    upstreams.environ.update(nowhere)
    assert "cannot be reached" in refused(refresh(data, upstreams))


def test_a_plain_http_address_is_refused(data: Path, upstreams: Upstreams) -> None:
    upstreams.environ["VERSUS_MODELS_DEV_URL"] = "http://models.example/api.json"
    assert "only https will do" in refused(refresh(data, upstreams))


def test_a_dry_run_shows_the_change_and_changes_nothing(data: Path, upstreams: Upstreams) -> None:
    done = refresh(data, upstreams, "--dry-run")
    assert "$1.00 → $2.00" in done.stdout
    assert "The catalog would be " in done.stdout
    assert price(data) == "1"


def test_json_prints_the_difference(data: Path, upstreams: Upstreams) -> None:
    changes = json.loads(refresh(data, upstreams, "--json").stdout)["changes"]
    assert len([one for one in changes if one["field"] in {"input", "output"}]) == 2 * COUNT
    assert json.loads(refresh(data, upstreams, "--json").stdout) is None


def test_local_copies_need_no_network(data: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    asked = written(copies, models_dev(usd=3), litellm(usd=3), yesterday())
    rows = [
        f'[{key}]\nfile = "{table["file"]}"\nname = "{table["name"]}"\nurl = "{table["url"]}"\nas_of = {yesterday()}\n'
        for key, table in asked.model_dump(exclude_none=True).items()
    ]
    (copies / "inputs.toml").write_text("\n".join(rows), encoding="utf-8")
    done = refresh(data, None, "--from", str(copies))
    assert done.returncode == 0, done.stderr
    assert price(data) == "3"


def test_a_copy_older_than_what_is_held_is_refused(data: Path, tmp_path: Path) -> None:
    written(tmp_path / "old", models_dev(usd=3), litellm(usd=3), yesterday())
    text = '[modelsdev]\nfile = "modelsdev.json"\nname = "m"\nurl = "https://models.dev/api.json"\nas_of = 2020-01-01\n'
    text += '[litellm]\nfile = "litellm.json"\nname = "l"\nurl = "https://l.example"\nas_of = 2020-01-01\n'
    (tmp_path / "old" / "inputs.toml").write_text(text, encoding="utf-8")
    assert "older than the one of" in refused(refresh(data, None, "--from", str(tmp_path / "old")))


def test_a_full_disk_leaves_the_old_data_and_one_sentence(data: Path, upstreams: Upstreams) -> None:
    def tiny_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    sentence = refused(refresh(data, upstreams, before=tiny_files))
    assert "cannot be written (File too large); the data stay as they were." in sentence
    assert price(data) == "1"
    assert not list(data.rglob("*.part"))
    assert refresh(data, upstreams).returncode == 0
    assert price(data) == "2"


def test_a_folder_that_cannot_be_written_is_named(data: Path, upstreams: Upstreams) -> None:
    (data / "file").write_text("no folder", encoding="utf-8")
    sentence = refused(refresh(data / "file", upstreams))
    assert f"The folder {data / 'file' / CATALOG} cannot be written (Not a directory)" in sentence


def test_two_refreshes_at_once_do_not_disturb_each_other(data: Path, upstreams: Upstreams) -> None:
    upstreams.modelsdev.faults = ["slow"]
    command = [sys.executable, "-m", "bot.cli", CATALOG, "refresh"]
    first = subprocess.Popen(command, cwd=ROOT, env=environment(data, upstreams), stderr=subprocess.DEVNULL)
    try:
        assert upstreams.modelsdev.halfway.wait(PATIENCE)
        assert "Another refresh is under way" in refused(refresh(data, upstreams))
    finally:
        first.kill()
        first.wait()


MOMENTS: dict[str, Callable[[Path, Upstreams], bool]] = {
    "while it fetches": lambda _, upstreams: upstreams.modelsdev.halfway.is_set(),
    "with one file of two": lambda data, _: any((data / CATALOG / "upstream").glob("modelsdev-*")),
    "while it merges": lambda data, _: (data / CATALOG / "upstream" / "fetched.json").exists(),
    "while it writes": lambda data, _: any((data / CATALOG).glob(f".{SNAPSHOT}.*")),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_the_old_data_serve_and_the_next_refresh_is_whole(
    moment: str, data: Path, upstreams: Upstreams
) -> None:
    upstreams.modelsdev.faults = ["slow"] if moment == "while it fetches" else []
    upstreams.litellm.faults = ["slow"] if moment == "with one file of two" else []
    command = [sys.executable, "-m", "bot.cli", CATALOG, "refresh"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(data, upstreams), stdout=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while not MOMENTS[moment](data, upstreams) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.0002)
    process.send_signal(signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    assert killed or moment == "while it writes"  # a moment of a thousandth of a second, which may be missed
    assert choose(data / CATALOG).remark is None
    assert price(data) in {"1", "2"}
    upstreams.modelsdev.faults = upstreams.litellm.faults = []
    assert refresh(data, upstreams).returncode == 0
    assert price(data) == "2"
    assert not list(data.rglob("*.part"))


def test_damaged_data_give_way_to_the_shipped_ones_and_that_is_said(data: Path) -> None:
    file = data / CATALOG / SNAPSHOT
    file.write_bytes(file.read_bytes()[:-20])
    command = [sys.executable, "-m", "bot.cli", "ask", "context of claude haiku 4.5"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data, None), capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert "200,000" in done.stdout
    assert "is damaged" in done.stderr
    assert "the shipped catalog serves" in done.stderr
