"""The one place where the pieces meet."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.app_client import Identity, identify, make_client, open_session
from bot.failures import sentence_for
from bot.listeners import register
from bot.listeners.desk import Desk
from bot.listeners.posting import Poster
from bot.listeners.work import Work
from bot.manifest import EXTRA_SCOPES
from bot.threads import Threads

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from datetime import date

    from slack_sdk.web.async_client import AsyncWebClient
    from structlog.typing import FilteringBoundLogger

    from bot.listeners.asking import Answers
    from bot.settings import Settings
    from bot.store import Store

DRAIN_SECONDS: Final = 10.0
"""How long answers under way may take once we are told to stop."""

_BOLTS_OWN: Final = (
    "SLACK_BOT_TOKEN",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_SIGNING_SECRET",
    "SLACK_VERIFICATION_TOKEN",
)
"""Variables that Bolt reads by itself; two of them together would turn on OAuth and drop the token."""

_log: FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Versus:
    """The app, ready to be told things.

    Attributes:
        bolt: Where Socket Mode or HTTP hands them in.
        client: The one Web API client.
        identity: Who we are in the workspace.
        work: What is being answered.
    """

    bolt: AsyncApp
    client: AsyncWebClient
    identity: Identity
    work: Work


@asynccontextmanager
async def create_app(
    settings: Settings, answers: Answers, store: Store, today: Callable[[], date]
) -> AsyncGenerator[Versus]:
    """Put the app together; on the way out, what is under way is finished.

    Args:
        settings: The tokens, and where the Web API is.
        answers: Answers messages.
        store: Keeps receipts and threads.
        today: The one clock of the answers.

    Raises:
        TokenRefusedError: Slack does not accept the bot token.
        UnreachableError: Slack does not answer.
    """
    async with open_session() as session:
        client = make_client(settings, session)
        identity = await identify(client)
        work = Work()
        shares = identity.scopes.issuperset(EXTRA_SCOPES["files"])
        desk = Desk(answers, store, Threads(store), Poster(client, session), work, today, shares_files=shares)
        bolt = _bolt(settings, identity)
        register(bolt, desk, settings.admins)
        try:
            yield Versus(bolt, client, identity, work)
        finally:
            if not await work.drain(DRAIN_SECONDS):
                _log.warning("stopped before everything was answered")


def _bolt(settings: Settings, identity: Identity) -> AsyncApp:
    token = settings.slack_bot_token.get_secret_value()
    known = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.team_id,
        team=identity.team,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=token,
    )

    async def authorize() -> AuthorizeResult:
        return known  # asked once at the start, not once per event as Bolt would

    async def failed(error: Exception) -> None:
        sentence_for(error, _log)  # outside of an answer, so that there is nobody to tell

    with _hidden(_BOLTS_OWN):
        bolt = AsyncApp(
            name="slack_bolt.versus",  # what Bolt logs in our name is as talkative as the rest; see bot.logs
            authorize=authorize,
            # Socket Mode is not signed; HTTP does not start without the secret
            signing_secret=settings.slack_signing_secret.get_secret_value() or "unused",
            # its say() would call conversations.replies before each answer in a direct message
            attaching_conversation_kwargs_enabled=False,
        )
    bolt.error(failed)
    return bolt


@contextmanager
def _hidden(names: tuple[str, ...]) -> Generator[None]:
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
