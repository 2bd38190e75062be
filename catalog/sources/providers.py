"""Who serves a route: one id for one company, whatever the upstreams call it."""

from __future__ import annotations

from catalog.models import Provider

_ONE_COMPANY = {
    "google-vertex-anthropic": "google-vertex",
}
"""models.dev provider ids that are a second door of another one; their rows are often the same routes twice."""

_NAMES = {
    "amazon-bedrock": "Amazon Bedrock",
    "azure": "Azure",
    "google-vertex": "Google Vertex AI",
    "llama": "Llama API",
    "meta": "Meta",
    "minimax": "MiniMax",
    "nova": "Amazon Nova",
    "nvidia": "NVIDIA",
}
"""Names said better than models.dev says them."""

LITELLM_PROVIDERS: dict[str, tuple[str, str]] = {
    "abliteration": ("abliteration-ai", "abliteration.ai"),
    "ai21": ("ai21", "AI21 Labs"),
    "aiand": ("aiand", "ai&"),
    "aihubmix": ("aihubmix", "AIHubMix"),
    "aleph_alpha": ("aleph-alpha", "Aleph Alpha"),
    "amazon_nova": ("nova", "Amazon Nova"),
    "anthropic": ("anthropic", "Anthropic"),
    "azure": ("azure", "Azure"),
    "azure_ai": ("azure", "Azure"),
    "azure_text": ("azure", "Azure"),
    "baseten": ("baseten", "Baseten"),
    "bedrock": ("amazon-bedrock", "Amazon Bedrock"),
    "bedrock_converse": ("amazon-bedrock", "Amazon Bedrock"),
    "bedrock_mantle": ("amazon-bedrock", "Amazon Bedrock"),
    "bigmodel": ("zhipuai", "Zhipu AI"),
    "cerebras": ("cerebras", "Cerebras"),
    "chatgpt": ("chatgpt", "ChatGPT (subscription)"),
    "clf_ai_gateway": ("cloudflare-ai-gateway", "Cloudflare AI Gateway"),
    "cloudflare": ("cloudflare-workers-ai", "Cloudflare Workers AI"),
    "codestral": ("mistral", "Mistral"),
    "cognition": ("cognition", "Cognition"),
    "cohere": ("cohere", "Cohere"),
    "cohere_chat": ("cohere", "Cohere"),
    "coralbricks": ("coralbricks", "CoralBricks"),
    "crusoe": ("crusoe", "Crusoe"),
    "dashscope": ("alibaba", "Alibaba"),
    "databricks": ("databricks", "Databricks"),
    "deepinfra": ("deepinfra", "Deep Infra"),
    "deepseek": ("deepseek", "DeepSeek"),
    "fireworks_ai": ("fireworks-ai", "Fireworks AI"),
    "fireworks_ai-embedding-models": ("fireworks-ai", "Fireworks AI"),
    "friendliai": ("friendli", "Friendli"),
    "gemini": ("google", "Google"),
    "gigachat": ("gigachat", "GigaChat"),
    "github_copilot": ("github-copilot", "GitHub Copilot"),
    "gmi": ("gmicloud", "GMI Cloud"),
    "groq": ("groq", "Groq"),
    "inception": ("inception", "Inception"),
    "meta": ("meta", "Meta"),
    "meta_llama": ("llama", "Llama API"),
    "minimax": ("minimax", "MiniMax"),
    "mistral": ("mistral", "Mistral"),
    "moonshot": ("moonshotai", "Moonshot AI"),
    "morph": ("morph", "Morph"),
    "nebius": ("nebius", "Nebius Token Factory"),
    "novita": ("novita-ai", "NovitaAI"),
    "nvidia_nim": ("nvidia", "NVIDIA"),
    "oci": ("oci", "OCI Generative AI"),
    "openai": ("openai", "OpenAI"),
    "opencode_go": ("opencode-go", "OpenCode Go"),
    "openrouter": ("openrouter", "OpenRouter"),
    "ovhcloud": ("ovhcloud", "OVHcloud AI Endpoints"),
    "palm": ("google", "Google"),
    "perplexity": ("perplexity", "Perplexity"),
    "qwen_ai_platform": ("alibaba", "Alibaba"),
    "qwencloud": ("alibaba", "Alibaba"),
    "sambanova": ("sambanova", "SambaNova"),
    "sarvam": ("sarvam", "Sarvam AI"),
    "scaleway": ("scaleway", "Scaleway"),
    "scx-ai": ("scx-ai", "SCX.ai"),
    "snowflake": ("snowflake-cortex", "Snowflake Cortex"),
    "tencent": ("tencent-tokenhub", "Tencent TokenHub"),
    "text-completion-codestral": ("mistral", "Mistral"),
    "text-completion-inception": ("inception", "Inception"),
    "text-completion-openai": ("openai", "OpenAI"),
    "together_ai": ("togetherai", "Together AI"),
    "v0": ("v0", "v0"),
    "vercel_ai_gateway": ("vercel", "Vercel AI Gateway"),
    "volcengine": ("volcengine", "Volcengine Ark"),
    "wandb": ("wandb", "CoreWeave"),
    "watsonx": ("watsonx", "watsonx.ai"),
    "xai": ("xai", "xAI"),
    "xiaomi_mimo": ("xiaomi", "Xiaomi"),
    "zai": ("zai", "Z.AI"),
}
"""LiteLLM's provider names: the id models.dev gives the same company, and its name."""


def provider_of_models_dev(provider_id: str, name: str | None, page: str | None) -> Provider:
    """The provider of a models.dev row, with the page models.dev names for it."""
    found = _ONE_COMPANY.get(provider_id, provider_id)
    return Provider(found, _NAMES.get(found, name or found), page if page and page.startswith("https://") else None)


def provider_of_litellm(litellm_provider: str) -> Provider:
    """The provider of a LiteLLM row; one that models.dev does not know keeps LiteLLM's name with a hyphen."""
    if litellm_provider.startswith("vertex_ai"):
        return Provider("google-vertex", _NAMES["google-vertex"])
    known = LITELLM_PROVIDERS.get(litellm_provider)
    if known is None:
        plain = litellm_provider.replace("_", "-")
        known = (plain, litellm_provider.replace("_", " ").replace("-", " ").title().replace(" Ai", " AI"))
    return Provider(known[0], _NAMES.get(known[0], known[1]))
