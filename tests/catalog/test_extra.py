"""A team's own data: private models, negotiated rates with their days beside the list price, and clear errors."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answers import Answerer
from catalog import CONTRACT, CatalogError
from catalog.extra import with_extra
from tests.making import TODAY, catalog

if TYPE_CHECKING:
    from catalog import Catalog, Price, Route

ROOT = Path(__file__).parents[2]
OWL = """\
as_of = 2026-11-02

[[fact]]
model = "ourco/owl-1"
name = "Owl 1"
context_window = 64000
capabilities = { vision = false }
source = { url = "https://wiki.ourco.example/owl", kind = "primary", publisher = "OurCo" }

[[route]]
model = "ourco/owl-1"
provider = "ourco"
provider_name = "OurCo cluster"
id = "owl-1"
prices = { input = 0.2, output = 0.9 }
"""
CONTRACTED = """\
[[route]]
model = "acme/swift-2"
provider = "acme"
id = "swift-2"
prices = { input = 0.8, output = 4 }
starts = 2026-10-01
until = 2026-12-31
"""


def own(tmp_path: Path, text: str) -> Catalog:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    return with_extra(catalog(), file)


def first_route(found: Catalog, model: str = "acme/swift-2") -> Route:
    return found.model(model).routes[0]


def rate(found: Catalog, day: date, kind: str = "input") -> Price:
    price = first_route(found).price("input" if kind == "input" else "output", today=day)
    assert price is not None
    return price


def said(found: Catalog, text: str) -> str:
    return Answerer(found).reply(text, today=TODAY).words.text


def test_a_private_model_is_found_compared_and_priced_like_any_other(tmp_path: Path) -> None:
    text = said(own(tmp_path, OWL), "context of owl 1 vs swift 2?")
    assert "Owl 1" in text
    assert "64,000" in text
    assert "$0.20" in said(own(tmp_path, OWL), "price of owl 1 vs swift 2")


def test_what_the_files_do_not_say_of_a_private_model_is_unknown(tmp_path: Path) -> None:
    owl = own(tmp_path, OWL).model("ourco/owl-1")
    assert owl.capability("vision").value is False
    assert not owl.capability("tools").known
    assert not owl.license.name.known


@pytest.mark.parametrize(
    ("day", "usd", "publisher"),
    [
        (date(2026, 9, 30), "1", "Acme"),
        (date(2026, 10, 1), "0.8", CONTRACT),
        (date(2026, 12, 31), "0.8", CONTRACT),
        (date(2027, 1, 1), "1", "Acme"),
    ],
)
def test_a_negotiated_rate_holds_in_its_days_and_the_list_price_before_and_after(
    day: date, usd: str, publisher: str, tmp_path: Path
) -> None:
    price = rate(own(tmp_path, CONTRACTED), day)
    assert (str(price.usd_per_mtok), price.source.publisher) == (usd, publisher)


def test_the_list_price_stays_visible_beside_a_negotiated_one(tmp_path: Path) -> None:
    found = own(tmp_path, CONTRACTED)
    ((listed, source),) = rate(found, TODAY).disagreements
    assert (str(listed), source.publisher) == ("1", "Acme")
    assert (
        "Swift 2's input and output prices are your contract's $0.80 and $4.00; "
        "the list prices are $1.00 and $5.00 (Acme via Digest)."
    ) in said(found, "price of swift 2")
    assert "the list price of output is $5.00 per 1M tokens (Acme via Digest)" in said(
        found, "1M in 1M out a month on swift 2"
    )


def test_a_contract_without_days_takes_the_list_prices_place(tmp_path: Path) -> None:
    text = "\n".join(line for line in CONTRACTED.splitlines() if not line.startswith(("starts", "until")))
    found = own(tmp_path, "as_of = 2026-11-02\n" + text)
    assert [str(rate(found, day).usd_per_mtok) for day in (date(2020, 1, 1), date(2030, 1, 1))] == ["0.8", "0.8"]


def test_a_negotiated_rate_is_cited_with_the_day_it_takes_effect_and_never_grows_old(tmp_path: Path) -> None:
    found = own(tmp_path, CONTRACTED)
    assert rate(found, TODAY).source.as_of == date(2026, 10, 1)
    answer = said(found, "price of swift 2")
    assert "your contract, 1 Oct 2026" in answer
    assert "undated" not in answer
    assert "your contract, 1 Oct 2026 (old)" not in answer


def test_what_says_no_day_of_its_own_is_of_the_files_day(tmp_path: Path) -> None:
    owl = own(tmp_path, OWL).model("ourco/owl-1")
    assert [source.as_of for source in owl.context_window.sources] == [date(2026, 11, 2)]
    assert [price.source.as_of for price in owl.routes[0].prices] == [date(2026, 11, 2)] * 2
    dated = OWL.replace('id = "owl-1"', 'id = "owl-1"\nas_of = 2026-11-05').replace("wiki", "wiki2")
    assert [price.source.as_of for price in own(tmp_path, dated).model("ourco/owl-1").routes[0].prices] == [
        date(2026, 11, 5)
    ] * 2


def test_several_periods_follow_each_other(tmp_path: Path) -> None:
    later = CONTRACTED.replace("0.8", "0.7").replace("2026-10-01", "2027-01-01").replace("2026-12-31", "2027-12-31")
    found = own(tmp_path, CONTRACTED + later)
    days = (date(2026, 9, 1), date(2026, 11, 1), date(2027, 3, 1), date(2028, 1, 1))
    assert [str(rate(found, day).usd_per_mtok) for day in days] == ["1", "0.8", "0.7", "1"]
    assert rate(found, days[2]).disagreements[0][1].publisher == "Acme"


def test_other_rates_of_the_route_stay_the_lists(tmp_path: Path) -> None:
    route = first_route(own(tmp_path, CONTRACTED))
    cached = route.price("cache_read", today=TODAY)
    assert cached is not None
    assert cached.source.publisher == "Acme"


def test_a_free_contract_is_free(tmp_path: Path) -> None:
    assert rate(own(tmp_path, CONTRACTED.replace("0.8", "0")), TODAY).usd_per_mtok == 0


def test_an_own_fact_holds_and_what_it_contradicts_stands_beside_it(tmp_path: Path) -> None:
    text = OWL.split("[[route]]", maxsplit=1)[0].replace("ourco/owl-1", "acme/swift-2").replace('name = "Owl 1"\n', "")
    context = own(tmp_path, text).model("acme/swift-2").context_window
    assert context.value == 64_000
    assert [other.value for other in context.disagreements] == [1_000_000]


def test_a_folder_is_read_file_by_file_and_the_version_tells_that_there_are_own_data(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(OWL, encoding="utf-8")
    (tmp_path / "b.toml").write_text(CONTRACTED, encoding="utf-8")
    found = with_extra(catalog(), tmp_path)
    assert "ourco/owl-1" in found
    assert rate(found, TODAY).source.publisher == CONTRACT
    assert found.version.startswith(f"{catalog().version}+own.")
    assert len(found) == len(catalog()) + 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (OWL.replace("64000", '"large"'), r"own\.toml, line 6, fact\.0\.context_window: "),
        (OWL.replace("input = 0.2", "inputs = 0.2"), r"own\.toml, line 15, route\.0\.prices\.inputs"),
        (OWL.replace("id = ", "ident = "), r"own\.toml, line \d+, route\.0\.id: Field required"),
        (CONTRACTED.replace("2026-12-31", "2026-01-01"), r"own\.toml, line 1, route\.0: .*until is before starts"),
        (CONTRACTED.replace("acme/swift-2", "acme/swift-9"), r"own\.toml, line 2, model: 'acme/swift-9' is no model"),
        (OWL + "until = 2027-01-01\n", r"own\.toml, line 14, until: the catalog has no list price for input"),
        (OWL.removeprefix("as_of = 2026-11-02\n"), r"own\.toml, line 13, starts: nothing tells of which day"),
        ("[[fact]\n", r"own\.toml is no TOML"),
    ],
    ids=["type", "kind of rate", "missing", "days", "unknown model", "no list price", "no day", "no TOML"],
)
def test_an_error_names_file_line_and_field(text: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=wrong):
        own(tmp_path, text)


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"VERSUS_CATALOG_EXTRA names .*none\.toml, which cannot be read"):
        with_extra(catalog(), tmp_path / "none.toml")
    with pytest.raises(CatalogError, match=r"holds no \.toml file"):
        with_extra(catalog(), tmp_path)


@pytest.mark.parametrize("command", [("ask", "price of owl 1"), ("catalog", "show", "owl 1"), ("catalog", "export")])
def test_the_commands_know_the_teams_own_data(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWL, encoding="utf-8")
    environ = {"HOME": str(tmp_path), "VERSUS_CATALOG_EXTRA": str(tmp_path / "own.toml")}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *command], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    assert "Owl 1" in done.stdout


def test_a_faulty_file_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWL.replace("64000", "-1"), encoding="utf-8")
    environ = {"HOME": str(tmp_path), "VERSUS_CATALOG_EXTRA": str(tmp_path / "own.toml")}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "ask", "hi"], cwd=ROOT, env=environ, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert "own.toml, line 6, fact.0.context_window" in sentence


def test_without_own_data_nothing_of_it_is_loaded() -> None:
    script = "import sys, bot.catalogs as c; c.open_catalog({'VERSUS_DATA_DIR': '/nowhere'}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pydantic", "catalog.extra", "catalog.merging"} & set(done.stdout.split())
