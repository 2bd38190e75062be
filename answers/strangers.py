"""Words beside a name that a question about models has no use for: *jamba juice*, *chevy nova*, *llama farm*."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from answers.cues import load_cues, tables
from catalog import LABS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from catalog import Mention

_BEFORE = re.compile(r"([a-zà-öø-ÿ]+) $", re.IGNORECASE)
_BEHIND = re.compile(r" (?:(?:one|two|three|no|nr|number|\d) )?([a-zà-öø-ÿ]+)\b", re.IGNORECASE)
_BEGINNING = 4
"""So many letters of a cue word that may have any ending tell it."""
_LATIN = re.compile(r"[a-zà-öø-ÿ]+\*?", re.IGNORECASE)
_PLAIN = frozenset(
    """
    a about above actually after again ago ah all alone already also although always am among an and another any
    anyone anything are aren around as at away back bad be because become been before behind being below beside
    between big both bring bro but by call called came can cannot chat come could couldn day days did didn do
    does doesn doing don done down during each either else enough even ever every everyone exactly far feel
    feels few find first for from full further gave get gets getting give given gives go goes going gone good
    got great guys had has hasn have haven having he hello help her here hey hi him his how however i if in
    instead into is isn it its itself just keep kind know last late lately later least left less let like little
    ll long longer look looks lot lots made main make makes making many maybe me mean means meant might more
    most much must my need needs neither never new next nice no nor not nothing now of off ok okay old on once
    one ones only onto or other others our ours out over own past per perhaps please pls plus possible probably
    put quite rather re ready real really right run running runs s said same saw say says see seem seems seen
    set she should shouldn show since slightly so some someone something somewhere still stop such support
    supports sure switch t take takes tell tested than thank thanks that the their them then there these they
    thing things think this those though through thus till time to today together told too took total toward
    tried true try trying under until up upon us use used user users uses using usual usually ve version
    versions via very vs want wants was wasn way we well went were weren what whatever when where whether which
    while who whole whose why will win with within without won work works worse worst worth would wouldn yeah
    yes yesterday yet you your yours yo

    api apis app ai agent agents assistant batch benchmark benchmarks bill bot budget call calls chatbot cloud
    code coding compare comparison context data default deployed deployment deployments dev docs embedding
    endpoint endpoints eval evals family fine free generation gpu gpus hosted inference info input instance key
    large latency limit limits lineup llm llms local locally max medium messages mini model models numbers
    output outputs params performance pipeline plan prod production prompt prompts quality quantized quick quota
    rag rate rates request requests response responses serve served serverless service setup size sizes small
    specs stats summary task tasks team test tests thoughts throughput token tokens tuning update vendor vram
    weights workload workloads details overview latest newest current nous zhipu moonshot bytedance facebook

    das dem den der des die ein eine einem einen einer es für im in ist mit nicht oder sind und von was wie zu
    zum zur al algo com como con da das de del do dos e el em en es esta este gli i il la las le les lo los ma
    mi nel no non o os para per più por pour qual quale que qui se si sin son su sur um uma un una une und uno y
    à é est et ou avec dans du au aux sont quel quelle quels kann hat haben ich wir uns bei auf als auch noch
    hoje agora hoy ahora maintenant oggi adesso heute jetzt gerade bitte favor obrigado gracias merci
    grazie danke quiero quero voglio veux möchte brauche meinen unsere unser nuestro nosso nostro notre gut bueno bom
    buono tomorrow tonight soon monday tuesday wednesday thursday friday saturday sunday weekend week weeks month
    months year years hour hours minute minutes somehow anywhere everywhere nowhere somewhat roughly
    nur mehr cual cuál cuánto quanto combien tiene tem têm peut può pode
    """.split()  # noqa: SIM905 - a list of hundreds of words reads better so
)
"""Words of every sentence, and words that people who speak of models use; those of topics stand in the languages."""


def beside_strangers(mention: Mention, rest: str) -> bool:
    """Whether the word right before or behind a name makes another thing of it.

    Args:
        mention: The name.
        rest: The message with the names blanked.
    """
    words = (_BEFORE.search(rest, max(0, mention.start - 24), mention.start), _BEHIND.match(rest, mention.end))
    said = [found[1].lower() for found in words if found is not None]
    return any(not is_plain(word) and not load_cues().slips.mended(word) for word in said)


def is_plain(word: str) -> bool:
    """Whether a word, lower case, is one of every sentence about models, in any language."""
    return _is_one_of(word, *_known(english=False))


def is_english(word: str) -> bool:
    """Whether it is one of an English sentence about models; one letter is a rest of a short form: *doesn't*."""
    return len(word) == 1 or _is_one_of(word, *_known(english=True))


def _is_one_of(word: str, known: frozenset[str], beginnings: frozenset[str]) -> bool:
    return word in known or any(word[:end] in beginnings for end in range(_BEGINNING, len(word) + 1))


@cache
def _known(*, english: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Words of the cue phrases, and the beginnings of those that may have any ending; English ones come first."""
    told = set(_cue_words(islice(tables(), 1) if english else tables()))
    return _PLAIN | told | LABS.keys(), frozenset(word[:-1] for word in told if word.endswith("*"))


def _cue_words(languages: Iterable[Mapping[str, Mapping[str, Sequence[str]]]]) -> Iterator[str]:
    for table in languages:
        for section, lists in table.items():
            for phrases in lists.values() if section != "spelling" else ():
                for phrase in phrases:
                    yield from _LATIN.findall(phrase.lower())
