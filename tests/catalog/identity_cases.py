"""Tables of route ids: what labs list, what vendors write, what must stay apart."""

# lab | id | name as the lab writes it (nothing where an upstream knows only the id) | released
ROWS = """
anthropic | claude-haiku-4-5 | Claude Haiku 4.5 (latest) | 2025-10-15
anthropic | claude-haiku-4-5-20251001 | Claude Haiku 4.5 | 2025-10-15
anthropic | claude-opus-4-8 | Claude Opus 4.8 | 2026-05-28
anthropic | claude-fable-5-1 | Claude Fable 5.1 | 2026-09-01
anthropic | claude-haiku-5-5 | | 2026-10-07
openai | gpt-4o | GPT-4o | 2024-05-13
openai | gpt-4o-2024-05-13 | GPT-4o (2024-05-13) | 2024-05-13
openai | gpt-4o-2024-08-06 | GPT-4o (2024-08-06) | 2024-08-06
openai | gpt-4o-mini | GPT-4o mini | 2024-07-18
openai | gpt-4o-mini-2024-07-18 | |
openai | gpt-4-turbo | GPT-4 Turbo | 2023-11-06
openai | gpt-3.5-turbo | GPT-3.5-turbo | 2023-03-01
openai | gpt-5 | GPT-5 | 2025-08-07
openai | gpt-5.1 | GPT-5.1 | 2025-11-13
openai | gpt-5.1-codex | GPT-5.1 Codex | 2025-11-13
openai | gpt-5.1-codex-max | GPT-5.1 Codex Max | 2025-11-19
openai | gpt-5.2-chat-latest | GPT-5.2 Chat | 2025-12-11
openai | gpt-5.2 | GPT-5.2 | 2025-12-11
openai | gpt-5.4 | GPT-5.4 | 2026-03-05
openai | gpt-5.6-luna | GPT-5.6 Luna | 2026-07-09
openai | o3-mini | o3-mini | 2024-12-20
google | gemini-2.5-flash | Gemini 2.5 Flash | 2025-06-17
google | gemini-3-flash-preview | Gemini 3 Flash Preview | 2025-12-17
google | gemini-3.1-flash-lite | Gemini 3.1 Flash Lite | 2026-05-07
google | gemini-3.1-flash-lite-preview | Gemini 3.1 Flash Lite Preview | 2026-03-03
google | gemini-3.1-pro-preview | Gemini 3.1 Pro Preview | 2026-02-19
google | gemini-3.8-flash | Gemini 3.8 Flash | 2026-09-02
google | gemini-flash-latest | Gemini Flash Latest | 2026-08-13
google | gemini-4-argon | |
mistral | mistral-large-2512 | Mistral Large 3 | 2025-12-02
mistral | mistral-large-latest | Mistral Large (latest) | 2024-11-01
mistral | mistral-medium-2604 | Mistral Medium 3.5 | 2026-04-29
mistral | mistral-small-2506 | Mistral Small 3.2 | 2025-06-20
mistral | devstral-2512 | Devstral 2 | 2025-12-09
mistral | devstral-latest | Devstral 2 | 2025-12-09
mistral | mistral-large-3 | |
mistral | mistral-large-4 | |
deepseek | deepseek-flash | DeepSeek V4.1 Flash | 2026-09-10
deepseek | deepseek-v4-flash | DeepSeek V4 Flash | 2026-09-10
deepseek | deepseek-v4-pro | DeepSeek V4 Pro | 2026-08-12
xai | grok-4.20-0309-reasoning | Grok 4.20 (Reasoning) | 2026-03-09
xai | grok-4.3 | Grok 4.3 | 2026-04-17
xai | grok-4.3-latest | |
zhipuai | glm-4.6 | GLM-4.6 | 2025-09-30
zhipuai | glm-5.2 | GLM-5.2 | 2026-06-13
zhipuai | glm-5.3 | GLM-5.3 | 2026-08-14
zhipuai | glm-5.3-flash | GLM-5.3-Flash | 2026-08-26
zhipuai | glm-5.3-flashx | GLM-5.3-FlashX | 2026-09-18
moonshotai | kimi-k2.6 | Kimi K2.6 | 2026-04-21
moonshotai | kimi-k2.7-code | Kimi K2.7 Code | 2026-06-12
moonshotai | kimi-k2.7-code-highspeed | Kimi K2.7 Code HighSpeed | 2026-06-12
moonshotai | kimi-k3 | Kimi K3 | 2026-07-16
alibaba | qwen2-5-32b-instruct | Qwen2.5 32B Instruct | 2024-09
alibaba | qwen3-32b | Qwen3 32B | 2025-04
alibaba | qwen3-next-80b-a3b-instruct | Qwen3-Next 80B-A3B Instruct | 2025-09
alibaba | qwen3-next-80b-a3b-thinking | Qwen3-Next 80B-A3B (Thinking) | 2025-09
nvidia | nvidia/nemotron-3-super-120b-a12b | Nemotron 3 Super 120B A12B | 2026-03-11
nvidia | nvidia/nemotron-3-ultra-550b-a55b | Nemotron 3 Ultra 550B A55B | 2026-06-04
alibaba | qwen9-30b-a3b | Qwen9 30B-A3B | 2026-09
alibaba | qwen9-30b-a6b | Qwen9 30B-A6B | 2026-09
openai | gpt-4o-search-preview | | 2025-03
alibaba | qwen3.6-27b | Qwen3.6 27B | 2026-04-22
alibaba | qwen3.8-max | Qwen3.8 Max | 2026-08-03
alibaba | kimi-k2.5 | Kimi K2.5 | 2026-01-27
minimax | MiniMax-M2.7 | MiniMax-M2.7 | 2026-03-18
minimax | MiniMax-M2.7-highspeed | MiniMax-M2.7-highspeed | 2026-03-18
minimax | MiniMax-M3 | MiniMax-M3 | 2026-06-01
cohere | command-a-03-2025 | Command A | 2025-03-13
bytedance-seed | doubao-seed-2-0-lite-260428 | Seed 2.0 Lite | 2026-04-28
amazon | us.amazon.nova-lite-v1:0 | Nova Lite (US) | 2024-12-03
amazon | amazon.nova-lite-v1:0 | Nova Lite | 2024-12-03
"""

# provider | id | name | family || model | region | variant
WRITTEN = """
anthropic | claude-haiku-4-5-20251001 || anthropic/claude-haiku-4-5
anthropic | claude-3-5-haiku-20241022 || anthropic/claude-3-5-haiku
anthropic | claude-haiku-5-5 || anthropic/claude-haiku-5-5
bedrock | anthropic.claude-3-5-haiku-20241022-v1:0 || anthropic/claude-3-5-haiku
bedrock | bedrock/us-gov-west-1/anthropic.claude-haiku-4-5-20251001-v1:0 || anthropic/claude-haiku-4-5 | us-gov-west-1
bedrock | bedrock/*/1-month-commitment/anthropic.claude-v2 || anthropic/claude-2 | | 1-month-commitment
bedrock | anthropic.claude-v2:1 || anthropic/claude-2-1
bedrock | bedrock/eu-west-1/1-month-commitment/cohere.command-r || cohere/command-r | eu-west-1 | 1-month-commitment
bedrock | anthropic.claude-instant-v1 || anthropic/claude-instant-1
bedrock | anthropic.claude-3-5-sonnet-20241022-v2:0 || anthropic/claude-3-5-sonnet
amazon-bedrock | us.anthropic.claude-haiku-4-5-20251001-v1:0 || anthropic/claude-haiku-4-5 | us
amazon-bedrock | global.anthropic.claude-opus-4-8 || anthropic/claude-opus-4-8 | global
amazon-bedrock | us-gov.openai.gpt-oss-120b-1:0 || openai/gpt-oss-120b | us-gov
amazon-bedrock | meta.llama3-1-70b-instruct-v1:0 || meta/llama-3.1-70b-instruct
amazon-bedrock | deepseek.v3-v1:0 || deepseek/deepseek-v3.1
amazon-bedrock | us.deepseek.r1-v1:0 || deepseek/deepseek-r1 | us
kyma | nemotron-3-ultra-550b || nvidia/nemotron-3-ultra-550b-a55b
venice | qwen3-next-80b || alibaba/qwen3-next-80b-a3b-instruct
somebody | qwen9-30b || alibaba/qwen9-30b
poe | openai/gpt-4o-search || openai/gpt-4o-search-preview
replicate | meta/code-llama-34b-instruct || meta/codellama-34b-instruct
azure | phi-4-mini || microsoft/phi-4-mini-instruct
amazon-bedrock | nvidia.nemotron-super-3-120b || nvidia/nemotron-3-super-120b-a12b
amazon-bedrock | mistral.mistral-large-3-675b-instruct || mistral/mistral-large-2512
amazon-bedrock | apac.amazon.nova-lite-v1:0 || amazon/nova-lite | apac
amazon-bedrock | google.gemma-4-31b || google/gemma-4-31b-it
bedrock | bedrock/us-west-2/mistral.mistral-7b-instruct-v0:2 || mistral/mistral-7b-instruct-v0.2 | us-west-2
google-vertex-anthropic | claude-haiku-4-5@20251001 || anthropic/claude-haiku-4-5
vertex_ai-anthropic_models | vertex_ai/claude-opus-4-8@default || anthropic/claude-opus-4-8
vertex_ai-zai_models | vertex_ai/zai-org/glm-5.2-maas || zhipuai/glm-5.2 | | maas
vertex_ai-llama_models | vertex_ai/meta/llama-4-scout-17b-16e-instruct-maas || meta/llama-4-scout-17b-instruct | | maas
vertex_ai-language-models | gemini-2.0-flash-001 || google/gemini-2.0-flash
gemini | gemini/gemini-4-argon || google/gemini-4-argon
openai | gpt-4o-2024-05-13 || openai/gpt-4o-2024-05-13
openai | gpt-4o-mini-2024-07-18 || openai/gpt-4o-mini
openai | ft:gpt-4o-mini-2024-07-18 || openai/gpt-4o-mini | | fine-tuned
openai | gpt-4-0613 || openai/gpt-4
openai | gpt-4-vision-preview || openai/gpt-4-vision-preview
openai | low/1024-x-1536/gpt-image-1.5 || openai/gpt-image-1.5 | | low+1024-x-1536
azure | azure/eu/gpt-4o-2024-08-06 || openai/gpt-4o-2024-08-06 | eu
azure | azure/global-standard/gpt-4o-2024-08-06 || openai/gpt-4o-2024-08-06 | global
azure | azure/gpt-35-turbo-0125 || openai/gpt-3.5-turbo
azure | azure/gpt-4-turbo-vision-preview || openai/gpt-4-vision-preview
azure_ai | azure_ai/FW-Kimi-K3 || moonshotai/kimi-k3
azure_ai | azure_ai/Llama-4-Maverick-17B-128E-Instruct-FP8 || meta/llama-4-maverick-17b-instruct | | fp8
azure_ai | azure_ai/cohere-embed-v3-english || cohere/embed-v3-english
fal_ai | fal_ai/low/1024-x-768/openai/gpt-image-2.5/flare/edit || openai/gpt-image-2.5-flare | | low+1024-x-768+edit
fireworks_ai | fireworks_ai/accounts/fireworks/models/glm-4p6 || zhipuai/glm-4.6
fireworks_ai | fireworks_ai/accounts/fireworks/models/llama-v3p1-8b-instruct || meta/llama-3.1-8b-instruct
fireworks_ai | fireworks_ai/accounts/fireworks/models/qwen2p5-coder-7b || alibaba/qwen2.5-coder-7b
fireworks_ai | fireworks_ai/accounts/fireworks/models/deepseek-v4p1-flash-us || deepseek/deepseek-v4.1-flash | us
fireworks-ai | accounts/fireworks/routers/kimi-k3-fast || moonshotai/kimi-k3 | | fast
fireworks-ai | accounts/fireworks/routers/glm-flash-latest | Newest (GLM 5.3 Flash) || zhipuai/glm-5.3-flash | | latest
together_ai | together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo || meta/llama-3.3-70b-instruct | | turbo
together_ai | together_ai/Qwen/Qwen2.5-7B-Instruct-Turbo || alibaba/qwen2.5-7b-instruct | | turbo
deepinfra | deepinfra/deepseek-ai/DeepSeek-R1-0528-Turbo || deepseek/deepseek-r1-0528 | | turbo
novita | novita/deepseek/deepseek-v3/community || deepseek/deepseek-v3 | | community
tensormesh | tensormesh/lukealonso/GLM-5.2-NVFP4-MTP || zhipuai/glm-5.2 | | nvfp4+mtp
sail | sail/nvidia/Gemma-4-31B-IT-NVFP4 || google/gemma-4-31b-it | | nvfp4
sail | sail/google/gemma-4-12B-it || google/gemma-4-12b-it
siliconflow-cn | Qwen/Qwen3.5-4B | Qwen/Qwen3.5-4B || alibaba/qwen3.5-4b
siliconflow-cn | Pro/zai-org/GLM-5.2 || zhipuai/glm-5.2 | | pro
openrouter | anthropic/claude-3.5-haiku || anthropic/claude-3-5-haiku
openrouter | openrouter/anthropic/claude-3.7-sonnet || anthropic/claude-3-7-sonnet
openrouter | moonshotai/kimi-k3:free || moonshotai/kimi-k3 | | free
openrouter | openrouter/auto || -
kilo | kilo-auto/frontier || -
azure | model-router || -
litellm | sample_spec || -
together_ai | together-ai-81.1b-110b || -
replicate | replicate/anthropic/claude-4.5-haiku || anthropic/claude-haiku-4-5
replicate | replicate/meta/llama-3-70b || meta/llama-3-70b
sap-ai-core | anthropic--claude-4.8-opus || anthropic/claude-opus-4-8
cortecs | claude-opus4-8 || anthropic/claude-opus-4-8
databricks | databricks-claude-haiku-4-5 || anthropic/claude-haiku-4-5
databricks | databricks/databricks-gpt-5-4 || openai/gpt-5.4
snowflake-cortex | snowflake-llama3.3-70b || meta/llama-3.3-70b-instruct
gitlab | duo-chat-opus-4-8 | Agentic Chat (Claude Opus 4.8) || anthropic/claude-opus-4-8
venice | zai-org-glm-5-2 || zhipuai/glm-5.2
venice | openai-gpt-54 || openai/gpt-5.4
venice | minimax-m27 || minimax/minimax-m2.7
venice | grok-4-3 || xai/grok-4.3
xai | grok-4.3-latest || xai/grok-4.3 | | latest
xai | grok-4-20-beta-0309-reasoning || xai/grok-4.20-0309-reasoning
nano-gpt | TEE/kimi-k3 || moonshotai/kimi-k3 | | tee
nano-gpt | anthropic/claude-haiku-4.5:thinking:8192 || anthropic/claude-haiku-4-5 | | thinking+8192
ollama-cloud | gpt-oss:120b || openai/gpt-oss-120b
ollama | ollama/deepseek-v3.1:671b-cloud || deepseek/deepseek-v3.1-671b | | cloud
edenai | databricks/databricks-gpt-oss-120b@eu || openai/gpt-oss-120b | eu
edenai | google/gemini-flash-latest | Gemini Flash Latest (Gemini 3.8 Flash) || google/gemini-3.8-flash | | latest
google | gemini-flash-latest | Gemini Flash Latest || google/gemini-flash-latest
requesty | kimi-k2.6@eu || moonshotai/kimi-k2.6 | eu
cloudflare | cloudflare/@cf/meta/llama-3.3-70b-instruct-fp8-fast || meta/llama-3.3-70b-instruct | | fp8+fast
groq | groq/openai/gpt-oss-20b || openai/gpt-oss-20b
perplexity | perplexity/preset/pro-search || -
poe | google/nano-banana | Nano-Banana || google/nano-banana
opencode | gemini-3-flash | Gemini 3 Flash || google/gemini-3-flash-preview
neon | gemini-3-1-flash-lite | Gemini 3.1 Flash Lite Preview || google/gemini-3.1-flash-lite-preview
amd | DeepSeek-V4-Flash | DeepSeek V4 Flash 0731 || deepseek/deepseek-v4-flash-0731
crof | deepseek-v4-flash-0731 | DeepSeek V4 Flash (New) || deepseek/deepseek-v4-flash-0731
deepseek | deepseek-flash || deepseek/deepseek-v4.1-flash
deepseek | deepseek/deepseek-v4-pro || deepseek/deepseek-v4-pro
opencode | deepseek-v4-pro || deepseek/deepseek-v4-pro
umans-ai | umans-flash | Umans Flash || alibaba/qwen3.6-35b-a3b
mistral | mistral-large-3 || mistral/mistral-large-2512
mistral | mistral/mistral-large-4-0 || mistral/mistral-large-4
mistral | zai-glm-5-2 || zhipuai/glm-5.2
moonshot | moonshot/moonshot-v1-auto || -
gemini | gemini/gemini-gemma-2-27b-it || google/gemma-2-27b-it
xai | xai/grok-code-fast-1-0825 || xai/grok-code-fast-1
scaleway | scaleway/mistralai/mistral-small-3.2-24b-instruct-2506 || mistral/mistral-small-2506
greenpt | mistral-medium-3.5-128b || mistral/mistral-medium-2604
alibaba-cn | siliconflow/deepseek-v3.2 || deepseek/deepseek-v3.2
zai | glm-5.3-flashx || zhipuai/glm-5.3-flash | | flashx
volcengine | doubao-seed-2-0-lite-260428 || bytedance-seed/seed-2.0-lite
moonshot | moonshot/kimi-k3.1-pro || moonshotai/kimi-k3.1-pro
vercel | cohere/command-a || cohere/command-a-03-2025
nano-gpt | NeverSleep/Lumimaid-v0.2-70B | Lumimaid v0.2 | llama || neversleep/lumimaid-v0.2-70b
llamagate | llamagate/dolphin3-8b || llamagate/dolphin3-8b
nano-gpt | fastgpt-27b | Fast GPT | qwen || alibaba/fastgpt-27b
"""

# Two writings at one provider that are two models, however near they look.
APART = """
openai | gpt-4o | gpt-4o-2024-05-13
openai | gpt-4o | gpt-4o-mini
openai | gpt-5.1 | gpt-5.1-codex
openai | gpt-5.1-codex | gpt-5.1-codex-max
openai | gpt-5.2 | gpt-5.2-chat-latest
openai | gpt-3.5-turbo | gpt-3.5-turbo-instruct
openai | gpt-4-turbo | gpt-4
openai | gpt-oss-20b | gpt-oss-safeguard-20b
openai | o3-mini | o3
openai | gpt-4o | gpt-4o-audio-preview
deepinfra | deepseek-ai/DeepSeek-V4-Flash | deepseek-ai/DeepSeek-V4-Flash-0731
deepinfra | deepseek-ai/DeepSeek-V4-Flash | deepseek-ai/DeepSeek-V4-Flash-Vision-Exp
deepinfra | deepseek-ai/DeepSeek-R1 | deepseek-ai/DeepSeek-R1-0528
deepinfra | deepseek-ai/DeepSeek-R1 | deepseek-ai/DeepSeek-R1-Distill-Qwen-32B
deepinfra | Qwen/Qwen2.5-32B-Instruct | deepseek-ai/DeepSeek-R1-Distill-Qwen-32B
deepinfra | deepseek-ai/DeepSeek-V3 | deepseek-ai/DeepSeek-V3-0324
deepinfra | deepseek-ai/DeepSeek-V3.1 | deepseek-ai/DeepSeek-V3.1-Terminus
moonshotai | kimi-k2.7-code | kimi-k2.7-code-highspeed
minimax | MiniMax-M2.7 | MiniMax-M2.7-highspeed
minimax | MiniMax-M2 | MiniMax-M2.7
groq | qwen/qwen3-next-80b-a3b-instruct | qwen/qwen3-next-80b-a3b-thinking
groq | qwen/qwen3-vl-30b-a3b-instruct | qwen/qwen3-vl-30b-a3b-thinking
groq | qwen/qwen3-30b-a3b-instruct-2507 | qwen/qwen3-30b-a3b-thinking-2507
groq | qwen/qwen3-30b-a3b | qwen/qwen3-30b-a3b-instruct-2507
groq | qwen/qwen3-4b | qwen/qwen3.5-4b
databricks | databricks-openjev-qwen35-4b | qwen/qwen3.5-4b
alibaba | qwen3.8-max | qwen3.8-max-preview
alibaba | qwen3.8-max | qwen3.8-max-0902
google | gemini-3.1-flash-lite | gemini-3.1-flash-lite-preview
google | gemini-2.5-flash | gemini-2.5-flash-lite
google | gemini-2.5-flash | gemini-2.5-flash-image
google | gemma-3-4b-it | gemma-3n-e4b-it
deepinfra | meta-llama/Llama-3.1-8B-Instruct | meta-llama/Llama-Guard-3-8B
deepinfra | meta-llama/Llama-3.1-70B-Instruct | nvidia/Llama-3.1-Nemotron-70B-Instruct
nano-gpt | google/gemma-4-31b-it | google/gemma-4-31b-it-abliterated
wandb | Qwen/Qwen3-14B | OpenPipe/Qwen3-14B-Instruct
nano-gpt | llama-3.1-8b | aion-labs/aion-rp-llama-3.1-8b
azure | phi-4 | phi-4-reasoning
zai | glm-4.6 | glm-4.6v
zai | glm-4.5 | glm-4.5-air
xai | grok-4 | grok-4-fast
anthropic | claude-opus-4-5 | claude-sonnet-4-5
"""
