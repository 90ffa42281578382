from attribution.quotation import Mark, marks


def test_marks_are_the_encoders_feature() -> None:
    assert "".join(str(mark) for mark in marks('a "b" ‘c’ d')) == "00123045600"
    assert "".join(str(mark) for mark in marks("“a ‘b’ c”")) == "122426223"
    assert "".join(str(mark) for mark in marks('"ab')) == "122"
    assert set(marks("”Run,” he said.")) == {Mark.OUTSIDE}, "read as in training"
