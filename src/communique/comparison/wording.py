"""The surface of readouts: where a sentence ends, which words report, and where one item of a list ends."""

from __future__ import annotations

import re

REPORTING = (
    r"(?:discussed|underscored|underlined|reaffirmed|reiterated|stressed|emphasi[sz]ed|noted|welcomed|thanked|expressed"
    r"|spoke|spoken|agreed|raised|made clear|exchanged|informed|updated|briefed|reviewed|commended|praised|condemned"
    r"|called|urged|warned|highlighted|pointed out|shared|relayed|voiced|told|invited|confirmed|assured|announced|said"
    r"|added|stated|conveyed|considered|outlined|detailed|focused|touched|recalled|appreciated|congratulated|wished"
    r"|proposed|offered|suggested|demanded|requested|committed|pledged|promised|intends?|acknowledged|recogni[sz]ed"
    r"|affirmed|explained|hoped|believes?|paid (?:special |particular )?attention|drew attention|gave|reported"
    r"|addressed|talked|covered|affirmed|opposed|supported|coordinated|looks? forward|looked forward|described|argued"
    r"|put forward|laid out|demonstrates?|(?:underscor|underlin|reaffirm|reiterat|stress|emphasi[sz]|not|welcom|express"
    r"|thank|highlight|add|voic|discuss|urg|call|recall|explain|stat)ing)"
)
"""The words by which official texts report what was said."""
JOINED = rf"(?:also\s+)?(?:{REPORTING}|is|are|was|were|has|have|had|will|would|remains?|continues?|stands?|sets?)"
"""The verbs that begin a new clause after "and"."""
DANGLING = re.compile(
    r"(?:\b(?:and|to|on|of|for|that|will|would|the|a|an|in|about|with|by|how|also|is|was|as)|\bimportance of)\s*$"
)
"""Words that no item ends with."""
LEADING = re.compile(r"(?:\b(?:to|on|of|for|that|will|would|in|about|with|by|how|as)|\bimportance of)\s*$")
"""A run that ends so only leads to the item after it."""
_LEAD = re.compile(r"^(?:today\s+)?(?:by (?:tele)?phone\s+)?with\s.{0,150}?\b(?:about|to discuss|on|regarding)\s+")
_LIST_HEADS = "the|a|an|its|their|his|her|our|of|in|for|on|with|by|to|from|at|about|between|against|over"
_ONE_WORD = re.compile(rf"(?:\b(?:{_LIST_HEADS})|\w[’']s|s[’'])\s+[\w’'-]+$", re.IGNORECASE)

ACTS = re.compile(
    r"(?:agreed|called|urged|warned|invited|pledged|promised|offered|demanded|requested|committed|condemned|intends?"
    r"|proposed|opposed|wished|congratulated)"
)
"""Reporting words that are themselves the act: the words shown for an item begin with them."""

_FRAME = re.compile(
    rf"^(?P<subject>(?:(?!\bthat\b|\bwhich\b).){{0,130}}?)\b(?P<verb>{REPORTING})\b"
    r"(?P<tail>(?:\s+(?:also|again|once again|further|his|her|their|its))*"
    r"(?:\s+(?:that|on|about|upon|for|into|of))?\s+)",
    re.DOTALL,
)
STRONG = re.compile(
    r";\s+|\s+[-–—]\s+|,?\s+as well as\s+|,?\s+including\s+|,?\s+in particular,?\s+|,?\s+and that\s+|,?\s+but\s+"
    r"|,\s+(?=(?:which|who|while|although|despite|in support of|with a|with the|in the context)\s)"
    rf"|,\s+(?=\w{{4,}}ing\s)|,?\s+and\s+(?={JOINED}\b)|,?\s+and\s+(?=(?:for|on|by|about)\s+(?:the|a|an|its)\s|to\s)"
    r"|,\s+(?=both\s)|(?<=[.,!?][”\"])\s+(?=\w)"
)
WEAK = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+(?=to (?:help|deter|prevent)\s)")
_OPENING = re.compile(
    r"(?:despite|although|while|as part of|in addition to|given)\s[^,]{8,160}(?P<end>,\s+)", re.IGNORECASE
)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without blanks, commas, full stops and dangling words at its edges; a quotation keeps its stop."""
    while start < end and text[start] in " \n\t,;:–—-":
        start += 1
    while start < end and text[end - 1] in " \n\t,;:–—-.":
        end -= 1
    dangling = DANGLING.search(text, start, end)
    return trim(text, start, dangling.start()) if dangling and dangling.end() == end else (start, end)


def after_frame(text: str, start: int, end: int) -> int:
    """Where an item's own words begin: after "the leaders discussed", but at the verb where it is the act."""
    match = _FRAME.match(text[start:end])
    if match is None:
        return start
    if ACTS.fullmatch(match["verb"]):
        return start + match.start("verb")
    after = start + match.end()
    lead = _LEAD.match(text[after:end])
    return after + lead.end() if lead else after


def is_one_word(left: str) -> bool:
    """Whether what stands before a joint is a bare word after an article or preposition, so that the words after
    the joint complete it ("in development and humanitarian assistance")."""
    return _ONE_WORD.search(left.rstrip()) is not None


def opening_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The comma that closes an opening clause ("despite the departure of staff, ..."), as a range."""
    match = _OPENING.match(text, start, end)
    return match.span("end") if match else None
