"""One source under several names, and how many first sources a cluster has."""

import pytest
from msgspec.structs import replace

from attribution.corroboration.origins import origins_of, same_source
from attribution.corroboration.profile import Teller
from tests.corroboration.builders import MONITOR, profile, told, who


def teller(name, kind="named_org", affiliation="ngo_monitor", access="compiler", aliases=()):
    return Teller(name, tuple(aliases), kind, affiliation, access)


PERSON = {"kind": "named_person", "affiliation": "igo", "access": "unstated"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (teller("Orvessan Register of Armed Violence"), teller("the Register for Armed Violence")),
        (teller("Orvessan Register of Armed Violence"), teller("the Register")),
        (
            teller("Orvessan Register of Armed Violence"),
            teller("the Register", affiliation="unknown"),
        ),
        (
            teller("Orvessan Register of Armed Violence"),
            teller("Register", "document", "unknown", "unstated"),
        ),
        (teller("Orvessan Register of Armed Violence"), teller("ORAV", aliases=["ORAV"])),
        (teller("Orvessan Register of Armed Violence"), teller("a war monitor", "unnamed_org")),
        (teller("Ruta Halvarsen", **PERSON), teller("Ms Halvarsen", **PERSON)),
        (teller("Ruta Halvarsen Jr.", **PERSON), teller("Ruta B. Halvarsen", **PERSON)),
        (teller("Lars-Otto Vinge", **PERSON), teller("LOV", **PERSON)),
        (
            teller("Anders Vaul", "named_person", "state_security", "spokesperson"),
            teller("the defence ministry", "named_org", "state_security", "unstated"),
        ),
        (
            teller("local media", "unnamed_media", "media"),
            teller("local radio stations", "collective", "media"),
        ),
        (
            teller("the control-room log", "document", "unknown", "unstated"),
            teller("logs of the Dam Company", "document", "corporate", "unstated"),
        ),
        (
            teller("the government", "named_org", "state_civil", "unstated"),
            teller("the governor's office", "named_org", "state_civil", "unstated"),
        ),
    ],
)
def test_one_source_has_many_names(one, other):
    assert same_source(one, other)
    assert same_source(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (teller("Register of Armed Violence"), teller("Ketter Casualty Archive")),
        (teller("Register of Armed Violence"), teller("the Register", affiliation="media")),
        (teller("Register of Armed Violence"), teller("the register", "document", "unknown")),
        (teller("Ruta Halvarsen", **PERSON), teller("Teo Lindgaard", **PERSON)),
        (teller("Ruta Halvarsen", **PERSON), teller("Ms Oda Halvarsen", **PERSON)),
        (
            teller("the health office", "named_org", "state_civil"),
            teller("the army", "named_org", "state_security"),
        ),
        (
            teller("the Ketter Report", "document", "unknown", "unstated"),
            teller("the Dursk Report", "document", "unknown", "unstated"),
        ),
        (
            teller("a video", "media_item", "unknown", "unstated"),
            teller("a photograph", "media_item", "unknown", "unstated"),
        ),
        (
            teller("the defence ministry", "named_org", "state_security", "unstated"),
            teller("the interior police", "named_org", "state_security", "unstated"),
        ),
        (
            teller("a resident", "unnamed_person", "civilian"),
            teller("a shopkeeper", "unnamed_person", "civilian"),
        ),
    ],
)
def test_different_sources_are_kept_apart(one, other):
    assert not same_source(one, other)
    assert not same_source(other, one)


def member(name, *by, **more):
    document = profile(told("the dam burst", *by), name=name, outlet=name, **more)
    return document, document.tellings[0]


def test_two_outlets_that_quote_one_source_have_one_origin():
    members = [member("a", MONITOR), member("b", MONITOR), member("c")]
    assert origins_of(members, {}) == [[0, 1]]


def test_each_outlet_stands_for_itself_where_nobody_names_a_source():
    assert origins_of([member("a"), member("b")], {}) == [[0], [1]]


def test_a_copy_adds_no_origin():
    members = [member("a"), member("b")]
    parents = {members[1][0].id: members[0][0].id}
    assert origins_of(members, parents) == [[0, 1]]


def test_a_copy_of_a_copy_goes_back_to_the_first_text():
    members = [member("a", MONITOR), member("b"), member("c"), member("d", who("Dam Company"))]
    first, second, third, _ = (profile.id for profile, _ in members)
    assert origins_of(members, {second: first, third: second}) == [[0, 1, 2], [3]]


def test_a_copy_is_put_with_its_own_source_not_with_another_of_its_original():
    envoy = who("Ruta Halvarsen", **PERSON)
    text = profile(told("the dam burst", MONITOR), told("the dam burst", envoy), name="a")
    copy = member("b", MONITOR)
    members = [(text, text.tellings[0]), (text, text.tellings[1]), copy]
    assert origins_of(members, {copy[0].id: text.id}) == [[0, 2], [1]]


def test_an_unstated_source_adds_no_origin():
    hearsay = who("reports", kind="implicit")
    assert origins_of([member("a", MONITOR), member("b", hearsay)], {}) == [[0]]


def test_who_passes_on_what_another_source_says_adds_no_origin():
    agency = who("Orland Wire", "named_media", "media")
    members = [member("a", agency), member("b", agency, MONITOR), member("c", MONITOR)]
    assert origins_of(members, {}) == [[0, 1, 2]]


def test_an_agency_does_not_make_one_of_those_whom_it_cites():
    agency, ferryman = who("Orland Wire", "named_media", "media"), who("Oslan", **PERSON)
    members = [member("a", agency, MONITOR), member("b", agency, ferryman), member("c", agency)]
    assert sorted(map(len, origins_of(members, {}))) == [1, 2]


def test_whom_a_monitor_relies_on_passes_nothing_on():
    other = who("Ketter Casualty Archive", affiliation="ngo_monitor")
    network = who("a network of sources", "unnamed_org", "ngo_monitor")
    (document, telling), archive = member("a", MONITOR, network), member("b", other)
    relying = document, replace(telling, origin=telling.tellers[0])
    assert len(origins_of([relying, archive], {})) == 2


def test_a_company_and_its_logs_are_one_origin_in_one_text():
    company, logs = who("Dam Company"), who("logs", "document")
    text = profile(told("the gates opened", company), told("the gates opened", company, logs))
    assert origins_of([(text, telling) for telling in text.tellings], {}) == [[0, 1]]


@pytest.mark.parametrize(
    ("words", "groups"), [("“bandits dressed as troops”", 1), ("“bandits”", 2)]
)
def test_the_same_quoted_words_are_one_statement_of_a_ministry(words, groups):
    army = {"affiliation": "state_security"}
    ministry = who("the defence ministry", **army)
    colonel = who("Anders Vaul", "named_person", access="unstated", **army)
    members = []
    for name, source in (("a", ministry), ("b", colonel)):
        document = profile(told(f"blamed {words}", source, form="mixed"), name=name, outlet=name)
        members.append((document, document.tellings[0]))
    assert len(origins_of(members, {})) == groups


def test_later_names_join_earlier_ones():
    short = who("ORAV", affiliation="ngo_monitor")
    both = who("Orvessan Register of Armed Violence", affiliation="ngo_monitor", aliases=["ORAV"])
    long = who("Orvessan Register for Armed Violence", affiliation="ngo_monitor")
    members = [member("a", short), member("b", long), member("c", both)]
    assert origins_of(members, {}) == [[0, 1, 2]]


def test_a_ministry_is_met_by_its_spokeswoman_whatever_the_kind_of_its_office():
    short = teller("Ministry", affiliation="state_civil", access="decision_maker")
    speaker = teller("defence ministry spokeswoman", "unnamed_person", "state_security",
                     "spokesperson")  # fmt: skip
    assert same_source(short, speaker)
    assert same_source(speaker, short)
    guard = teller("a ministry guard", "unnamed_person", "state_security", "witness")
    assert not same_source(short, guard)
