"""Train Stanza's own tokenizer and multi-word-token expander on the treebanks.

The stock models, with the stock preparation of their input. Training text is used twice, the second
time with typographer's quotation marks and apostrophes, which news has and the treebanks hardly do.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from stanza.models import mwt_expander, tokenizer
from stanza.utils.datasets import contract_mwt, prepare_tokenizer_data

from attribution.training.treebanks import Token, TreeSentence, laid_out, read_treebank

TREEBANKS = ("ewt", "gum")


def _curled(document: list[TreeSentence]) -> list[TreeSentence]:
    """The same document with curly marks: double ones alternate within a sentence."""
    return [
        TreeSentence(
            [_curled_token(token, number) for number, token in _numbered(sentence)],
            sentence.starts_paragraph,
        )
        for sentence in document
    ]


def _numbered(sentence: TreeSentence) -> list[tuple[int, Token]]:
    """Each token with the number of straight double marks before it."""
    seen = 0
    numbered = []
    for token in sentence.tokens:
        numbered.append((seen, token))
        seen += token.form.count('"')
    return numbered


def _curled_token(token: Token, marks_before: int) -> Token:
    mark = "“" if marks_before % 2 == 0 else "”"

    def curl(form: str) -> str:
        return form.replace("'", "’").replace('"', mark)

    words = [
        type(word)(
            curl(word.form),
            word.lemma,
            word.upos,
            word.xpos,
            word.feats,
            word.head,
            word.deprel,
        )
        for word in token.words
    ]
    return Token(curl(token.form), words, token.space_after)


def _rows(sentence: TreeSentence) -> list[str]:
    rows, number = [], 0
    for token in sentence.tokens:
        misc = "_" if token.space_after else "SpaceAfter=No"
        several = len(token.words) > 1
        if several:
            span = f"{number + 1}-{number + len(token.words)}"
            rows.append("\t".join([span, token.form, *["_"] * 7, misc]))
        for word in token.words:
            number += 1
            columns = [word.form, word.lemma, word.upos, word.xpos, word.feats]
            tree = [str(word.head), word.deprel, "_", "_" if several else misc]
            rows.append("\t".join([str(number), *columns, *tree]))
    return rows


def _write_split(folder: Path, data: Path, split: str) -> None:
    """Write ``{split}.conllu``, ``.txt``, ``.labels`` and ``-mwt.json`` for Stanza's trainer."""
    texts, rows = [], []
    for treebank in TREEBANKS:
        for document in read_treebank(data / f"{treebank}-{split}.conllu"):
            copies = [document, _curled(document)] if split == "train" else [document]
            for copy in copies:
                texts.append(laid_out(copy)[0])
                rows += ["\n".join(_rows(sentence)) + "\n" for sentence in copy]
    base = folder / split
    base.with_suffix(".txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    base.with_suffix(".conllu").write_text("\n".join(rows) + "\n", encoding="utf-8")
    names = [f"{base}{ending}" for ending in (".txt", ".conllu", ".labels", "-mwt.json")]
    prepare_tokenizer_data.main([names[0], names[1], "-o", names[2], "-m", names[3]])


def train_tokenizer(data: Path, work: Path, steps: int = 8000, seed: int = 1234) -> Path:
    """Train the tokenizer; the best checkpoint on dev is kept.

    Args:
        data: folder of ``{ewt,gum}-{train,dev}.conllu``.
        work: folder for Stanza's input files and checkpoints.
        steps: training steps of 32 chunks of 100 characters.
        seed: random seed.

    Returns:
        The path of the saved model, in Stanza's format.
    """
    work.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        _write_split(work, data, split)
    options = {
        "lang": "en",
        "shorthand": "en_compact",
        "txt_file": work / "train.txt",
        "label_file": work / "train.labels",
        "mwt_json_file": work / "train-mwt.json",
        "dev_txt_file": work / "dev.txt",
        "dev_label_file": work / "dev.labels",
        "dev_conll_gold": work / "dev.conllu",
        "conll_file": work / "dev.predicted.conllu",
        "save_dir": work,
        "save_name": "tokenizer.pt",
        "steps": steps,
        "eval_steps": 500,
        "anneal_after": 2000,
        "seed": seed,
    }
    tokenizer.main([f"--{name}={value}" for name, value in options.items()])
    return work / "tokenizer.pt"


def train_expander(data: Path, work: Path, seed: int = 1234) -> Path:
    """Train the expander of "don't" to "do" and "n't"; returns the saved model's path."""
    work.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        if not (work / f"{split}.conllu").exists():
            _write_split(work, data, split)
    shutil.copyfile(work / "dev.conllu", work / "dev.gold.conllu")
    contract_mwt.contract_mwt(str(work / "dev.gold.conllu"), str(work / "dev.contracted.conllu"))
    options = {
        "lang": "en",
        "shorthand": "en_compact",
        "train_file": work / "train.conllu",
        "eval_file": work / "dev.contracted.conllu",
        "gold_file": work / "dev.gold.conllu",
        "output_file": work / "dev.expanded.conllu",
        "data_dir": work,
        "save_dir": work,
        "save_name": "expander.pt",
        "num_epoch": 4,
        "seed": seed,
    }
    mwt_expander.main([f"--{name}={value}" for name, value in options.items()])
    return work / "expander.pt"


def write_portable(made: Path, target: Path) -> None:
    """Write a model that Stanza saved, with its files named but not the folders they were in.

    Args:
        made: the file Stanza saved.
        target: the file to write; its folder is made where it does not exist.
    """
    stored = torch.load(made, weights_only=True, map_location="cpu")
    stored["config"] = {
        key: Path(value).name if isinstance(value, str | Path) and "/" in str(value) else value
        for key, value in stored["config"].items()
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(stored, target, _use_new_zipfile_serialization=False)
