"""By what channel a statement reached the public: the closed list of `lexicon/channels/`."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.statements.draft import Draft
from communique.statements.rule import StatementRules
from communique.syntax import subject

OPENING_MARKS = frozenset("“\"«„‘'")
LEADS = frozenset({"in", "on", "at", "by", "via", "during", "through", "over", "from"})


def channel_of(draft: Draft, parse: Parse, rules: StatementRules) -> str | None:
    """The channel that the words of the tag name, or None. Words of the content don't count."""
    if draft.rule is None:
        return None
    return _named_in(_tag_words(draft, parse), rules) or _introduced(draft, parse, rules)


def _named_in(words: str, rules: StatementRules) -> str | None:
    found = rules.channel_pattern.findall(words)
    return rules.channel_names[max(found, key=len)] if found else None


def _introduced(draft: Draft, parse: Parse, rules: StatementRules) -> str | None:
    """The channel of a quotation that the sentence before brings in: "The envoy was calm on Twitter. “Soon,” the envoy
    wrote." Only if that sentence has the same noun as its subject and the channel hangs on its verb."""
    if not draft.source or not any(parse.text[start] in OPENING_MARKS for start, _ in draft.pieces):
        return None
    number = min(t.sentence for t in (draft.anchor, *parse.tokens_between(*draft.pieces[0])[:1]))
    if number == 0:
        return None
    before = parse.sentence_tokens(parse.sentences[number - 1])
    verb = next((t for t in before if t.is_root), None)
    one = subject(verb) if verb is not None else None
    if verb is None or one is None or one.lemma not in {t.lemma for t in draft.source}:
        return None
    leads = [i for child in verb.children for i in _prepositions(child, parse)]
    return _named_in(" ".join(parse.tokens[i].lower for i in leads), rules)


def _prepositions(child: Token, parse: Parse) -> list[int]:
    """The phrases that tell where, on the verb itself or at the end of its object ("struck a calm tone on Twitter")."""
    phrases = [child, *(c for c in child.children if child.dep == "dobj")]
    return [i for p in phrases if p.dep == "prep" and p.lower in LEADS for i in sorted(_branch(p.i, parse))]


def _tag_words(draft: Draft, parse: Parse) -> str:
    """The cue, its source, the one spoken to and the phrases that hang on the verb, in lower case."""
    kept = {t.i for t in (*draft.cue, *draft.source)}
    for child in draft.anchor.children:
        if child.dep == "prep" and child.lower in LEADS:
            kept.update(_branch(child.i, parse))
        elif child is draft.audience:
            kept.add(child.i)
    words = [t for t in (parse.tokens[i] for i in sorted(kept)) if not _in_content(t.start, draft)]
    return " ".join(t.lower for t in words)


def _branch(i: int, parse: Parse) -> set[int]:
    found, waiting = {i}, [parse.tokens[i]]
    while waiting:
        for child in waiting.pop().children:
            if child.dep not in {"relcl", "acl", "advcl", "ccomp"}:
                found.add(child.i)
                waiting.append(child)
    return found


def _in_content(offset: int, draft: Draft) -> bool:
    return any(start <= offset < end for start, end in draft.pieces)
