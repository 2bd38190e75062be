"""All settings, from the environment. Whatever is wrong with them is said at once, in one sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from typing_extensions import override

from bot.catalogs import data_folder
from bot.failures import SettingsError
from bot.logs import Format, Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Door = Literal["run", "serve"]
"""How Slack reaches us: ``run`` by Socket Mode, ``serve`` by HTTP."""

SLACK_API = "https://slack.com/api/"

_WHERE: dict[str, str] = {
    "SLACK_BOT_TOKEN": "the bot token xoxb-… under OAuth & Permissions",
    "SLACK_APP_TOKEN": "an app-level token xapp-… with the scope connections:write under Basic Information",
    "SLACK_SIGNING_SECRET": "the signing secret under Basic Information",
}
"""Where each secret stands on the app's page at api.slack.com/apps."""

_NEEDED: dict[Door, tuple[str, ...]] = {
    "run": ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"),
    "serve": ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
}


def sqlite_url(path: Path) -> str:
    """Return the database URL of a SQLite file."""
    return f"sqlite+aiosqlite:///{path}"


class Settings(BaseSettings):
    """The settings; see :func:`load`. Field names are the variables' names in lower case."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = SLACK_API
    versus_database_url: str = ""
    versus_admins: str = ""
    port: int = Field(default=3000, ge=1, le=65535)
    versus_refresh_hours: float = Field(default=0, ge=0, allow_inf_nan=False)
    versus_log_level: Level = "INFO"
    versus_log_format: Format = "text"

    @property
    def admins(self) -> frozenset[str]:
        """User ids of the people who may change the workspace's settings, ``U012AB3CD,U045EF6GH``."""
        return frozenset(part.strip() for part in self.versus_admins.split(",") if part.strip())

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what :func:`load` hands over, and nothing behind its back."""
        return (init_settings,)

    @field_validator("versus_log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        return _with_prefix(value, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        return _with_prefix(value, "xapp-")

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().isascii():
            raise ValueError("must be plain ASCII")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("must begin with https://")
        return value.rstrip("/") + "/"

    @field_validator("versus_database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        if value and not value.startswith("sqlite+aiosqlite:///"):
            raise ValueError("must look like sqlite+aiosqlite:////folder/versus.sqlite3")
        return value


class _Environment(EnvSettingsSource):
    """Reads a given mapping as if it were the process's environment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        super().__init__(Settings, env_ignore_empty=True)

    @override
    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {name.lower(): value.strip() for name, value in self._environ.items()}


def load(door: Door, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        door: The command that is to start; it decides which secrets are needed.
        environ: The variables; the process's own if not given.

    Raises:
        SettingsError: Something is missing or malformed; its sentence names all of it.
    """
    given = os.environ if environ is None else environ
    faults: dict[str, str] = {name: "is not set" for name in _NEEDED[door] if not given.get(name, "").strip()}
    values = {name: v for name, v in _Environment(given)().items() if v != "" and _is_asked_for(name.upper(), door)}
    if not values.get("versus_database_url"):
        values["versus_database_url"] = sqlite_url(data_folder(given) / "versus.sqlite3")
    try:
        settings = Settings(**values)
    except ValidationError as error:
        faults |= _worded(error)
        raise SettingsError(_sentence(door, faults)) from None
    if faults:
        raise SettingsError(_sentence(door, faults))
    return settings


def _is_asked_for(name: str, door: Door) -> bool:
    return name not in _WHERE or name in _NEEDED[door]  # another door's secret may be as it likes


def _with_prefix(value: SecretStr, prefix: str) -> SecretStr:
    secret = value.get_secret_value()
    if secret and not (secret.startswith(prefix) and secret.isascii() and len(secret.split()) == 1):
        raise ValueError(f"does not begin with {prefix}, or is no token")
    return value


def _worded(error: ValidationError) -> dict[str, str]:
    faults: dict[str, str] = {}
    for each in error.errors(include_input=False, include_url=False):
        name = str(each["loc"][0]).upper()
        said = each["msg"].removeprefix("Value error, ").replace("Input should", "should")
        faults[name] = "must be a whole number from 1 to 65535" if name == "PORT" else said
    return faults


def _sentence(door: Door, faults: Mapping[str, str]) -> str:
    clauses = [
        f"{name} {fault} (it is {_WHERE[name]})" if name in _WHERE else f"{name} {fault}"
        for name, fault in sorted(faults.items(), key=lambda item: item[0] in _WHERE)  # the page belongs to the last
    ]
    page = ", of your app at https://api.slack.com/apps" if any(name in _WHERE for name in faults) else ""
    return f"versus {door} cannot start: {' and '.join(clauses)}{page}."
