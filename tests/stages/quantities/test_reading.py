from attribution.lexicons import load
from attribution.records import Quantity
from attribution.stages.qualifiers.markers import find_qualifiers
from attribution.stages.quantities.reading import find_quantities
from tests.parses import parse, reading

PLAIN = "More than 300 Levin dockers from the islands died in the port of Levin on Friday."
ROWS = """
More more ADJ 3 advmod
than than ADP 1 fixed
300 300 NUM 5 nummod NumType=Card
Levin Levin PROPN 5 compound
dockers docker NOUN 9 nsubj Number=Plur
from from ADP 8 case
the the DET 8 det
islands island NOUN 5 nmod Number=Plur
died die VERB 0 root
in in ADP 12 case
the the DET 12 det
port port NOUN 9 obl
of of ADP 14 case
Levin Levin PROPN 12 nmod
on on ADP 16 case
Friday Friday PROPN 9 obl
. . PUNCT 9 punct
"""
TOLL = "The toll since May rose to 12, made up of 5 crew, 3 guards and some 4 guests."
TOLL_ROWS = """
The the DET 2 det
toll toll NOUN 5 nsubj
since since ADP 4 case
May May PROPN 2 nmod
rose rise VERB 0 root
to to ADP 7 case
12 12 NUM 5 obl
, , PUNCT 9 punct
made make VERB 5 advcl
up up ADP 9 compound:prt
of of ADP 13 case
5 5 NUM 13 nummod
crew crew NOUN 9 obl
, , PUNCT 16 punct
3 3 NUM 16 nummod
guards guard NOUN 13 conj
and and CCONJ 20 cc
some some DET 20 advmod
4 4 NUM 20 nummod
guests guest NOUN 13 conj
. . PUNCT 5 punct
"""


def quantities(text: str, rows: str, *claims: list[str]) -> list[list[Quantity]]:
    parsed = parse(text, rows)
    read = reading(parsed, [], [(parts, None) for parts in claims or [[text]]])
    markers = find_qualifiers(parsed, load("qualifiers"), load("source_nouns"))
    return find_quantities(read, markers, load("counts"))


def spelled(text: str, found: list[Quantity]) -> list[str]:
    return [text[slice(*q.span)] for q in found]


def test_all_that_is_told_of_a_number() -> None:
    (found,) = quantities(PLAIN, ROWS)
    (quantity,) = found
    assert spelled(PLAIN, found) == ["More than 300"]
    assert (quantity.value, quantity.precision, quantity.unit) == (300, "bound_lower", "dockers")
    assert quantity.population == "Levin dockers"
    assert (quantity.window, quantity.place) == ("Friday", "the port of Levin")
    assert not quantity.derived_sum
    assert any("more than" in evidence for evidence in quantity.evidence)


def test_a_number_belongs_to_the_innermost_claim() -> None:
    inner = "300 Levin dockers"
    outer, held = quantities(PLAIN, ROWS, [PLAIN], [inner])
    assert outer == []
    assert spelled(PLAIN, held) == ["More than 300"]


def test_a_modifier_holds_for_its_own_number() -> None:
    (found,) = quantities(TOLL, TOLL_ROWS)
    assert [q.precision for q in found] == ["exact", "exact", "exact", "approximate"]
    assert spelled(TOLL, found) == ["12", "5", "3", "some 4"]


def test_a_toll_is_a_sum_only_if_it_adds_up() -> None:
    summed = TOLL.replace("The toll since May rose", "Rain took a toll since May")
    rows = TOLL_ROWS.replace("The the DET 2 det", "Rain rain NOUN 2 nsubj\ntook take VERB 5 dep")
    rows = rows.replace("toll toll", "a a DET 2 det\ntoll toll").replace(
        "rose rise VERB 0 root\n", ""
    )
    (found,) = quantities(summed, rows)
    assert found[0].derived_sum
    assert (found[0].unit, found[0].population) == ("people", "all killed")
    (found,) = quantities(summed.replace("12", "13"), rows.replace("12", "13"))
    assert not found[0].derived_sum
    (found,) = quantities(TOLL, TOLL_ROWS)
    assert not found[0].derived_sum, "nothing says that it was added up"


def test_a_window_of_the_clause_above_holds_below() -> None:
    (found,) = quantities(TOLL, TOLL_ROWS)
    assert {q.window for q in found} == {"since May"}


NAMES = "Article 5 of 14 rules held; one of them and the two men went in the past two days."
NAME_ROWS = """
Article article PROPN 6 nsubj
5 5 NUM 1 flat
of of ADP 5 case
14 14 NUM 5 nummod
rules rule NOUN 1 nmod Number=Plur
held hold VERB 0 root
; ; PUNCT 14 punct
one one NUM 14 nsubj
of of ADP 10 case
them they PRON 8 nmod
and and CCONJ 13 cc
the the DET 14 det
two two NUM 14 nummod
men man NOUN 8 conj Number=Plur
went go VERB 6 parataxis
in in ADP 20 case
the the DET 20 det
past past ADJ 20 amod
two two NUM 20 nummod
days day NOUN 15 obl Number=Plur
. . PUNCT 6 punct
"""


def test_names_pronouns_and_windows_count_nothing() -> None:
    (found,) = quantities(NAMES, NAME_ROWS)
    assert [(q.value, q.unit) for q in found] == [(14, "rules")]


GROUP = "The Group of Nine met; Nine boats came."
GROUP_ROWS = """
The the DET 2 det
Group group PROPN 5 nsubj
of of ADP 4 case
Nine nine NUM 2 nmod
met meet VERB 0 root
; ; PUNCT 9 punct
Nine nine NUM 8 nummod
boats boat NOUN 9 nsubj Number=Plur
came come VERB 5 parataxis
. . PUNCT 5 punct
"""


def test_a_number_in_a_name_counts_nothing() -> None:
    (found,) = quantities(GROUP, GROUP_ROWS)
    assert [(q.value, q.unit) for q in found] == [(9, "boats")]


SHARE = "Some 10% of voters, 17 dead and $40m of coins were told."
SHARE_ROWS = """
Some some DET 3 advmod
10 10 NUM 3 nummod
% % SYM 0 root
of of ADP 5 case
voters voter NOUN 3 nmod
, , PUNCT 8 punct
17 17 NUM 8 nummod
dead dead ADJ 3 conj
and and CCONJ 10 cc
$ $ SYM 3 conj
40m 40m NUM 10 nummod
of of ADP 13 case
coins coin NOUN 10 nmod
were be AUX 15 aux
told tell VERB 3 acl
. . PUNCT 3 punct
"""


def test_shares_money_and_numbers_without_a_noun() -> None:
    (found,) = quantities(SHARE, SHARE_ROWS)
    assert [(q.value, q.unit, q.population) for q in found] == [
        (10, "percent", "voters"),
        (17, "people", "dead"),
        (4e7, "$", None),
    ]
    assert found[0].precision == "approximate"


PAIR = "Ada has 9 boats and Jan has 10, which is 5 more than before."
PAIR_ROWS = """
Ada Ada PROPN 2 nsubj
has have VERB 0 root
9 9 NUM 4 nummod
boats boat NOUN 2 obj Number=Plur
and and CCONJ 7 cc
Jan Jan PROPN 7 nsubj
has have VERB 2 conj
10 10 NUM 7 obj
, , PUNCT 12 punct
which which PRON 12 nsubj
is be AUX 12 cop
5 5 NUM 7 acl:relcl
more more ADJ 12 amod
than than ADP 15 case
before before ADV 13 obl
. . PUNCT 2 punct
"""


def test_a_number_without_a_noun_counts_what_the_one_before_does() -> None:
    (found,) = quantities(PAIR, PAIR_ROWS)
    assert [(q.value, q.unit) for q in found[:2]] == [(9, "boats"), (10, "boats")]
    assert found[2].precision == "exact", "what is more than before is no bound"


ONE_IN = "About one in eight dockers fled."
ONE_IN_ROWS = """
About about ADV 2 advmod
one one NUM 5 nummod NumType=Card
in in ADP 4 case
eight eight NUM 2 nmod NumType=Card
dockers docker NOUN 6 nsubj Number=Plur
fled flee VERB 0 root
. . PUNCT 6 punct
"""


def test_a_share_is_of_what_stands_behind_it() -> None:
    ((quantity,),) = quantities(ONE_IN, ONE_IN_ROWS)
    assert ONE_IN[slice(*quantity.span)] == "About one in eight"
    assert (quantity.value, quantity.precision) == (0.125, "approximate")
    assert (quantity.unit, quantity.population) == ("share", "dockers")
