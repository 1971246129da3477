"""Finds posts and functions as texts write them: "the foreign minister of China", "U.S. officials", "the Chinese side".

A phrase has a core (the longest title of the table, or a noun of `facts/nouns.tsv`), what stands before it ("the
former Chinese") and what follows ("of Ukraine", "to the United States"); states and bodies found before are read off
both. Works on the surface, since the parser hangs titles before names on many different words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from communique.actors.fact_records import TitleEntry
from communique.actors.found import Found, Stage, Title, head_of
from communique.actors.names import table_matches
from communique.actors.shared_owners import before_shared, more_owners
from communique.actors.table import normalise_name
from communique.actors.vocabulary import Noun
from communique.parse import Token

LONGEST_TITLE = 9
LONGEST_BEFORE = 9
JOINERS = frozenset({"of", "for", "to", "at", "from", "in", "with"})
DETERMINERS = frozenset({"DT", "PRP$", "PDT"})
PAST = frozenset({"former", "ex", "then", "late", "previous", "outgoing", "ousted", "deposed", "retired"})
UNNAMED = frozenset({"a", "an", "another", "any", "every", "some", "no", "each"})

RELATIONAL = frozenset(
    {"partner", "ally", "friend", "neighbor", "neighbour", "supporter", "opponent", "rival", "enemy", "critic"}
)
"""Whose they are is not where they are from: "Ukraine's partners"."""
SEATED = frozenset({"ambassador", "official", "diplomat", "authority", "government", "leader", "embassy", "mission"})
SENT = frozenset(
    {"ambassador", "envoy", "representative", "adviser", "advisor", "delegate", "emissary", "consul", "mission"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post, group or document noun with all that belongs to it: tokens `first` to `last`, the core inside."""

    first: int
    last: int
    core_first: int
    core_last: int
    kind: str
    """`post` or `official` (one person), `group`, `document`, `honorific`."""
    noun: Noun
    title: Title
    states: tuple[str, ...]
    sector: str | None
    determiner: str | None
    is_title: bool
    """Whether it may stand before a name: also a plural ("Senators"), but not "forces" or "company"."""


@dataclass(frozen=True, slots=True)
class Core:
    """The bare title or noun inside a phrase."""

    first: int
    last: int
    kind: str
    noun: Noun
    entries: tuple[TitleEntry, ...] = ()


def find_phrases(stage: Stage) -> tuple[Phrase, ...]:
    """All phrases of a document, in text order, none inside another's core."""
    first_words = {key.split(" ", 1)[0] for key in stage.table.titles}
    tokens = stage.parse.tokens
    phrases: list[Phrase] = []
    i = 0
    while i < len(tokens):
        core = _core(stage, i, first_words)
        if core is None:
            i += 1
            continue
        phrases.append(_phrase(stage, core))
        i = core.last
    return tuple(phrases)


def _core(stage: Stage, i: int, first_words: set[str]) -> Core | None:
    token = stage.parse.tokens[i]
    if token.pos not in {"NOUN", "PROPN", "ADJ", "X", "ADV", "VERB"}:
        return None
    named = stage.by_token.get(i)
    if i in stage.generic:
        last, sector = stage.generic[i]
        return Core(i, last, "group", Noun(stage.parse.tokens[last - 1].lower, sector, None, plural=False))
    singular = stage.words.find(token.lower, "official")
    starts = token.lower in first_words or (singular is not None and singular.word in first_words)
    if starts and (named is None or named.first == i):
        core = _table_core(stage, i)
        if core is not None and (named is None or named.last <= core.last):
            return core
    if named is not None and not (named.form == "adjective" and named.first != i):
        return None
    return _noun_core(stage, token)


def _table_core(stage: Stage, first: int) -> Core | None:
    """The longest title of the table that starts at a token."""
    tokens = stage.parse.tokens
    last = min(first + LONGEST_TITLE, len(tokens))
    for end in range(last, first, -1):
        if tokens[end - 1].sentence != tokens[first].sentence:
            continue
        entries = stage.table.titles.get(normalise_name(stage.text(first, end)))
        if entries is None and end - first <= 4:
            entries = _plural_title(stage, first, end)
        if entries:
            noun = _head_noun(stage, first, end)
            hyphened = end - first == 1 and _is_in_compound(stage, tokens[first])
            if noun is not None and tokens[first].pos != "VERB" and not hyphened:
                return Core(first, end, "group" if noun.plural else "post", noun, entries)
    return None


def _plural_title(stage: Stage, first: int, end: int) -> tuple[TitleEntry, ...] | None:
    """ "foreign ministers" are several of what a "foreign minister" is."""
    noun = stage.words.find(stage.parse.tokens[end - 1].lower, "official")
    if noun is None or not noun.plural:
        return None
    before = stage.text(first, end - 1) + " " if end - first > 1 else ""
    return stage.table.titles.get(normalise_name(before + noun.word))


def _head_noun(stage: Stage, first: int, end: int) -> Noun | None:
    """The last word of a title before an "of": what kind of person it is, and whether one or several."""
    words = [t.lower for t in stage.tokens(first, end)]
    stop = next((n for n, word in enumerate(words) if word in JOINERS and n > 0), len(words))
    noun = stage.words.find(words[stop - 1], "official", "honorific", "kin")
    if noun is None:
        parts = [stage.words.find(word, "official") for word in words]
        noun = next((part for part in parts if part is not None), None)
    return noun or Noun(words[stop - 1], "GOV", None, plural=False)


def _noun_core(stage: Stage, token: Token) -> Core | None:
    if _is_in_compound(stage, token):
        return None
    for kind in ("official", "group", "document", "kin", "honorific"):
        noun = stage.words.classes[kind].get(token.lower)
        if noun is not None and _fits(token, kind) and not _leads_to_another(stage, token):
            plural = noun.plural or token.tag in {"NNS", "NNPS"}
            name = "group" if kind == "official" and plural else kind
            return Core(token.i, token.i + 1, name, Noun(noun.word, noun.sector, noun.gender, plural))
    return None


def _leads_to_another(stage: Stage, token: Token) -> bool:
    """ "Chief" in "Chief Executive Officer" only qualifies the function behind it."""
    attribute = token.dep in {"compound", "amod", "nmod"} and 0 < token.head.i - token.i <= 3
    between = stage.tokens(token.i + 1, token.head.i) if attribute else ()
    return (
        attribute
        and stage.words.has(token.head.lower, "official")
        and all(stage.words.has(t.lower, "modifier", "official") for t in between)
    )


def _is_in_compound(stage: Stage, token: Token) -> bool:
    """ "people-to-people", "visa-free": a part of a word written with hyphens."""
    tokens = stage.parse.tokens
    before = tokens[token.i - 1] if token.i else token
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
    return (before.text == "-" and before.end == token.start) or (after.text == "-" and after.start == token.end)


def _fits(token: Token, kind: str) -> bool:
    """A noun in its own right: not a verb, and no mere attribute ("party leaders", "report card")."""
    if kind == "honorific":
        return token.pos == "PROPN" and token.text[:1].isupper()
    if token.pos not in {"NOUN", "PROPN"} or (token.dep == "npadvmod" and token.head.i > token.i):
        return False
    if token.dep == "pobj" and token.head.i == token.i - 2:
        return True
    attribute = token.dep in {"compound", "amod", "nmod"} and token.head.i > token.i
    return kind in {"official", "kin"} or not attribute or token.head.entity == "PERSON"


def _phrase(stage: Stage, core: Core) -> Phrase:
    first = _leftmost(stage, core)
    before = _names_in(stage, first, core.first)
    last, after, sent_to = _extend_right(stage, core)
    named = [*before, *after]
    if core.noun.word in RELATIONAL:
        named = [item for item in before if item.form == "adjective"]
    inside = _names_in(stage, core.first, core.last)
    words = {t.lower for t in stage.tokens(first, core.first)}
    states = _states([*named, *inside]) or (("USA",) if "administration" in words else ())
    bodies = tuple(i for item in [*named, *inside] if item.form == "body" and not item.states for i in item.ids)
    held = _sector_held(stage, core, states)
    sector = held or core.noun.sector or next((item.sector for item in named if item.sector), None)
    if core.kind == "group" and core.noun.sector == "GOV":
        sector = next((item.sector for item in named if item.sector), None) or "GOV"
    title = Title(
        core=stage.text(core.first, core.last).lower(), noun=core.noun.word, entries=core.entries, states=states,
        bodies=bodies, to=_states(sent_to), past=bool(words & PAST),
    )  # fmt: skip
    determiner = stage.parse.tokens[first].lower if stage.parse.tokens[first].tag in DETERMINERS else None
    is_title = bool(core.entries) or core.kind != "group" or stage.words.has(core.noun.word, "official", "honorific")
    return Phrase(first, last, core.first, core.last, core.kind, core.noun, title, states, sector, determiner, is_title)


def _sector_held(stage: Stage, core: Core, states: tuple[str, ...]) -> str | None:
    """The sector of the post that a title means for these states."""
    fitting = [e for e in core.entries if e.state in states] or [e for e in core.entries if e.state is None]
    roles = (stage.table.roles.get(entry.role) for entry in fitting)
    return next((role.sector for role in roles if role is not None), None)


def _states(named: list[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state for item in named for state in item.states))


def _names_in(stage: Stage, first: int, last: int) -> list[Found]:
    found = (stage.by_token.get(i) for i in range(first, last))
    return list(dict.fromkeys(item for item in found if item is not None and item.kind != "person"))


def _leftmost(stage: Stage, core: Core) -> int:
    """Where a phrase begins: over names of states and bodies, adjectives and nouns that qualify it, to the article."""
    tokens, at = stage.parse.tokens, core.first
    while at > 0 and core.first - at < LONGEST_BEFORE and stage.same_sentence(at - 1, core.first):
        before = tokens[at - 1]
        named = stage.by_token.get(at - 1)
        if named is not None:
            if named.kind == "person" or not _hangs_on(stage, named, core):
                break
            at = named.first
        elif core.noun.plural and (shared := before_shared(stage, at)) is not None:
            at = shared
        elif before.tag in DETERMINERS:
            return at - 1
        elif (before.tag == "POS" and _is_owner(stage, at - 2)) or _qualifies(stage, before, core):
            at -= 1
        else:
            break
    return at


def _hangs_on(stage: Stage, named: Found, core: Core) -> bool:
    """A name before a noun belongs to it unless it has a job of its own ("told China officials ...")."""
    token = stage.parse.tokens[named.head]
    return (
        token.dep in {"compound", "amod", "nmod", "poss", "npadvmod", "nummod"}
        or token.head.i >= core.first
        or (core.noun.plural and before_shared(stage, named.first) is not None)
    )


def _is_owner(stage: Stage, i: int) -> bool:
    named = stage.by_token.get(i)
    return named is not None and named.kind != "person"


def _qualifies(stage: Stage, token: Token, core: Core) -> bool:
    if token.pos == "PUNCT":
        return token.text == "-" and stage.parse.tokens[token.i - 1].end == token.start
    if token.pos in {"ADJ", "NUM"} or token.tag in {"VBN", "JJR", "JJS"}:
        return core.first <= token.head.i or token.head.i < token.i + 6
    if stage.words.has(token.lower, "modifier", "group"):
        return True
    return token.pos in {"NOUN", "PROPN"} and token.dep in {"compound", "nmod", "amod"} and token.head.i > token.i


def _extend_right(stage: Stage, core: Core) -> tuple[int, list[Found], list[Found]]:
    """Over "of Ukraine", "for the Chinese Foreign Ministry", "to the United States": (end, held for, sent to)."""
    tokens, last = stage.parse.tokens, core.last
    held: list[Found] = []
    sent: list[Found] = []
    while last + 1 < len(tokens) and stage.same_sentence(last + 1, core.first) and tokens[last].lower in JOINERS:
        at = last + 1
        while at < len(tokens) and tokens[at].lower in {"the", "our"}:
            at += 1
        end, named = _owner_after(stage, at)
        end = end if named is None else _over_office(stage, core, named, end)
        if named is None or not _joins(tokens[last].lower, named, core):
            last = _up_to_name(stage, core, last)
            break
        (sent if _is_sent(tokens[last].lower, core) else held).append(named)
        last = end
        if core.noun.plural and named.kind in {"state", "body"} and not sent:
            last, more = more_owners(stage, last)
            held.extend(more)
    return last, held, sent


def _over_office(stage: Stage, core: Core, named: Found, end: int) -> int:
    """ "(Head of the NATO) Mission in Ukraine (Karen Tolm)": the office and its place, if a name follows."""
    tokens, at = stage.parse.tokens, end
    if core.kind == "group" or named.kind != "body" or not tokens[core.first].text[:1].isupper():
        return end
    while (
        stage.same_sentence(end, at)
        and stage.words.has(tokens[at].lower, "group", "thing")
        and at not in stage.by_token
    ):
        at += 1
    if at == end:
        return end
    if stage.same_sentence(end, at + 1) and tokens[at].lower in {"in", "to"}:
        at = next((last for last, found in table_matches(stage, at + 1) if any(e.kind == "state" for e in found)), at)
    following = stage.tokens(at, at + 2)
    both = len(following) == 2 and stage.same_sentence(end, at + 1)
    is_name = both and all(t.tag == "NNP" and t.i not in stage.by_token for t in following)
    person = stage.by_token.get(at)
    return at if is_name or (person is not None and person.kind == "person") else end


def _up_to_name(stage: Stage, core: Core, last: int) -> int:
    """ "(Commander) of the Strategic Missile Forces Jan Kos": over capitals to the name, if there is one."""
    tokens, end = stage.parse.tokens, last + 1
    if core.kind == "group" or not tokens[core.first].text[:1].isupper():
        return last
    while stage.same_sentence(last, end) and end - last < 2 * LONGEST_TITLE:
        named = stage.by_token.get(end)
        if named is not None and named.kind == "person":
            return end
        if tokens[end].pos != "PROPN" and tokens[end].lower not in {"of", "the", "and", "for"}:
            break
        if tokens[end].lower == "and" and stage.words.has(tokens[end + 1].lower, "official", "modifier"):
            break
        end += 1
    return last


def _is_sent(preposition: str, core: Core) -> bool:
    """ "The ambassador to China" and "the ambassador in Beijing" serve another state."""
    return preposition == "to" or (preposition == "in" and core.noun.word in {"ambassador", "embassy", "mission"})


def _owner_after(stage: Stage, at: int) -> tuple[int, Found | None]:
    """The name of a state, body or institution that starts at a token, also inside a longer noun ("Chinese army")."""
    named = stage.by_token.get(at)
    if named is not None and named.first == at and named.kind != "person":
        end = named.last
        if named.form == "adjective":
            while _goes_on(stage, end):
                end += 1
            body = stage.by_token.get(end)
            if body is not None and body.first == end and body.kind == "body":
                return body.last, body
        return end, named
    return _capitalised_owner(stage, at)


def _goes_on(stage: Stage, end: int) -> bool:
    tokens = stage.parse.tokens
    return (
        stage.same_sentence(end - 1, end)
        and end not in stage.by_token
        and tokens[end - 1].dep in {"compound", "amod"}
        and tokens[end].pos in {"NOUN", "PROPN", "ADJ"}
    )


def _capitalised_owner(stage: Stage, at: int) -> tuple[int, Found | None]:
    """The last owner of "of the Office of the President of Ukraine", "of Defense of Ukraine"."""
    tokens, end = stage.parse.tokens, at
    while end < len(tokens) and end - at < LONGEST_TITLE and stage.same_sentence(at, end):
        named = stage.by_token.get(end)
        if named is not None:
            return (named.last, named) if end > at and named.kind != "person" else (at, None)
        token = tokens[end]
        if token.pos == "PROPN" or token.lower in {"of", "the", "and", "for", "-"}:
            end += 1
        else:
            break
    return at, None


def _joins(preposition: str, named: Found, core: Core) -> bool:
    """Whether a preposition makes a name the owner: "officials in Washington", but not "troops in Ukraine"."""
    if preposition in {"at", "from", "with"}:
        return core.kind in {"post", "official", "group"}
    if preposition == "in":
        return core.noun.word in SEATED and bool(named.entries) and named.entries[0].kind in {"capital", "metonym"}
    return preposition != "to" or core.noun.word in SENT


def role_finds(stage: Stage, phrases: Iterable[Phrase]) -> Iterator[Found]:
    """The phrases that stand for somebody by themselves, as mentions without a person yet."""
    for phrase in phrases:
        if phrase.kind == "honorific":
            continue
        core = stage.tokens(phrase.core_first, phrase.core_last)
        head = head_of(core)
        yield Found(
            phrase.first, phrase.last, head.i, _form(phrase), _form(phrase), states=phrase.states,
            sector=phrase.sector, plural=phrase.noun.plural, title=phrase.title, gender=phrase.noun.gender,
        )  # fmt: skip


def _form(phrase: Phrase) -> Literal["role", "group", "document"]:
    if phrase.kind == "document":
        return "document"
    return "group" if phrase.kind == "group" or phrase.noun.plural else "role"
