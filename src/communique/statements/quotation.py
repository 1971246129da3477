"""Direct quotations: the tag beside each, found by its place and not by the parser's labels; floating quotations.

The parser is least sure around quotation marks, so a quotation that no cue took by grammar looks for the nearest
verb of saying outside it: after it ("...," said Okan), then before it (Okan said: "..."). One that has none joins
the statement right before it, if that stands next to it; else it is no statement (scare quotes, titles).
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.parse import Parse, Token
from communique.quotes import CLOSERS, Quote
from communique.scene import Scene
from communique.statements.beside import noun_beside
from communique.statements.draft import Draft
from communique.statements.held import Held
from communique.statements.rule import StatementRule, StatementRules
from communique.statements.source import Source, source_of
from communique.statements.verbal import new_draft
from communique.syntax import SUBJECTS, VERBAL, is_passive

REACH = 30
"""Tokens between a quotation and its verb of saying, a long apposition included."""
SHORTEST_SPEECH = 3
"""Words that a quotation needs to stand as speech without a clause around it."""
STOPS = frozenset(".!?;")
OPENERS = STOPS | {":"}
"""Marks before a quotation that is a sentence of its own ("voiced concern about the drills: “They must stop.”")."""


def quote_drafts(scene: Scene, rules: StatementRules, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quotations that no draft holds yet; pieces of others are added to those drafts in place."""
    parse = scene.parse
    held = Held(parse.quotes, drafts)
    found: list[Draft] = []
    for number, quote in enumerate(parse.quotes):
        if held.holder(number) is not None or not _is_speech(quote, parse):
            continue
        verb = _tagged(quote, parse, rules)
        if verb is None:
            _float(number, quote, parse, held)
        elif (known := held.of_cue(verb)) is not None:
            held.give(number, known)
        elif (draft := _new_draft(verb, quote, parse, rules)) is not None:
            held.add(draft)
            found.append(draft)
    return found


def _is_speech(quote: Quote, parse: Parse) -> bool:
    """Whether a quotation may be speech: several words, or a whole sentence; not a title or a word in doubt."""
    words = [t for t in parse.tokens_between(quote.inner_start, quote.inner_end) if t.pos not in {"PUNCT", "SPACE"}]
    ends = parse.text[quote.inner_end - 1 : quote.inner_end] if quote.inner_end > quote.inner_start else ""
    return len(words) >= SHORTEST_SPEECH or ends in {",", ".", "!", "?"}


def _tagged(quote: Quote, parse: Parse, rules: StatementRules) -> Token | None:
    """The verb of the tag beside a quotation."""
    inside = parse.tokens_between(quote.start, quote.end)
    if not inside:
        return None
    after = _zone_after(inside[-1].i + 1, parse)
    verb = _verb_after(after, rules) if after and _may_be_tagged(quote, after[0], parse) else None
    return verb or _verb_before(_zone_before(inside[0].i, parse), rules, quote, parse)


def _may_be_tagged(quote: Quote, following: Token, parse: Parse) -> bool:
    """After a full stop within the marks a new sentence begins: "... us.” Okan added: “..."; not before "said"."""
    ended = parse.text[quote.inner_end - 1] == "." and parse.text[quote.end : quote.end + 1] not in {",", "—", "–"}
    return not ended or following.text[:1].islower()


def _new_draft(verb: Token, quote: Quote, parse: Parse, rules: StatementRules) -> Draft | None:
    """A draft for a quotation whose verb has none yet."""
    rule = quoting_rule(verb, rules)
    if rule is None:
        return None
    draft = new_draft(verb, _source_outside(verb, parse), rule, parse)
    draft.pieces = [(quote.start, quote.end)]
    if rule.object == "addressee":
        draft.audience = next((c for c in verb.children if c.dep in {"dobj", "dative"}), None)
    return draft


def quoting_rule(verb: Token, rules: StatementRules) -> StatementRule | None:
    """The rule by which a verb may bring words in quotation marks."""
    return next((r for r in rules.verbs.get(verb.lemma, ()) if "quote" in r.content and not r.particles), None)


def _zone_after(at: int, parse: Parse) -> list[Token]:
    """The tokens after a quotation, up to the end of the sentence, the line or the next quotation."""
    zone: list[Token] = []
    if at >= len(parse.tokens):
        return zone
    block = parse.block_of(parse.tokens[at - 1]).i
    for token in parse.tokens[at : at + REACH]:
        if parse.block_of(token).i != block or token.quote >= 0 or token.text in STOPS:
            break
        zone.append(token)
    while zone and zone[0].pos == "PUNCT":
        zone.pop(0)
    return zone


def _zone_before(at: int, parse: Parse) -> list[Token]:
    """The tokens before a quotation, nearest first, back to the start of the sentence or an earlier quotation."""
    zone: list[Token] = []
    if at == 0:
        return zone
    block = parse.block_of(parse.tokens[at]).i
    if parse.tokens[at - 1].text in {":", ","}:
        block = parse.block_of(parse.tokens[at - 1]).i
    for token in reversed(parse.tokens[max(0, at - REACH) : at]):
        if parse.block_of(token).i != block or token.quote >= 0 or token.text in STOPS:
            break
        zone.append(token)
    return zone


def _verb_after(zone: Sequence[Token], rules: StatementRules) -> Token | None:
    """The verb of a tag that follows: it comes first ("said Okan"), or right after its subject ("Okan, ..., said")."""
    for token in zone:
        if token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP", "VBN"} and quoting_rule(token, rules):
            return token if _opens_tag(token, zone) else None
        if token.pos in {"SCONJ"} or (token.pos == "CCONJ" and token is zone[0]):
            return None
    return None


def _opens_tag(verb: Token, zone: Sequence[Token]) -> bool:
    """Whether nothing but the speaker's name stands between the quotation and the verb."""
    first = zone[0]
    if verb is first or (first.pos in {"AUX", "ADV"} and first.head is verb):
        return True
    between = [t for t in zone if t.i < verb.i]
    main = [t for t in between if t.pos in VERBAL and t.dep not in {"relcl", "acl", "aux", "auxpass", "amod", "pcomp"}]
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    inner = [t for t in main if not any(a.dep == "relcl" for a in (t, t.head))]
    return not inner and (subject is None or subject in between)


def _verb_before(zone: Sequence[Token], rules: StatementRules, quote: Quote, parse: Parse) -> Token | None:
    """The verb of a tag that leads up to a quotation, nothing but its own complements between the two."""
    if not zone or not _leads_up(zone, quote, parse):
        return None
    for token in zone:
        if token.pos == "VERB" and quoting_rule(token, rules) and not is_passive(token):
            return token
        if token.pos in VERBAL and not _is_aside(token):
            return None
    return None


def _is_aside(verb: Token) -> bool:
    """A verb between a tag and its quotation that belongs to a phrase: "wrote, *using* his own account"."""
    if verb.tag == "VBG" and verb.dep in {"advcl", "xcomp"}:
        return True
    return verb.dep in {"aux", "auxpass", "relcl", "acl", "amod", "pcomp"}


def _leads_up(zone: Sequence[Token], quote: Quote, parse: Parse) -> bool:
    nearest = zone[0]
    if nearest.text in {":", ",", "—", "–"} or nearest.pos == "VERB" or nearest.lower in {"that", "saying", "as"}:
        return True
    return parse.text[quote.inner_start].isupper() and nearest.dep in {"pobj", "dobj", "npadvmod", "dative"}


def _source_outside(verb: Token, parse: Parse) -> Source | None:
    """The speaker of a tag, never a word of the quotation itself."""
    source = source_of(verb, passive=False)
    if source is not None and source.head.quote == verb.quote and source.head.sentence == verb.sentence:
        return source
    return noun_beside(verb, parse)


def _float(number: int, quote: Quote, parse: Parse, held: Held) -> None:
    """Give a quotation without a tag to the statement right before it."""
    inside = parse.tokens_between(quote.start, quote.end)
    if not inside or not _stands_alone(inside, parse):
        return
    if number and parse.quotes[number - 1].continues:
        holder = held.holder(number - 1)
    else:
        holder = _statement_before(inside, parse, held)
    if holder is not None:
        held.give(number, holder)


def _stands_alone(inside: Sequence[Token], parse: Parse) -> bool:
    """Whether a quotation is a sentence of its own."""
    before = parse.tokens[inside[0].i - 1] if inside[0].i else None
    block = parse.block_of(inside[0])
    opens = before is None or before.text in OPENERS or before.quote >= 0 or parse.block_of(before) != block
    after = parse.tokens[inside[-1].i + 1] if inside[-1].i + 1 < len(parse.tokens) else None
    closes = after is None or parse.block_of(after) != block or after.sentence != inside[-1].sentence
    return opens and (closes or inside[-1].text in STOPS or (len(inside) > 1 and inside[-2].text in STOPS))


def _statement_before(inside: Sequence[Token], parse: Parse, held: Held) -> Draft | None:
    """The statement in the sentence before a floating quotation, if it is one of speech and the only one.

    In the paragraph before only if the quotation is a paragraph of its own: else the rest may name another speaker.
    """
    if inside[0].i == 0 or not _follows(inside, parse):
        return None
    before = parse.tokens[inside[0].i - 1].sentence
    candidates = [d for d in held.of_sentence(before) if _may_go_on(d)]
    outer = [d for d in candidates if not any(_covers(o, d) for o in candidates if o is not d)]
    outer = [d for d in outer if any(parse.text[start] in CLOSERS for start, _ in d.pieces)] or outer
    return outer[0] if len({d.source[0].i for d in outer}) == 1 else None


def _may_go_on(draft: Draft) -> bool:
    """Whether a quotation may follow: a statement of somebody named, outside quotation marks, and no mere plan."""
    if not draft.source or draft.anchor.quote >= 0 or draft.rule is None:
        return False
    return "quote" in draft.rule.content or draft.rule.cue_class not in {"intend", "expect", "show"}


def _follows(inside: Sequence[Token], parse: Parse) -> bool:
    block = parse.block_of(inside[0])
    if parse.block_of(parse.tokens[inside[0].i - 1]) == block:
        return True
    rest = parse.tokens_between(inside[-1].end, block.end)
    return all(t.quote >= 0 or t.pos == "PUNCT" for t in rest)


def _covers(outer: Draft, inner: Draft) -> bool:
    return any(start <= inner.anchor.start and inner.anchor.end <= end for start, end in outer.pieces)
