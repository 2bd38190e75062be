from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import App, Channel, Sandbox, Timing, User, Workspace, running_sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

EVERYTHING = frozenset(
    {
        "app_home_opened",
        "app_mention",
        "member_joined_channel",
        "message.channels",
        "message.groups",
        "message.im",
        "reaction_added",
    }
)
IMPATIENT = Timing(ack_timeout=0.3, retry_delays=(0.0, 0.01, 0.01))


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    """A sandbox whose app hears only mentions, direct messages and opened Home tabs."""
    async with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def attentive() -> AsyncGenerator[Sandbox]:
    """A sandbox whose app hears everything."""
    async with running_sandbox(App(subscriptions=EVERYTHING)) as sandbox:
        yield sandbox


@pytest.fixture
async def impatient() -> AsyncGenerator[Sandbox]:
    """A sandbox that gives an app 0.3 s to ack, and retries at once."""
    async with running_sandbox(timing=IMPATIENT) as sandbox:
        yield sandbox


@pytest.fixture
def workspace(sandbox: Sandbox) -> Workspace:
    return sandbox.workspace


@pytest.fixture
def maya(workspace: Workspace) -> User:
    return workspace.add_user("maya")


@pytest.fixture
def models(workspace: Workspace, maya: User) -> Channel:
    return workspace.add_channel("models", [maya])


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncWebClient:
    return AsyncWebClient(sandbox.app.bot_token, base_url=sandbox.api_url)
