"""A machine-rewritten text is still read, and its claims say what of them is at risk."""

from __future__ import annotations

from communique import Reader
from communique.model import Document, Event, Finding, Integrity, Meeting, Reading, Span, Statement
from communique.parse import Parse
from communique.reading import Checked, assemble

TEXT = "The vice chairman of Japan met the envoy of India on Monday. “The door is open,” he said."


def reading_of(reader: Reader, verdict: str) -> Reading:
    document = Document(id="x", text=TEXT, published="2025-04-16", language="en")
    office = Finding(
        span=Span(4, 17, "vice chairman"), kind="replaced phrase", suggestion="vice president", risk="office"
    )
    integrity = Integrity(
        verdict="likely_spun" if verdict == "likely_spun" else "no_sign", score=9.0, findings=(office,)
    )
    parse: Parse = reader.parser.parse(TEXT)
    return assemble(Checked(document, integrity), parse, reader.knowledge)


def test_a_claim_on_a_rewritten_office_carries_the_risk(reader: Reader) -> None:
    meetings = reading_of(reader, "likely_spun").meetings
    assert [meeting.risks for meeting in meetings] == [("office",)]


def test_a_quotation_of_a_spun_text_is_unverified_wording(reader: Reader) -> None:
    quoted = [s for s in reading_of(reader, "likely_spun").statements if s.form == "direct"]
    assert quoted and all("wording" in statement.risks for statement in quoted)


def test_a_sound_text_carries_no_risk(reader: Reader) -> None:
    reading = reading_of(reader, "no_sign")
    claims: list[Meeting | Statement | Event] = [*reading.meetings, *reading.statements, *reading.events]
    assert not any(claim.risks for claim in claims)
