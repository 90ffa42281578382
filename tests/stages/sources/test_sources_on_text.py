"""Sources of invented stories, on the real models."""

import pytest

from attribution.annotator import Annotator

pytestmark = pytest.mark.models


def sources(text, **more):
    found = Annotator().annotate(text)
    said = {
        text[a.source[0][0] : a.source[0][1]]: a.source_id for a in found.attributions if a.source
    }
    return said, {source.id: source for source in found.sources}


def test_a_monitor_described_first_and_named_later_is_one():
    said, known = sources(
        "A rights group said on Monday that nine dockers were arrested in the port.\n\n"
        "The Levin Rights Network (LRN) said that they were held at the quay.\n\n"
        "The network said it had written to the ministry about all of them.\n"
    )
    assert said["A rights group"] == said["The Levin Rights Network (LRN)"] == said["The network"]
    one = known[said["The network"]]
    assert (one.kind, one.affiliation, one.access) == ("named_org", "ngo_monitor", "compiler")
    assert {"LRN", "rights group"} <= set(one.aliases)


def test_she_is_the_spokeswoman_and_he_the_president():
    said, known = sources(
        "President Karl Weiss said on Monday that the town would rebuild its harbour.\n\n"
        "His spokeswoman, Ina Holm, said that he would visit soon. "
        "She said that no date was set.\n"
    )
    assert known[said["She"]].name == "Ina Holm"
    assert known[said["President Karl Weiss"]].access == "decision_maker"


def test_one_more_of_a_kind_is_somebody_else():
    said, known = sources(
        "A shopkeeper said that the market was closed all day.\n\n"
        "Another shopkeeper said that nothing had happened there.\n\n"
        "Police said that three people were held overnight. "
        "Police later said that one of them had been freed.\n"
    )
    assert said["A shopkeeper"] != said["Another shopkeeper"]
    assert said["Police"] in known
    assert sum(source.name == "Police" for source in known.values()) == 1


def test_who_is_not_named_may_say_why():
    said, known = sources(
        "A senior port official, who spoke on condition of anonymity because he was not authorised "
        "to speak to the media, said that the cranes had been sold.\n\n"
        "The official said that nobody had been told about it.\n"
    )
    official = known[said["The official"]]
    assert (official.naming, official.anonymity_reason) == ("anonymous_granted", "not_authorised")


def test_titles_taken_for_names_in_a_compound_do_no_harm():
    found = Annotator().annotate(
        "The talks ended on Friday. For her part, the Vice Minister of Coastal Cooperation and "
        "National Authorizing Officer of Northern Funds for the development of the Republic, Ana "
        "Maria Orr, stressed that Ecuador and Brazil have agreed to deepen the ties of friendship."
    )
    assert found.attributions
