"""Words inside model names, and what they say. Data; every list is lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPTIONAL = _words("""
    instruct it chat hf latest preview exp experimental maas model models ai think thinking reasoning non 0.1 fp8 bf16
    hybrid customtools tee new api beta
""")
"""Words that, left out, still name the same model."""

SPECIAL = _words("""
    code coder coding codex vision vl guard safeguard safety omni embedding embed math ocr audio image tts stt asr
    translate live realtime search research deep distill distilled transcribe robotics computer use character cyber
    security nemotron uncensored abliterated highspeed ultraspeed build multi agent agentic daybreak contributor prime
    turbo voice fin content moderation rerank her ja mt vc speech classifier lora roleplay hermes swallow base prover
    tulu sea lion medical med instant flashx fast saba euryale stheno lunaris law rosalind exp thinking
""")
"""Words of models made for one thing: a default is never one of them, unless the word was said."""

PREVIEW = _words("preview exp experimental beta")
"""Words of models that are not generally available."""

TIERS: dict[str, int] = {
    word: rank
    for rank, words in {
        9: "max ultra",
        8: "maverick large premier",
        7: "plus pro sonnet sol",
        6: "opus",
        5: "medium",
        4: "scout",
        3: "flash small haiku air turbo",
        2: "lite mini luna",
        1: "micro nano tiny",
    }.items()
    for word in words.split()
}
"""How large a general-purpose size a word names, where the name counts no parameters."""

LINES = _words("haiku sonnet opus fable mythos sol luna terra astra maverick scout argon oss")
"""Words that, alone, name one lab's line although they do not begin its names."""

NOT_BRANDS = _words("""
    abliterated c command computer deep doubao embed labs mini nex north nous nv open preview pro rerank ring step text
    seed solar hy magnum ling
    muse trinity titan perceptron morph groq mercury bge cosmos kat mai phi nova granite
""") | frozenset({""})
"""First words of names that are everyday words, or too short: with a version or a size they name a model, alone not."""

WEAK_BRANDS = _words("command step seed solar hy magnum ling ring muse trinity titan mercury kat mai phi nova granite")
"""Of those, the ones that name a model together with any other part of a name."""

FAINT = _words("""
    flash luna terra sol astra maverick scout argon laguna sonar longcat fugu jamba inkling moonshot aya reka granite
    o1 o3 o4 4o r1 k2 k3 m1 m2 m3 e2b e4b hermes apertus nova step sakana oss mythos fable
""")
"""Names that are everyday words or codes: alone they link only in a sentence that plainly speaks of models."""

UNLISTED = _words("""
    babbage rwkv stablelm dbrx bloomz wizardlm cogvlm internlm openchat starcoder
    santacoder lamda medsiglip siglip shieldgemma t5gemma functiongemma recurrentgemma datagemma txgemma deepcoder
    smollm midjourney
""")
"""Names that people know and a catalog may lack: said to be unknown where it does, never read as the nearest one."""

UNLISTED_EVERYDAY = _words("""
    behemoth davinci vicuna alpaca zephyr composer falcon palm bard dolly flan galactica chinchilla gopher sora imagen
    veo orca yi
""")
"""The same, where the word is an everyday one: only with a version or a size behind it."""

PARTS = LINES | frozenset(TIERS)
"""Words that can stand for a whole name in a thread that speaks of its brand: *and opus?*, *the mini*."""

HOMONYMS = _words("""
    claude haiku sonnet opus gemini llama gemma gpt mistral grok minimax kimi chatgpt phi whisper
""")
"""Names that mean something else in some sentences: alone they link only where a fact is asked for."""

OTHER_SENSES: dict[str, frozenset[str]] = {
    "argon": _words("gas noble welding"),
    "astra": _words("opel vauxhall"),
    "aya": _words("hair salon nakamura"),
    "beam": _words("laser jim wooden steel"),
    "claude": _words("monet debussy shannon giroux cahun lorrain juncker makelele van damme"),
    "command": _words("line prompt terminal shell slash"),
    "fable": _words("aesop moral fox xbox lionhead"),
    "falcon": _words("heavy rocket spacex starlink orbit payload bird peregrine ford landing millennium launchpad"),
    "flash": _words("player camera cards drive sale flood mob gordon usb"),
    "gemini": _words(
        "zodiac horoscope ascendant leo virgo libra aquarius horoscopes cancer taurus scorpio birthday sign spacecraft"
    ),
    "gemma": _words("doyle arterton chan collins bovery"),
    "grok": _words("heinlein"),
    "haiku": _words("syllable syllables basho stanza autumn beos slam rhyme verse verses"),
    "hermes": _words(
        "birkin bag bags scarf parcel parcels olympus zeus handbag handbags kelly silk tie greek god courier tracking"
    ),
    "kimi": _words("raikkonen räikkönen antonelli driver f1 prix podium race ferrari mercedes lap"),
    "llama": _words("wool zoo peru fur herd winamp animal animals farm alpaca alpacas trek trekking sanctuary"),
    "luna": _words("park lovegood lunar moth crypto"),
    "maverick": _words("gun tom cruise ford dallas"),
    "mistral": _words("wind winds provence rhone gale sailing marseille marseilles gusts avignon"),
    "nova": _words("scotia launcher supernova bossa chevy chevrolet scotian star cinema"),
    "opus": _words("codec dei magnum ogg webm symphony concerto sonata beethoven mozart chopin musical"),
    "phi": _words("kappa coefficient island islands beta sigma golden ratio fraternity phuket krabi"),
    "scout": _words("boy girl camp motorhome"),
    "sol": _words("corona beer cuervo peruvian"),
    "sonnet": _words("shakespeare iambic petrarch stanza slam rhyme verse petrarchan"),
    "terra": _words("firma incognita cotta"),
    "m1": _words("macbook mac apple chip motorway"),
    "m2": _words("macbook mac apple chip ssd nvme"),
    "m3": _words("macbook mac apple chip bmw"),
    "k2": _words("mountain everest summit"),
    "o1": _words("visa visas uscis petition"),
    "o3": _words("ozone"),
    "granite": _words("worktop worktops countertop countertops kitchen slab slabs rock stone quarry tile tiles"),
    "inkling": _words("no an any slightest had faintest"),
    "jamba": _words("juice smoothie smoothies"),
    "laguna": _words("beach hotel hotels resort phuket renault"),
    "fugu": _words("restaurant fish sushi poison"),
    "mercury": _words("planet retrograde freddie thermometer poisoning barometer marine outboard"),
    "orca": _words("whale whales pod"),
    "palm": _words("oil tree trees beach beaches springs sunday"),
    "pro": _words("dji iphone ipad macbook airpods gopro surface"),
    "dolly": _words("parton sheep camera"),
    "reka": _words("beograd"),
    "solar": _words("panel panels installer installers roof inverter battery eclipse kwh"),
    "sonar": _words("submarine fish fishfinder scan ultrasound cube sonarqube"),
    "titan": _words("submarine submersible saturn attack watch"),
    "trinity": _words("college church holy"),
    "r1": _words("rivian yamaha zoning"),
    "mini": _words("cooper fridge golf dji ipad mac drone"),
}
"""Words that, near a name, tell that it means another thing in that sentence: the *Opus codec*, an *o1 visa*."""

PRODUCTS: dict[str, frozenset[str]] = {
    "claude": _words("code pro max desktop team cowork plan plans app subscription subscribers"),
    "gemini": _words("app cli advanced account live gems plan plans subscription"),
    "gpt": _words("plus pro team plan plans app store down subscription subscribers"),
    "grok": _words("app"),
}
"""Products, plans and apps that a brand names with the word behind it: no models."""

EVERYDAY = _words("""
    gamma lama cloud clouds sonnets haikus minstrel commander claudia claus llamas germini deepest gemstone geminis
    fables label table stable cable able hermit kimono mistress mister mixture mistrals grokking groks crock clause
    loud laude mixtape devs ollama gemination moonshots permits queen given qwerty magistrate
    larger flask slash flush plush clash stash shall stall smell smalls barge ultras turbos macro micron plush
    ministry minister ministers minimal minimum minima scouts scout maverics opuses octopus lagoon sonata sonar solar
""")
"""Everyday words that a misspelling must not be read into."""

SAME_AS = {"chatgpt": "gpt", "gpts": "gpt", "gtp": "gpt", "chatgtp": "gpt"}
"""Other words for the same brand, where a version follows."""

VERSION_LETTERS = "kmrov"
"""Letters that some labs put before a version and people leave out: MiniMax 2.7 is ``M2.7``, Kimi 2.5 is ``K2.5``."""

SERVING = _words("""
    int4 int8
    fp4 fp8 fp16 bf16 nvfp4 mxfp4 awq gptq gguf mlx q4 q5 q6 q8 4bit 8bit 6bit turbo free nitro thinking instruct
    latest lasted maas base hf high low medium xhigh minimal
""")
"""What may be glued behind a name without making it another model."""

EVERYDAY_BRANDS = _words("command step ring seed solar magnum muse trinity mercury kat mai space dots beam")
"""Brands that are words of every day: with a bare number behind them (*step 2*) they are still more likely those."""

STEPPED = _words("at in on until till after before see this next every each last first same")
"""Before *step 3*, these tell that it is one of several steps."""

GROKKED = _words("this that it how why these those")
GROKKING = _words("to can cannot t not i we you really fully finally")
"""*grok this*, *to grok how*: the verb."""

EVERYDAY_NAMES = _words("""
    computer use deep research chat model abliterated beam echo auto fast small best base compound fusion morph
    light command rerank embed
""")
"""Words of every day: a name made of nothing else is one only with its lab beside it."""

SPELLED_OUT = {"omni": "o"}
"""Letters of versions that people say as words: GPT-4 omni is GPT-4o."""

BEFORE_BRANDS = _words("open labs c4ai")
"""Words that some labs put before the brand: *open-mistral-7b*."""

COMPOUNDS = _words("""
    like based level style class powered only compatible sized tier grade family line models model pricing price cost
    costs context vs killer beating beater lover users user fan
""")
"""What may be hyphened behind a name in English and leaves it a name: ``GPT-5-level``, ``claude-like``."""

MODALITIES = _words(
    "search image images audio vision video code coding voice speech live tts transcribe realtime think multimodal"
)
"""Words that a name may have, and that are also what a model is asked for."""

TELLING_TIERS = _words("ultra nano lite micro mini flash tiny pro")
"""Words that, right behind a version, are part of the name: no *Haiku 4.5 ultra* is a Haiku 4.5."""

CONTEXT_AFTER_MAX = _words("context ctx output out tokens token input in length window price cost")
"""After these, ``max`` is a measure and not a model."""

COUNTED = (
    r"(?:x|times|days?|weeks?|months?|years?|hours?|mins?|minutes?|%|percent|users?|requests?|reqs?|calls?|tokens?|toks?|"
    r"millions?|billions?|millionen|millones|milhões|milioni|млн|mil|тыс\w*|mio|mln|mrd|lakhs?|crores?|questions?|things?|people|"
    r"models?|emails?|e-mails?|docs?|documents?|messages?|msgs?|chats?|tickets?|files?|images?|pages?|jobs?|devs?|"
    r"agents?|seats?|/\s?(?:s|sec|min|hr?|hour|d|day|wk|week|mo|month|yr?|year)|rps|rpm|qps|or more|"
    r"милли\w+|млрд|тысяч\w*|запрос\w*|токен\w*|раза?|mili?on\w*|mill?iard\w*|mld|mi?lj(?:oen|ard)\w*|mily(?:on|ar)\w*|"
    r"tausend|mille|mila|tys|tysi\w+|duizend|anfragen?|peticion\w*|solicitud\w*|requêtes?|richiest\w*|pedidos?|"
    r"requisiç\w+|verzoek\w*|zapyta\w+|iste[kğ]\w*|jetons?|tage?|tagen|días?|jours?|giorn[oi]|dias?)(?![^\W\d_])"
)
"""What a number counts that stands behind a name and is no version of it: ``gpt-4o 3 times``."""

COUNTERS = "[万萬億亿千百天月年周週次件个個人名页頁枚만억천백건명개회번]|日(?!本)|回(?![答复覆])|[時时](?!代)|일(?!본)"
"""The same in languages without blanks, where a number of its own stands before it: *gpt-5 nano 1日1万リクエスト*."""
