"""Build `lexicon/spin/rare_synonyms.tsv`: rare words that a thesaurus offers for the words of diplomatic news.

`python scripts/build_rare_synonyms.py WORDNET FREQUENCIES TEXTS...`: the folder of the WordNet 3.0 database (Debian:
`wordnet-base`, /usr/share/wordnet), a file of words and their Zipf frequencies (tab-separated, as the package
`wordfreq` 3.1 gives them; words that are not in it count as rare) and folders of clean texts. The result is a part of
the phrase table, a row a word with its forms.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from communique.ingest import iter_documents
from communique.integrity.phrase_table import COLUMNS
from communique.model import Document

TARGET = Path(__file__).resolve().parents[1] / "src" / "communique" / "lexicon" / "spin" / "rare_synonyms.tsv"

FREQUENT = 5
"""Times that a word must stand in the clean texts (some 230,000 words) for its synonyms to be of interest."""

RARE = 2.8
"""Zipf frequency below which a word is rare: 0.6 in a million words."""

WEIGHT = "1.2"
"""The clean texts of the other sources have at most 0.9 such words per 100, texts spun by WordNet 2 to 5."""

_SPELLING = re.compile(r"is(?:e|ation|er)$")
_WORD = re.compile(r"\b[a-z]+\b")
_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)


class WordNet:
    """Synonyms of the single words of a WordNet database, and which parts of speech each is."""

    def __init__(self, folder: Path) -> None:
        self.synonyms: dict[str, set[str]] = defaultdict(set)
        self.parts: dict[str, set[str]] = defaultdict(set)
        for part in ("noun", "verb", "adj", "adv"):
            for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
                if not line.startswith(" "):
                    self._add(part, _words_of_synset(line))

    def lemmas(self, word: str) -> list[str]:
        """The words of the database that `word` may be a form of."""
        stems = [word]
        for ending, replacements in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word.removesuffix(ending)
                stems += [stem + replacement for replacement in replacements]
                if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                    stems.append(stem[:-1])
        return [stem for stem in stems if stem in self.synonyms]

    def _add(self, part: str, words: Sequence[str]) -> None:
        for word in words:
            self.synonyms[word].update(other for other in words if other != word)
            self.parts[word].add(part)


def _words_of_synset(line: str) -> list[str]:
    fields = line.split(" ")
    words = (re.sub(r"\(.*?\)", "", fields[4 + 2 * place]) for place in range(int(fields[3], 16)))
    return [word for word in words if word.isascii() and word.isalpha() and word.islower()]


def forms(word: str, parts: set[str]) -> Iterator[str]:
    """The word with the endings that English gives to its parts of speech."""
    yield word
    soft = word.endswith("y") and word[-2:-1] not in "aeiou"
    stem = word[:-1]
    if parts & {"noun", "verb"}:
        yield f"{stem}ies" if soft else f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"
    if "verb" in parts:
        yield f"{stem}ied" if soft else f"{word}d" if word.endswith("e") else f"{word}ed"
        yield f"{stem}ing" if word.endswith("e") and not word.endswith("ee") else f"{word}ing"


def build(wordnet: WordNet, frequencies: Mapping[str, float], texts: Sequence[str]) -> list[str]:
    """The lines of the file, sorted."""
    seen: Counter[str] = Counter(word for text in texts for word in _WORD.findall(text))
    counts: Counter[str] = Counter()
    for word, times in seen.items():
        for lemma in wordnet.lemmas(word):
            counts[lemma] += times
    offered = {s for word, times in counts.items() if times >= FREQUENT for s in wordnet.synonyms[word]}

    def rare(word: str) -> bool:
        return not counts[word] and not seen[word] and frequencies.get(word, 0.0) < RARE

    # "canalise" for canalize is a spelling, and a reader's own.
    kept = sorted(word for word in offered if len(word) > 2 and rare(word) and not _SPELLING.search(word))
    patterns = ("|".join(f"={form}" for form in forms(word, wordnet.parts[word]) if rare(form)) for word in kept)
    return ["\t".join((pattern, "", WEIGHT, "", "", "phrase", "WordNet 3.0")) for pattern in patterns]


def main() -> None:
    """Write the file and say how many words it has."""
    folder, frequencies, *texts = map(Path, sys.argv[1:])
    rows = (line.split("\t") for line in frequencies.read_text(encoding="utf-8").splitlines())
    known = {word: float(frequency) for word, frequency in rows}
    paths = [path for place in texts for path in sorted(place.glob("*.txt"))]
    documents = [found.text for found in iter_documents(paths) if isinstance(found, Document)]
    lines = build(WordNet(folder), known, documents)
    TARGET.write_text("\n".join(("\t".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} words from {len(documents)} texts")


if __name__ == "__main__":
    main()
