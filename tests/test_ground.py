"""The ground under the code: locks, packaging, layers, tasks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {"requirements.txt": ROOT / "requirements.txt", "requirements-dev.txt": ROOT / "requirements-dev.txt"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PIN.findall(lock.read_text(encoding="utf-8"))}


def declared(*, dev: bool) -> list[Requirement]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = table["project"]["dependencies"] + (table["dependency-groups"]["dev"] if dev else [])
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_dependency_is_pinned_to_a_version_it_allows(lock: str) -> None:
    pinned = pins(LOCKS[lock])
    for requirement in declared(dev=lock == "requirements-dev.txt"):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)], prereleases=True), (
            requirement
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_a_pinned_package_needs_here_is_pinned_too(lock: str) -> None:
    pinned = pins(LOCKS[lock])
    for name in pinned:
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # a package for another system
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                assert canonicalize_name(need.name) in pinned, f"{name} needs {need}"


def test_both_locks_pin_the_same_versions() -> None:
    running, developing = (pins(lock) for lock in LOCKS.values())
    assert {name: developing.get(name) for name in running} == running


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_lock_holds_an_address(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)


def test_make_help_lists_every_task() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    command = ["make", "--no-print-directory", "help"]
    helped = subprocess.run(command, cwd=ROOT, env=outside_make(), capture_output=True, text=True, check=True).stdout
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    parts = {"lint", "types", "layers", "unit"}  # the steps of `make test`
    assert {line.split()[1] for line in helped.splitlines()} == set(phony.split()) - parts - {"help"} | {"help"}


def outside_make() -> dict[str, str]:
    """The environment without what a running make adds to it."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}


def bare_make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``make setup`` in a folder that holds nothing but the Makefile and what it reads."""
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    command = ["make", "setup", *arguments]
    return subprocess.run(command, cwd=folder, env=outside_make(), capture_output=True, text=True, check=False)


def test_without_a_new_enough_python_setting_up_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = bare_make(tmp_path, "PYTHON=")
    assert done.returncode == 2
    assert done.stdout.splitlines() == ["Versus needs Python 3.11 or newer: install it and run make again."]


def test_without_the_venv_module_setting_up_says_so_in_one_sentence(tmp_path: Path) -> None:
    python = tmp_path / "python-without-venv"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    done = bare_make(tmp_path, f"PYTHON={python}")
    assert done.returncode == 2
    (sentence,) = done.stdout.splitlines()
    assert "has no venv module: install it" in sentence


def test_ci_runs_what_the_readme_says() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_installed_into_an_empty_environment_answers_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True, capture_output=True)
    python = home / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-index"]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(wheel)], check=True)
    (site,) = home.glob("lib/python3.*/site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    Path(site, "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    asked = subprocess.run(
        [home / "bin" / "versus", "ask", "Haiku vs Gemma context?"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Claude Haiku 5.5" in asked.stdout
    script = "import catalog; print(catalog.__file__)"
    where = subprocess.run([python, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert where.stdout.startswith(str(site))


def test_the_wheel_holds_the_data_the_templates_and_the_licenses(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for needed in (
        "catalog/data/snapshot.json.gz",
        "catalog/data/NOTICE.md",
        "answers/templates/context.j2",
        "answers/languages/en.toml",
        "bot/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith("tests/")]
