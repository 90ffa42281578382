from attribution.training.treebanks import laid_out, read_treebank

CONLLU = """# newdoc id = a
# sent_id = 1
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
# newpar
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_
1.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_

# newdoc id = b
# sent_id = 3
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""


def test_documents_sentences_tokens_and_words(tmp_path):
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = read_treebank(path)
    assert [len(sentence.words) for sentence in first] == [4, 1]
    assert [token.form for token in first[0].tokens] == ["Don't", "go", "."]
    assert len(second) == 1
    text, placed = laid_out(first)
    assert text == "Don't go.\n\nStay "
    assert [text[word.start : word.end] for word in placed[0]] == ["Do", "n't", "go", "."]
    assert text[placed[1][0].start : placed[1][0].end] == "Stay"
