import pytest

from attribution.stages.sources.anonymity import experience, withheld


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("the docker, who asked not to be named, fearing arrest,", ("anonymous_granted", "safety")),
        (
            "an aide who spoke on condition of anonymity because he was not authorised to talk",
            ("anonymous_granted", "not_authorised"),
        ),
        ("a nurse who declined to be identified", ("anonymous_granted", "not_stated")),
        (
            "an aide who requested anonymity, citing the sensitivity of the talks",
            ("anonymous_granted", "sensitivity"),
        ),
        ("Mara, not her real name, said", ("pseudonym", "not_stated")),
        ("Mara, whose name has been changed to protect her privacy", ("pseudonym", "privacy")),
        ("a docker, whom the Mail is calling Mara for her safety, said", ("pseudonym", "safety")),
        ("a nurse whom we will call Ines", ("pseudonym", "not_stated")),
        ("the mayor, whom critics are calling reckless,", None),
        ("a docker said", None),
        ("the ship was named after her", None),
    ],
)
def test_who_is_not_named_and_why(around, expected):
    assert withheld(around) == expected


@pytest.mark.parametrize(
    ("said", "own", "expected"),
    [
        ("“They shot my brother.”", True, "affected"),
        ("“We fled at night.”", True, "affected"),
        ("“I saw it from the crane.”", True, "witness"),
        ("“His brother was at sea.”", True, None),
        ("two of his sisters were missing", False, "affected"),
        ("the mayor and his brother were at sea", False, None),
        ("the quay was closed", False, None),
    ],
)
def test_how_a_source_came_to_know(said, own, expected):
    assert experience(said, in_first_person=own) == expected
