"""By what channel a statement reached the public: the closed list of `lexicon/channels/`."""

from __future__ import annotations

from communique.parse import Parse
from communique.statements.draft import Draft
from communique.statements.rule import StatementRules

LEADS = frozenset({"in", "on", "at", "by", "via", "during", "through", "over", "from"})


def channel_of(draft: Draft, parse: Parse, rules: StatementRules) -> str | None:
    """The channel that the words of the tag name, or None. Words of the content don't count."""
    if draft.rule is None:
        return None
    tag = _tag_words(draft, parse)
    if not tag:
        return None
    found = rules.channel_pattern.findall(tag)
    return rules.channel_names[max(found, key=len)] if found else None


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
