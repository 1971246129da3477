"""Who the source of a statement is, and who was spoken to: from words to actors of the document."""

from __future__ import annotations

from communique.model import Attribution
from communique.parse import Token
from communique.scene import Scene
from communique.statements.draft import Draft
from communique.statements.source import source_tokens

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


class Speakers:
    """Settles sources of one document by its cast. Words that the cast leaves open stay open."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def source(self, draft: Draft, turn: Draft | None) -> Attribution | None:
        """The source of a draft; `turn` is the speaker's turn it stands in, if any."""
        if not draft.source or draft.speaker is None:
            return None
        actor = self._by_label(draft) if draft.turn else self._actor(draft.speaker)
        actor = actor or self._first_person(draft, turn)
        parse = self._scene.parse
        span = parse.cut(*draft.source_at) if draft.source_at is not None else parse.span(draft.source)
        return Attribution(actor=actor, span=span)

    def audience(self, draft: Draft) -> Attribution | None:
        """The one spoken to, where the cue names one."""
        if draft.audience is None:
            return None
        parse, after = self._scene.parse, [start for start, _ in draft.pieces if start > draft.audience.start]
        begin = min(after, default=len(parse.text))
        named = source_tokens(draft.audience, draft.anchor, parse)
        tokens = [t for t in named if t.end <= begin]
        while tokens and tokens[-1].pos in {"ADP", "PUNCT", "CCONJ", "PART"} and tokens[-1] is not draft.audience:
            tokens.pop()
        if not tokens:
            return None
        return Attribution(actor=self._actor(draft.audience), span=parse.span(tokens))

    def _by_label(self, draft: Draft) -> str | None:
        """Who a label names. "THE PRESIDENT" alone is the one of the side whose transcript it is."""
        found = self._actor(draft.speaker) if draft.speaker is not None else None
        actor = self._scene.cast.actor(found) if found is not None else None
        named = draft.source[0].lower in {"the", "a", "senior"}
        if actor is None or not named:
            return found
        return found if actor.state is not None and actor.state == self._scene.document.side else None

    def _actor(self, token: Token) -> str | None:
        """The one actor that a word names; several together are nobody in particular."""
        mention = self._scene.cast.headed_by(token) or self._scene.cast.covering(token)
        if mention is None or len(mention.actors) != 1 or any(c.dep == "conj" for c in token.children):
            return None
        return mention.actors[0]

    def _first_person(self, draft: Draft, turn: Draft | None) -> str | None:
        """Who "I" and "we" are: the speaker of the turn, the signatory of a statement, or its side."""
        word = draft.speaker.lower if draft.speaker is not None else ""
        if word not in SINGULAR | PLURAL or draft.speaker is None or draft.speaker.quote >= 0:
            return None
        if turn is not None and turn is not draft:
            return self._actor(turn.source[-1]) if word in SINGULAR and turn.source else None
        document = self._scene.document
        if document.kind != "statement":
            return None
        return self._signatory() if word in SINGULAR else self._side()

    def _signatory(self) -> str | None:
        title = self._scene.document.title or ""
        named = [a.id for a in self._scene.cast.actors if a.kind == "person" and a.name.split()[-1] in title.split()]
        return named[0] if len(named) == 1 else None

    def _side(self) -> str | None:
        side = self._scene.document.side
        states = (a for a in self._scene.cast.actors if a.kind == "state")
        return next((a.id for a in states if a.state == side), None) if side is not None else None
