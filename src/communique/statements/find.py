"""All statements of a document: the order in which the finders run, and what becomes of rivals."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Statement
from communique.scene import Scene
from communique.statements.bounds import keep_within
from communique.statements.cue import carried as carried_verbs
from communique.statements.datelines import without_datelines
from communique.statements.draft import Draft
from communique.statements.nesting import nested
from communique.statements.nominal import noun_drafts
from communique.statements.phrases import phrase_drafts
from communique.statements.predicative import adjective_drafts
from communique.statements.quotation import quote_drafts
from communique.statements.rule import StatementRules
from communique.statements.turns import label_drafts
from communique.statements.verbal import verb_drafts


def find_statements(scene: Scene, rules: StatementRules) -> tuple[Statement, ...]:
    """All statements of a document in text order, outer ones before the inner ones that they contain."""
    drafts: list[Draft] = label_drafts(scene)
    nouns = list(noun_drafts(scene, rules))
    drafts.extend(d for d in nouns if d.with_verb)
    drafts.extend(verb_drafts(scene, rules))
    drafts.extend(adjective_drafts(scene, rules))
    drafts.extend(d for d in nouns if not d.with_verb)
    drafts.extend(phrase_drafts(scene, rules))
    drafts.extend(quote_drafts(scene, rules, drafts))
    kept = _distinct(drafts)
    without_datelines(kept, scene.parse)
    keep_within(kept)
    return nested(kept, scene, rules)


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a cue: where two share cue words, the one found first stays ("made a promise" before "made").

    A verb that carries another ("declined" in "declined to say") gives way to that one.
    """
    kept: list[Draft] = []
    taken: set[int] = set()
    drafts = list(drafts)
    carried = {v.i for d in drafts if not d.with_verb for v in carried_verbs(d.anchor) if v is not d.anchor and d.cue}
    for draft in drafts:
        if draft.anchor.i in carried and not draft.turn:
            continue
        words = {t.i for t in draft.cue if t.pos not in {"ADP", "PART", "DET", "PRON"}}
        if words & taken:
            continue
        taken |= words
        kept.append(draft)
    return kept
