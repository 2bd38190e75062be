"""A Slack-compatible workspace on localhost: the tests talk to it, and a newcomer tries the bot in it.

    async with running_sandbox() as sandbox:
        maya = sandbox.workspace.add_user("maya")
        channel = sandbox.workspace.add_channel("models", [maya])
        ...  # start a bot with sandbox.api_url, sandbox.app.bot_token and sandbox.app.app_token
        asked = await sandbox.workspace.say(maya, channel, f"{sandbox.workspace.mention} hello")
        reply = await sandbox.workspace.next_reply(channel, asked.ts)

It keeps everything in memory and leaves out: rate limits (except as a planned fault), OAuth, streaming,
unfurling, Enterprise Grid and Slack Connect.
"""

from .delivery.signed_http import RequestUrlRefusedError, signature_headers
from .delivery.socket_mode import SocketMode
from .errors import SlackError
from .faults import (
    RESPONSE_URL,
    UPLOAD,
    Fault,
    Faults,
    Garbage,
    LostRequest,
    LostResponse,
    RateLimited,
    Refusal,
    ServerError,
    Slow,
)
from .limits import Problem, message_problems, view_problems
from .server import Sandbox, create_sandbox, running_sandbox
from .settings import App, Timing
from .values import ApiCall, Attempt, Channel, Delivery, Ephemeral, File, Json, Message, User, View
from .workspace import Workspace

__all__ = [
    "RESPONSE_URL",
    "UPLOAD",
    "ApiCall",
    "App",
    "Attempt",
    "Channel",
    "Delivery",
    "Ephemeral",
    "Fault",
    "Faults",
    "File",
    "Garbage",
    "Json",
    "LostRequest",
    "LostResponse",
    "Message",
    "Problem",
    "RateLimited",
    "Refusal",
    "RequestUrlRefusedError",
    "Sandbox",
    "ServerError",
    "SlackError",
    "Slow",
    "SocketMode",
    "Timing",
    "User",
    "View",
    "Workspace",
    "create_sandbox",
    "message_problems",
    "running_sandbox",
    "signature_headers",
    "view_problems",
]
