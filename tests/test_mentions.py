"""Which words name whom: names, titles, roles, states and groups. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors.mentions import find_cast
from communique.cast import Cast, Mention
from communique.model import Document, DocumentKind
from communique.reading import Reader

Finder = Callable[..., Cast]


@pytest.fixture(scope="module")
def cast_of(reader: Reader) -> Finder:
    def find(text: str, *, day: str = "2023-06-18", side: str | None = None, title: str | None = None) -> Cast:
        kind: DocumentKind = "readout" if side else "article"
        document = Document(id="x", text=text, published=day, side=side, title=title, kind=kind)
        return find_cast(reader.parser.parse(text), document, reader.knowledge.actors)

    return find


def mention(cast: Cast, words: str) -> Mention:
    """The first mention with these very words."""
    found = next((m for m in cast.mentions if m.span.text == words), None)
    assert found is not None, f"{words!r} is no mention; there are {[m.span.text for m in cast.mentions]}"
    return found


def names(cast: Cast, words: str) -> list[str]:
    """The names of those whom the first mention with these words means."""
    actors = (cast.actor(actor) for actor in mention(cast, words).actors)
    return [actor.name for actor in actors if actor is not None]


def test_a_title_before_a_name_belongs_to_the_mention(cast_of: Finder) -> None:
    cast = cast_of("Secretary of State Antony J. Blinken arrived early.")
    assert names(cast, "Secretary of State Antony J. Blinken") == ["Antony Blinken"]


def test_a_short_name_means_the_person_named_in_full(cast_of: Finder) -> None:
    cast = cast_of("Envoy Lida Okan of Georgia spoke first. Ms. Okan left. Okan's aide stayed.")
    ids = {m.actors for m in cast.mentions if "Okan" in m.span.text and m.form == "name"}
    assert ids == {("lida-okan",)}


def test_a_short_name_alone_means_who_holds_the_post_on_the_day(cast_of: Finder) -> None:
    assert names(cast_of("Foreign Minister Qin met the press."), "Foreign Minister Qin") == ["Qin Gang"]
    after = cast_of("Foreign Minister Qin met the press.", day="2024-03-01")
    assert names(after, "Foreign Minister Qin") != ["Qin Gang"]


def test_posts_are_those_held_on_the_day(cast_of: Finder) -> None:
    minister = next(a for a in cast_of("Qin Gang spoke.").actors if a.name == "Qin Gang")
    ambassador = next(a for a in cast_of("Qin Gang spoke.", day="2022-05-01").actors if a.name == "Qin Gang")
    assert "foreign minister" in {post.role for post in minister.posts}
    assert {post.role for post in ambassador.posts} == {"ambassador"}


def test_two_people_of_one_surname_stay_apart(cast_of: Finder) -> None:
    cast = cast_of("Mr. Jan Kos met Ms. Eva Kos. Ms. Kos smiled. Mr. Kos did not.")
    assert mention(cast, "Ms. Kos").actors == ("eva-kos",)
    assert mention(cast, "Mr. Kos").actors == ("jan-kos",)


def test_an_unknown_person_keeps_what_the_text_says(cast_of: Finder) -> None:
    cast = cast_of("Defence Minister Ravo Okanen of Finland answered questions.")
    actor = next(a for a in cast.actors if a.kind == "person")
    assert (actor.name, actor.state, actor.role) == ("Ravo Okanen", "FIN", "defence minister")


def test_state_names_before_a_name_are_not_its_words(cast_of: Finder) -> None:
    cast = cast_of("President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda.", side="UKR")
    assert names(cast, "President of Ukraine Volodymyr Zelenskyy") == ["Volodymyr Zelenskyy"]
    assert names(cast, "President of Poland Andrzej Duda") == ["Andrzej Duda"]


def test_family_name_first_is_the_same_person(cast_of: Finder) -> None:
    cast = cast_of("Prime Minister Kishida Fumio of Japan took the floor.")
    assert [a.name for a in cast.actors if a.kind == "person"] == ["Fumio Kishida"]


def test_an_auxiliary_or_month_is_no_person(cast_of: Finder) -> None:
    cast = cast_of("Will Xi meet him? They may talk in May.")
    assert [a.name for a in cast.actors if a.kind == "person"] == ["Xi Jinping"]


def test_an_apposition_resolves_a_role(cast_of: Finder) -> None:
    cast = cast_of("China's foreign minister, Qin Gang, spoke. Talks with Daniela Korb, the Austrian envoy, followed.")
    assert names(cast, "China's foreign minister") == ["Qin Gang"]
    assert mention(cast, "the Austrian envoy").actors == ("daniela-korb",)


def test_a_role_without_a_name_means_its_holder(cast_of: Finder) -> None:
    cast = cast_of("The foreign minister of China spoke to the U.S. secretary of state.")
    assert names(cast, "The foreign minister of China") == ["Qin Gang"]
    assert names(cast, "the U.S. secretary of state") == ["Antony Blinken"]


def test_a_former_or_unnamed_holder_means_nobody(cast_of: Finder) -> None:
    cast = cast_of("The former foreign minister of China came. A foreign minister of China left.")
    assert [m.actors for m in cast.mentions if m.form == "role"] == [(), ()]


def test_the_president_of_a_readout_is_its_own(cast_of: Finder) -> None:
    cast = cast_of("President Biden called Vice President Harris. The President thanked her.", side="USA")
    assert names(cast, "The President") == ["Joe Biden"]


def test_a_post_of_the_other_side_is_told_by_its_word(cast_of: Finder) -> None:
    text = "Secretary Blinken met Foreign Minister Qin Gang. The secretary raised visas. The foreign minister nodded."
    cast = cast_of(text)
    assert names(cast, "The secretary") == ["Antony Blinken"]
    assert names(cast, "The foreign minister") == ["Qin Gang"]


def test_a_counterpart_holds_the_same_post(cast_of: Finder) -> None:
    cast = cast_of("Antony Blinken met his Chinese counterpart.")
    assert names(cast, "his Chinese counterpart") == ["Qin Gang"]


def test_a_capital_acts_or_is_a_place(cast_of: Finder) -> None:
    cast = cast_of("They met in Beijing. Beijing claims the reef.")
    place, actor = [m for m in cast.mentions if m.span.text == "Beijing"]
    assert (place.is_place, place.actors, place.states) == (True, (), ("CHN",))
    assert (actor.is_place, actor.actors) == (False, ("CHN",))


def test_a_seat_of_government_is_its_state(cast_of: Finder) -> None:
    cast = cast_of("The Kremlin rejected the plan.")
    assert (mention(cast, "Kremlin").states, mention(cast, "Kremlin").sector) == (("RUS",), "GOV")


def test_a_city_in_the_name_of_a_conference_or_paper_is_no_state(cast_of: Finder) -> None:
    cast = cast_of("The Munich Security Conference opened. The Bank of China objected, the Washington Post wrote.")
    assert not [m for m in cast.mentions if m.form in {"state", "adjective"}]


def test_group_nouns_carry_state_and_sector(cast_of: Finder) -> None:
    cast = cast_of("Chinese officials, Ukrainian soldiers and State Department officials disagreed.")
    found = {m.span.text: (m.states, m.sector) for m in cast.mentions if m.form == "group"}
    assert found["Chinese officials"] == (("CHN",), "GOV")
    assert found["Ukrainian soldiers"] == (("UKR",), "MIL")
    assert found["State Department officials"] == (("USA",), "GOV")


def test_a_pair_of_adjectives_names_both_states(cast_of: Finder) -> None:
    cast = cast_of("U.S.-China talks resumed.")
    assert mention(cast, "U.S.-China").states == ("USA", "CHN")


def test_a_list_of_states_is_as_many_mentions(cast_of: Finder) -> None:
    cast = cast_of("Japan, South Korea, the Philippines, Australia and India signed the pact.")
    assert [m.actors[0] for m in cast.mentions] == ["JPN", "KOR", "PHL", "AUS", "IND"]


def test_a_partner_of_a_state_is_not_of_that_state(cast_of: Finder) -> None:
    cast = cast_of("Ukraine's partners promised more.")
    assert mention(cast, "Ukraine's partners").states == ()


def test_bodies_and_documents_are_mentions(cast_of: Finder) -> None:
    cast = cast_of("NATO welcomed the news, the Chinese readout said.")
    assert names(cast, "NATO") == ["North Atlantic Treaty Organization"]
    document = mention(cast, "the Chinese readout")
    assert (document.form, document.states) == ("document", ("CHN",))


def test_an_unnamed_official_has_a_state_but_no_actor(cast_of: Finder) -> None:
    found = mention(
        cast_of("A senior administration official declined to comment."), "A senior administration official"
    )
    assert (found.actors, found.states, found.sector) == ((), ("USA",), "GOV")


def test_an_organisation_that_acts_is_an_actor(cast_of: Finder) -> None:
    cast = cast_of("Okan Shipping Ltd. said on Monday that it would pay. Trade with Okan Shipping Ltd. goes on.")
    assert [a.kind for a in cast.actors if "Okan" in a.name] == ["body"]


def test_actors_stand_in_the_order_of_their_first_mention(cast_of: Finder) -> None:
    cast = cast_of("France and Mr. Jan Kos agreed. Mr. Kos thanked France and NATO.")
    assert [a.id for a in cast.actors] == ["FRA", "jan-kos", "NAT"]
    spans = next(a for a in cast.actors if a.id == "FRA").mentions
    assert list(spans) == sorted(spans)


def test_every_mention_stands_in_the_text_and_no_head_stands_twice(cast_of: Finder) -> None:
    text = "President Joseph R. Biden, Jr. met with Chancellor Okan of Austria. Both leaders praised the U.N. envoy."
    cast = cast_of(text, side="USA")
    assert all(text[m.span.start : m.span.end] == m.span.text for m in cast.mentions)
    heads = [m.head for m in cast.mentions]
    assert len(heads) == len(set(heads))


def test_an_empty_text_has_an_empty_cast(cast_of: Finder) -> None:
    assert cast_of("") == Cast((), ())


def test_without_a_date_nobody_holds_a_post(cast_of: Finder, reader: Reader) -> None:
    text = "The foreign minister of China spoke. Qin Gang listened."
    cast = find_cast(reader.parser.parse(text), Document(id="x", text=text), reader.knowledge.actors)
    assert mention(cast, "The foreign minister of China").states == ("CHN",)
    assert all(actor.posts == () for actor in cast.actors)


def test_an_unrecognised_entity_is_an_actor_without_a_state_code(reader: Reader) -> None:
    reading = reader.read(
        Document(id="x", text="Envoys of Abkhazia met in Moscow.", published="2022-03-01", language="en")
    )
    (entity,) = [actor for actor in reading.actors if actor.name == "Abkhazia"]
    assert (entity.kind, entity.state) == ("state", None)
