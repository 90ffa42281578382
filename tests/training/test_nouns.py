from attribution.training.nouns import listed_sorts, noun_sorts

ROWS = """\
# newdoc id = one
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new
2\tpilots\tpilot\tNOUN\tNNS\t_\t3\tnsubj\t_\tEntity=1)
3\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
4\tLevin\tLevin\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=(2-place-new)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


def test_nouns_have_the_sort_of_their_mentions_and_names_none(tmp_path):
    path = tmp_path / "one.conllu"
    path.write_text(ROWS, encoding="utf-8")
    assert noun_sorts(path) == {"pilot": "person"}


def test_the_lexicon_tells_sorts_too():
    sorts = listed_sorts()
    assert (sorts["docker"], sorts["ministry"], sorts["letter"]) == ("person", "org", "thing")
