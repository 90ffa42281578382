from attribution.training.chains import read_chains
from attribution.training.coreference import Example, accuracy, train

ROWS = """\
# newdoc id = one
# newpar
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new
2\tVoss\tVoss\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tso\tso\tADV\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_chains_are_read_with_their_heads(tmp_path):
    path = tmp_path / "one.conllu"
    path.write_text(ROWS, encoding="utf-8")
    (gold,) = read_chains(path)
    assert gold.text.strip() == "Ada Voss spoke. She said so."
    name, pronoun = gold.mentions
    assert (name.chain, pronoun.chain) == (1, 1)
    assert name.span.of(gold.text) == "Ada Voss"
    assert name.head.of(gold.text) == "Ada"
    assert (pronoun.pronoun, pronoun.reporting) == (True, True)


def test_training_learns_what_tells_candidates_apart():
    near = Example((("near",), ("far",), ("nobody",)), 0)
    far = Example((("far",), ("near",), ("nobody",)), 1)
    weights = train([near, far] * 5)
    assert weights["near"] > weights["far"]
    assert accuracy([near, far], weights) == (2, 2)
