"""Which way of running the encoder is fastest and keeps its accuracy.

    python -m tests.benchmarks.runtimes RUN DATA

RUN is a folder with ``checkpoint.pt`` and ``labels.json`` of a training run, DATA holds treebanks/
and polnear/. Each way labels the dev treebanks and the dev articles, one window a run on one
thread, and the table says how fast and how well.
"""

from __future__ import annotations

import argparse
import functools
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from attribution.evaluate.relations import Article, relation_scores, span_scores
from attribution.evaluate.scores import added
from attribution.ingest.brat import GoldRelation, read_articles
from attribution.language import encoder as runtime
from attribution.language.encoder import Encoder, Paragraph
from attribution.language.network import Network
from attribution.quotation import marks
from attribution.text import paragraphs
from attribution.training import scores
from attribution.training.examples import plain_words
from attribution.training.export import OUTPUTS, Exported, export_float, load_network, quantise


class TorchSession:
    """The exported network run by torch, behind the face of an ONNX session."""

    def __init__(self, network: Network, precision: torch.dtype) -> None:
        self._module = Exported(network).eval()
        self._precision = precision

    def run(self, names: Sequence[str], feed: dict[str, Any]) -> list[Any]:
        """The wanted outputs as arrays."""
        tensors = [torch.from_numpy(feed[name]) for name in ("ids", "casing", "marks")]
        tensors += [torch.from_numpy(feed[name]) for name in ("words", "units")]
        enabled = self._precision != torch.float32
        with torch.no_grad(), torch.autocast("cpu", self._precision, enabled=enabled):
            found = dict(zip(OUTPUTS, self._module(*tensors), strict=True))
        return [
            found[name].float().numpy() if found[name].is_floating_point() else found[name].numpy()
            for name in names
        ]


def onnx_session(path: Path) -> onnxruntime.InferenceSession:
    """A session on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options)


def ways(run: Path) -> dict[str, Callable[[], Any]]:
    """Each way of running the network, by name."""
    network = load_network(run / "checkpoint.pt")
    export_float(network, run / "float.onnx")
    quantise(run / "float.onnx", run / "int8.onnx")
    quantise(run / "float.onnx", run / "int8-all.onnx", kept=())
    quantize_dynamic(
        run / "float.onnx",
        run / "int8-narrow.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    return {
        "torch fp32": functools.partial(TorchSession, network, torch.float32),
        "torch bf16": functools.partial(TorchSession, network, torch.bfloat16),
        "onnxruntime fp32": functools.partial(onnx_session, run / "float.onnx"),
        "onnxruntime int8, shipped": functools.partial(onnx_session, run / "int8.onnx"),
        "onnxruntime int8, all matrices": functools.partial(onnx_session, run / "int8-all.onnx"),
        "onnxruntime int8, all, 7 bits": functools.partial(onnx_session, run / "int8-narrow.onnx"),
    }


def relations(encoder: Encoder, folder: Path, limit: int) -> dict[str, float]:
    """Exact F1 of the spans and of linked relations, in percent, on the first articles."""
    spans, linked = [], []
    for gold in list(read_articles(folder))[:limit]:
        text = gold.text
        blocks = [Paragraph([plain_words(text, *block)]) for block in paragraphs(text)]
        found = encoder.analyse(blocks, marks(text), linguistic=False).relations
        predicted = [
            GoldRelation((r.source,) if r.source else (), (r.cue,), r.content)
            for r in found
            if r.content
        ]
        article = Article(text)
        wanted, made = article.relations(gold.relations), article.relations(predicted)
        spans.append(span_scores(article.tags(wanted), article.tags(made)))
        linked.append(relation_scores(article, wanted, made)[0])
    table = {role: cells["exact"].f1 for role, cells in added(spans).items()}
    table["linked"] = added(linked)["all"]["exact"].f1
    return {name: round(100 * (value or 0), 2) for name, value in table.items()}


def pieces_per_second(session: Any, pieces: int = 256) -> float:
    """Over two seconds of windows of one length."""
    rng = np.random.default_rng(0)
    feed = {
        "ids": rng.integers(1000, 20000, (1, pieces)),
        "casing": rng.integers(0, 7, (1, pieces)),
        "marks": rng.integers(0, 7, (1, pieces)),
        "words": np.arange(1, pieces - 20),
        "units": np.arange(pieces - 10),
    }
    session.run(OUTPUTS, feed)
    started, runs = time.perf_counter(), 0
    while time.perf_counter() - started < 2:
        session.run(OUTPUTS, feed)
        runs += 1
    return runs * pieces / (time.perf_counter() - started)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    print("| way | pieces/s | EWT UPOS | LAS | GUM UPOS | LAS | source | cue | content | linked |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, make in ways(arguments.run).items():
        encoder = Encoder(make())
        runtime.shared_encoder.cache_clear()
        scores.shared_encoder = lambda encoder=encoder: encoder
        cells = [f"{pieces_per_second(make()):,.0f}"]
        for treebank in ("ewt", "gum"):
            found = scores.tree_scores(arguments.data / "treebanks" / f"{treebank}-dev.conllu")
            cells += [f"{found['upos']:.2f}", f"{found['las']:.2f}"]
        found = relations(encoder, arguments.data / "polnear" / "dev", arguments.articles)
        cells += [f"{value:.2f}" for value in found.values()]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
