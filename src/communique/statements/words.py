"""Closed lists of words that the finders of statements ask for. Cues themselves are rules, in `lexicon/statements/`."""

from __future__ import annotations

IDENTIFYING = frozenset(
    (
        *("be", "lead", "head", "chair", "represent", "serve", "oversee", "run", "direct", "command", "advise"),
        *("write", "study", "teach", "work", "sit", "govern", "spearhead", "negotiate", "own", "manage", "coordinate"),
        *("found", "attend", "witness", "ask", "speak"),
    )
)
"""Verbs of a relative clause, set off by commas, that tells why a speaker is heard ("who chairs the panel")."""

CARRIERS = frozenset(
    (
        *("begin", "start", "continue", "go", "come", "appear", "seem", "tend", "try", "attempt", "fail", "manage"),
        *("refuse", "decline", "use", "have", "need", "help", "hasten", "proceed", "stop", "cease", "keep", "dare"),
        *("hesitate", "happen", "get", "be", "able"),
    )
)
"""Verbs that carry another verb without changing who says it ("went on to say", "declined to say")."""

MANNER_NOUNS = frozenset(
    (
        *("statement", "interview", "tweet", "post", "letter", "memo", "email", "e-mail", "speech", "address"),
        *("briefing", "conference", "release", "note", "message", "report", "filing", "phone", "telephone", "twitter"),
        *("facebook", "telegram", "testimony", "remarks", "op-ed", "column", "ruling", "readout"),
    )
)
"""Nouns of the phrase that tells in what form words were said ("said in a statement")."""

VIEWS = frozenset(
    (
        *("view", "opinion", "words", "judgment", "judgement", "estimation", "assessment", "account", "telling"),
        *("eyes", "mind"),
    )
)
"""Nouns of "in somebody's view"."""

COPULAS = frozenset(("be", "feel", "remain", "become", "stay", "sound", "look", "seem", "appear", "grow", "get"))
"""Verbs between a holder and an adjective of holding ("grew anxious about")."""

NO_SPEAKER = frozenset(
    (
        *("note", "update", "updated", "editor", "image", "photo", "video", "audio", "source", "related", "read"),
        *("watch", "see", "subject", "date", "published", "title", "location", "time", "when", "where", "what", "who"),
        *("why", "how", "topic", "advertisement", "correction", "summary", "background", "breaking", "live", "here"),
        *("there", "section", "part", "chapter", "contact", "phone", "email", "fact", "warning", "example"),
        *("remember", "also"),
    )
)
"""First words of a line before a colon that name nobody."""

ON_A_LINE = frozenset(("phone", "telephone", "video", "conference", "press", "secure", "earlier", "background"))
"""Before "call": a conversation, no demand."""

NAMING = frozenset(
    ("call", "dub", "name", "term", "label", "declare", "bill", "designate", "define", "know", "identify")
)
"""Verbs whose passive without "by" gives a thing its name and states nothing ("is called the Old Bridge")."""

OF_OBJECT = frozenset(("for", "of", "with", "between", "against", "about", "over", "toward", "towards", "into"))
"""Prepositions after an object that the parser may hang on the verb: "laid out his terms *for* a truce"."""

OF_CONTENT = OF_OBJECT | {"through", "across", "from", "among", "towards", "within"}
"""Prepositions of a phrase that belongs to the words of content right before it."""

PRONOUN_CONTENT = frozenset(("it", "that", "this", "so", "much", "nothing", "everything", "those", "these"))
"""Pronouns that may stand for what was said."""

RELATIVE_TAGS = frozenset(("WDT", "WP"))

SILENCES = frozenset(
    ("elaborate", "specify", "say", "give", "provide", "offer", "comment", "identify", "name", "respond")
)
"""Verbs that, denied, end what was said: "..., but did not elaborate"."""

COMMENTS = frozenset(
    ("charge", "claim", "accusation", "allegation", "move", "proposal", "idea", "decision", "assertion", "argument")
)
"""Nouns by which the author comments on the words of others: "..., a charge Toru denied"."""

STATES = frozenset(("commit", "focus", "dedicate", "concentrate"))
"""Verbs whose participle tells of a stance and whose subject holds it: "are committed to"."""
