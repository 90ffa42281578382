from attribution.ingest.brat import read_articles
from attribution.training.examples import is_in_tenth
from attribution.training.sibling import hold_back


def test_every_article_is_held_back_or_trained_on(tmp_path):
    train = tmp_path / "data" / "polnear" / "train"
    for folder in ("text", "attributions"):
        (train / folder).mkdir(parents=True)
    for number in range(40):
        (train / "text" / f"a-{number}.txt").write_text(f"He said so {number}.")
        for annotator in ("one", "two"):
            path = train / "attributions" / f"a-{number}_{annotator}.ann"
            path.write_text("T1\tCue 3 7\tsaid\n")
    made = tmp_path / "made"
    held_back = {article.name for article in read_articles(hold_back(tmp_path / "data", made))}
    trained = {article.name for article in read_articles(made / "polnear" / "train")}
    assert held_back == {name for name in held_back | trained if is_in_tenth(name)}
    assert held_back and len(held_back | trained) == 40
    assert len(list((made / "polnear" / "train" / "attributions").iterdir())) == 2 * len(trained)
