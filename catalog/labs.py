"""Who makes models: the labs' names, their own doors at both upstreams, and how a lab is known by a model's name.

A lab's id is spelled as models.dev spells it in canonical ids (``zhipuai``, ``moonshotai``, ``bytedance-seed``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from catalog.identity_labs import BEGINNINGS
from catalog.identity_words import FINE_TUNERS

LABS: Final[dict[str, str]] = {
    "01-ai": "01.AI",
    "ai21": "AI21 Labs",
    "aion-labs": "AionLabs",
    "aisingapore": "AI Singapore",
    "alibaba": "Alibaba",
    "allenai": "Ai2",
    "amazon": "Amazon",
    "anthropic": "Anthropic",
    "arcee-ai": "Arcee AI",
    "baai": "BAAI",
    "baidu": "Baidu",
    "bfl": "Black Forest Labs",
    "bytedance": "ByteDance",
    "bytedance-seed": "ByteDance Seed",
    "cohere": "Cohere",
    "databricks": "Databricks",
    "deepcogito": "Deep Cogito",
    "deepgram": "Deepgram",
    "deepreinforce": "DeepReinforce",
    "deepseek": "DeepSeek",
    "elevenlabs": "ElevenLabs",
    "google": "Google",
    "ibm": "IBM",
    "inception": "Inception",
    "inclusionai": "InclusionAI",
    "inflection": "Inflection",
    "kwaipilot": "Kwaipilot",
    "liquid": "Liquid AI",
    "meituan": "Meituan LongCat",
    "meta": "Meta",
    "microsoft": "Microsoft",
    "minimax": "MiniMax",
    "mistral": "Mistral AI",
    "mixedbread": "Mixedbread",
    "moonshotai": "Moonshot AI",
    "morph": "Morph",
    "motif-technologies": "Motif Technologies",
    "nex-agi": "Nex AGI",
    "nousresearch": "Nous Research",
    "nvidia": "NVIDIA",
    "openai": "OpenAI",
    "openbmb": "OpenBMB",
    "perplexity": "Perplexity",
    "poolside": "Poolside",
    "quiverai": "Quiver AI",
    "reka": "Reka",
    "sakana": "Sakana AI",
    "sarvam": "Sarvam",
    "sdaia": "SDAIA",
    "snowflake": "Snowflake",
    "stability": "Stability AI",
    "stepfun": "StepFun",
    "swiss-ai": "Swiss AI",
    "tencent": "Tencent",
    "thinkingmachines": "Thinking Machines",
    "tii": "TII",
    "trendyol": "Trendyol",
    "unbiased": "Unbiased",
    "upstage": "Upstage",
    "vivgrid": "Vivgrid",
    "voyage": "Voyage AI",
    "writer": "Writer",
    "xai": "xAI",
    "xiaomi": "Xiaomi",
    "zhipuai": "Z.ai",
}
"""Lab id → the name its own pages write. Labs of the tail have none here; their id stands for the name."""

FIRST_PARTY: Final[dict[str, tuple[str, ...]]] = {
    "ai21": ("ai21",),
    "alibaba": ("alibaba", "alibaba-cn", "dashscope", "qwen_ai_platform", "qwencloud"),
    "amazon": ("nova", "amazon-bedrock", "amazon_nova", "bedrock", "bedrock_converse", "bedrock_mantle"),
    "anthropic": ("anthropic",),
    "arcee-ai": ("arcee",),
    "bfl": ("black_forest_labs",),
    "bytedance-seed": ("volcengine",),
    "cohere": ("cohere", "cohere_chat"),
    "deepgram": ("deepgram",),
    "deepseek": ("deepseek",),
    "elevenlabs": ("elevenlabs",),
    "google": ("google", "google-vertex", "gemini", "vertex_ai", "vertex_ai-language-models"),
    "inception": ("inception", "text-completion-inception"),
    "inclusionai": ("bailing",),
    "meituan": ("longcat",),
    "meta": ("meta", "llama", "meta_llama"),
    "microsoft": ("azure", "azure-cognitive-services", "azure_ai"),
    "minimax": ("minimax", "minimax-cn"),
    "mistral": ("mistral", "codestral", "text-completion-codestral"),
    "moonshotai": ("moonshotai", "moonshotai-cn", "moonshot"),
    "morph": ("morph",),
    "nvidia": ("nvidia", "nvidia_nim"),
    "openai": ("openai", "text-completion-openai"),
    "perplexity": ("perplexity",),
    "poolside": ("poolside",),
    "sakana": ("sakana",),
    "sarvam": ("sarvam",),
    "stability": ("stability",),
    "stepfun": ("stepfun", "stepfun-ai"),
    "tencent": ("tencent-tokenhub", "tencent"),
    "thinkingmachines": ("thinkingmachines",),
    "unbiased": ("pareto",),
    "upstage": ("upstage",),
    "vivgrid": ("vivgrid",),
    "voyage": ("voyage",),
    "xai": ("xai",),
    "xiaomi": ("xiaomi", "xiaomi_mimo"),
    "zhipuai": ("zai", "zhipuai", "bigmodel"),
}
"""Lab id → the providers that are the lab itself, models.dev's ids first, LiteLLM's names after."""

ORGS: Final[dict[str, str]] = {
    "ai21labs": "ai21",
    "abliteration": "abliteration-ai",
    "aws": "amazon",
    "bedrock": "amazon",
    "amazon-nova": "amazon",
    "amazon_nova": "amazon",
    "arcee": "arcee-ai",
    "arcee_ai": "arcee-ai",
    "bailian": "alibaba",
    "black-forest-labs": "bfl",
    "bytedance": "bytedance-seed",
    "bytedance_seed": "bytedance-seed",
    "cohereforai": "cohere",
    "coherelabs": "cohere",
    "dashscope": "alibaba",
    "deepseek-ai": "deepseek",
    "fireworks_ai": "fireworks-ai",
    "gemini": "google",
    "grok": "xai",
    "ibm-granite": "ibm",
    "kimi": "moonshotai",
    "liquidai": "liquid",
    "llama": "meta",
    "meituan-longcat": "meituan",
    "meta-contributor": "meta",
    "meta-llama": "meta",
    "meta-models": "meta",
    "mimo": "xiaomi",
    "minimaxai": "minimax",
    "mistralai": "mistral",
    "moonshot": "moonshotai",
    "moonshot-ai": "moonshotai",
    "openai-gpt": "openai",
    "opencode_go": "opencode-go",
    "perplexityai": "perplexity",
    "qwen": "alibaba",
    "rekaai": "reka",
    "sarvamai": "sarvam",
    "spacexai": "xai",
    "stabilityai": "stability",
    "stepfun-ai": "stepfun",
    "thudm": "zhipuai",
    "tiiuae": "tii",
    "vertex_ai": "google",
    "volcengine": "bytedance-seed",
    "x-ai": "xai",
    "xiaomi-mimo": "xiaomi",
    "xiaomimimo": "xiaomi",
    "z-ai": "zhipuai",
    "zai": "zhipuai",
    "zai-org": "zhipuai",
}
"""Names under which labs publish (Hugging Face organisations, prefixes of gateways) → lab id."""

_NAMES: Final = tuple((re.compile(pattern), lab) for lab, pattern in BEGINNINGS)
_CLOUDS: Final = frozenset({"amazon", "microsoft", "nvidia"})
"""Labs that serve many others' models at the same door, so that the door tells nothing."""

_LAB_OF_PROVIDER: Final = {
    provider: lab for lab, providers in FIRST_PARTY.items() if lab not in _CLOUDS for provider in providers
}


@lru_cache(maxsize=16384)
def lab_of_name(name: str) -> str | None:
    """Tell the lab by a model's name alone: ``llama-3-8b`` → ``meta``; ``None`` where the name does not say it."""
    text = name.strip().lower().replace(" ", "-").replace("_", "-")
    return next((lab for pattern, lab in _NAMES if pattern.match(text)), None)


def lab_of_org(org: str) -> str | None:
    """Tell the lab by a publisher's name in an id: ``meta-llama`` → ``meta``; ``None`` where it is no known lab's."""
    text = org.strip().lower()
    return ORGS.get(text) or (text if text in LABS or text in FINE_TUNERS else None)


def lab_of_provider(provider: str) -> str | None:
    """Tell the lab that a provider is (``dashscope`` → ``alibaba``); ``None`` for one that serves others' models."""
    name = provider.strip().lower()
    return _LAB_OF_PROVIDER.get(name) or _LAB_OF_PROVIDER.get(name.partition("-")[0])
