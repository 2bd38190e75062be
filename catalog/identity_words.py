"""The words that vendors put around a model's name: regions, serving variants, the vocabulary of prefixes."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REGIONS: Final[dict[str, str]] = {
    "us": "us",
    "eu": "eu",
    "global": "global",
    "global-standard": "global",
    "us-gov": "us-gov",
    "apac": "apac",
    "jp": "jp",
    "au": "au",
    "in": "in",
    "ca": "ca",
    "uk": "uk",
}
"""Region words as they stand before a dot, after an ``@`` or between slashes → the region."""

CLOUD_REGION: Final = re.compile(
    r"(?:us|eu|ap|ca|sa|me|af|il|mx|cn)(?:-gov|-iso)?-(?:north|south|east|west|central)+(?:east|west)?-\d"
    r"|(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-(?:north|south|east|west|central)+\d"
)
"""``us-gov-west-1``, ``ap-northeast-1``, ``europe-west4``."""

WRAPPERS: Final = _words(
    "@cf @hf @oi accounts models routers chat-completion completion main decision-models fal-ai ps hf invoke"
    " claude_platform openrouter fireworks vertex azure aws-bedrock deepinfra public"
)
"""Path segments that are neither a publisher nor a variant."""

SEGMENT_VARIANTS: Final = _words(
    "pro tee low medium high xhigh max standard hd community edit text-to-image text-to-video image-to-video"
    " reference-to-video"
)
"""Path segments that say how a model is served, not which it is."""

SIZE_SEGMENT: Final = re.compile(r"(?:\d+|max)-x-(?:\d+|max)|(?:\d+|max)-steps|\d+-month-commitment")
"""``1024-x-1536``, ``50-steps``, ``6-month-commitment``."""

DOTTED_VENDORS: Final[dict[str, str]] = {
    "ai21": "ai21",
    "amazon": "amazon",
    "anthropic": "anthropic",
    "cohere": "cohere",
    "deepseek": "deepseek",
    "google": "google",
    "luma": "luma",
    "meta": "meta",
    "minimax": "minimax",
    "mistral": "mistral",
    "moonshot": "moonshotai",
    "moonshotai": "moonshotai",
    "nvidia": "nvidia",
    "openai": "openai",
    "qwen": "alibaba",
    "stability": "stability",
    "system.ai": "",
    "twelvelabs": "twelvelabs",
    "writer": "writer",
    "xai": "xai",
    "zai": "zhipuai",
}
"""``anthropic.claude-…`` as Bedrock and OCI write it → the lab."""

ALWAYS: Final = _words(
    "free tee maas fp8 fp4 nvfp4 mxfp4 bf16 fp16 int4 int8 w4a16 w8a8 awq gptq gguf mlx mtp autoround nitro flex batch"
    " 4bit 8bit eco cloud picker lora dynamic contributor hf tput versatile basic spot us eu"
)
"""Last words that never name a model: quantisations, price classes, enclaves."""

SILENT: Final = _words("instruct it hf default original")
"""Last words that are dropped without being noted: they set no route apart."""

IF_KNOWN: Final = _words(
    "fast turbo thinking think nothinking highspeed speed lightning latest short community beta rl instruct it ga"
    " low medium high xhigh max minimal none pro honey ponytail caveman default original"
)
"""Last words dropped only where the lab sells the name before them, for many models own such a word."""

APART: Final[dict[str, re.Pattern[str]]] = {
    word: re.compile(pattern)
    for word, pattern in {
        "fast": r"grok",
        "thinking": r"qwen3-|kimi-k2|glm-4\.1v|ernie|trinity|ring|longcat|seed|.*live",
        "flex": r"flux",
        "latest": r"mistral|ministral|codestral|devstral|magistral|pixtral|voxtral|gpt-.*chat|chatgpt",
        "instruct": r"gpt",
        "lightning": r"nemotron|yi|swe",
        "medium": r"mistral|devstral|magistral|stable|kat|palmyra",
    }.items()
}
"""Where such a word makes weights of their own, or a name that is sold for itself."""

ONLY: Final[dict[str, re.Pattern[str]]] = {
    word: re.compile(pattern)
    for word, pattern in {
        "turbo": r".*llama|.*-\d+b(-|$)|deepseek|minimax|kimi",
        "max": r"(claude|gpt|deepseek|glm|kimi|gemini)(?!.*codex)",
        "pro": r"gpt-[\d.]+-(luna|sol|terra|astra)",
    }.items()
}
"""The only names behind which such a word is a way of serving."""

SURE: Final[dict[str, re.Pattern[str]]] = {
    word: re.compile(pattern)
    for word, pattern in {
        "fast": r"llama|deepseek|kimi|glm|claude|minimax|.*-\d+b(-|$)",
        "turbo": r".",
        "thinking": r"claude|gemini|deepseek|gpt",
        "nothinking": r".",
        "latest": r".*\d",
    }.items()
}
"""Where such a word is a way of serving even if the lab is not known to sell the name before it."""

ENDINGS: Final[dict[str, str]] = {
    "no-thinking": "nothinking",
    "non-thinking": "nothinking",
    "q4-k-m": "q4",
    "q8-0": "q8",
    "honey-lite": "honey-lite",
    "honey-ultra": "honey-ultra",
    "ponytail-lite": "ponytail-lite",
    "ponytail-ultra": "ponytail-ultra",
    "caveman-lite": "caveman-lite",
    "caveman-ultra": "caveman-ultra",
}
"""Endings of several words that say one thing; dropped like ``IF_KNOWN``."""

NOT_MODELS: Final = re.compile(
    r"(?:smart-|model[-_]|coding-)?router|(?:.+-)?auto|auto-(?:free|beta|model.*)|fallback|default|custom|container|free"
    r"|sample_spec|fallback_generalizations|(?:deep_)?search(?:-(?:pro|fast|turbo|deep|advanced))?"
    r"|(?:together|fireworks)-ai-(?:.*\d+b|default|embedding-.*)|\*"
)
"""Whole names that choose among models, stand for a price class, or are no model at all."""

NOT_PUBLISHERS: Final = frozenset({"kilo-auto", "preset"})
"""Path segments behind which there are only routers and presets."""

WORDS_BEFORE: Final = _words(
    "alicloud cc cerebras coding deep fw groq duo-chat faster system meta-textgeneration umans xpersona"
)
"""Words that resellers put before a model's name, beside their own names and the labs'."""

BASE_SELLERS: Final = frozenset({"fireworks_ai", "replicate"})
"""Providers that sell bases beside tunings: there, a name without a tuning means the base."""

FINE_TUNERS: Final = _words(
    "aion-labs anthracite-org cognitivecomputations deepcogito envoid eva-unit-01 featherless-ai "
    "galrionsoftworks gryphe huihui-ai inflatebot latitudegames marinaraspaghetti meganova-ai mlabonne "
    "neversleep nothingiisreal nousresearch openpipe readyart sao10k shisa-ai soob3123 speakleash steelskull "
    "thedrummer undi95 vongolachouko"
)
"""Publishers whose models are their own though the names begin with the base's."""
