"""A sibling of the shipped encoder, which has not seen a tenth of PolNeAR's train articles.

The shipped encoder has seen every one, so its confidences there say little. The sibling is the same
network, trained on the rest in fewer steps; how often it is right where it is so and so sure gives
the curve of confidences.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from attribution.ingest.brat import read_articles
from attribution.training.calibration import Judged
from attribution.training.encoder import Plan, Training
from attribution.training.examples import is_in_tenth

SIBLING = Plan(
    steps=1200,
    seed=5,
    cycle=(*("relation", "tree", "relation", "relation") * 2, "relation", "entity"),
)
"""More relations and fewer steps than the shipped encoder's run, which trees and entities need."""
_JUDGE = """
import json, pathlib, sys
from attribution.language.models import write_manifest
from attribution.training.calibration import judged
write_manifest()
print(json.dumps(judged(pathlib.Path(sys.argv[1]), calibrated=False)))
"""


def hold_back(data: Path, made: Path) -> Path:
    """A data folder of links in which a tenth of PolNeAR's train articles stand by themselves.

    Args:
        data: the folder with ``treebanks/``, ``polnear/`` and ``newswire/``.
        made: the folder to make; one that is there is replaced.

    Returns:
        The folder of the articles held back, in PolNeAR's layout.
    """
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    for name in ("treebanks", "newswire"):
        (made / name).symlink_to((data / name).resolve())
    held_back, train = made / "polnear" / "heldback", data / "polnear" / "train"
    for article in read_articles(train):
        folder = held_back if is_in_tenth(article.name) else made / "polnear" / "train"
        for path in (
            train / "text" / f"{article.name}.txt",
            *(train / "attributions").glob(f"{article.name}_*.ann"),
        ):
            target = folder / path.relative_to(train)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path.resolve())
    return held_back


def train_sibling(data: Path, work: Path, start: Path) -> list[Judged]:
    """Train the sibling and see what it finds in the articles that it was not trained on.

    It is read in a copy of the package with its weights, in a process of its own, as the weights'
    place is fixed.

    Args:
        data: the folder with ``treebanks/``, ``polnear/`` and ``newswire/``.
        work: where its checkpoints are kept; it goes on from them.
        start: the pretrained encoder's ``model.safetensors``.
    """
    from attribution.training.export import ship

    held_back = hold_back(data, work / "data")
    training = Training(work / "data", work / "encoder", start, SIBLING)
    training.resume()
    training.run()
    (work / "encoder" / "training.json").write_text("{}", encoding="utf-8")
    copy = work / "package" / "attribution"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(Path(__file__).parents[1], copy)
    ship(work / "encoder", copy / "language" / "weights")
    output = subprocess.check_output(  # noqa: S603 -- our own code, by the interpreter that runs this
        [sys.executable, "-c", _JUDGE, str(held_back.resolve())],
        cwd=copy.parent,
        env=os.environ | {"PYTHONPATH": str(copy.parent.resolve())},
    )
    return [(raw, tuple(evidence), right) for raw, evidence, right in json.loads(output)]
