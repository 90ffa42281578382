"""The trained network as one ONNX file in int8, as it is shipped and run."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from attribution.language.labels import Labels
from attribution.language.network import HEADS, WIDTH, Network, Sizes

logger = logging.getLogger(__name__)
INPUTS = ("ids", "casing", "marks", "words", "units")
OUTPUTS = (
    "upos",
    "xpos",
    "feats",
    "lemma",
    "arcs",
    "dependents",
    "heads",
    "entity",
    "relation",
    "links",
)


class Exported(nn.Module):
    """One window without padding: inputs ``[1, pieces]``, ``[words]``, ``[units]``.

    Tags come out as numbers; arcs, entity, relation and link scores raw; and the deprel head's two
    projections, for ``ExportedLabels`` once a tree is chosen.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, casing: Tensor, marks: Tensor, words: Tensor, units: Tensor
    ) -> tuple[Tensor, ...]:
        """In the order of ``OUTPUTS``."""
        network = self.network
        states = network.encoder(ids, casing, marks, None)
        tags = network.mixes["tags"](states)[0][words]
        tree = network.mixes["tree"](states)[0][words]
        entity = network.mixes["entity"](states)[0][words]
        relation = network.mixes["relation"](states)[0][units]
        numbers = [
            network.tags[name](tags).argmax(-1).to(torch.int32)
            for name in ("upos", "xpos", "feats", "lemma")
        ]
        gelu = nn.functional.gelu
        return (
            *numbers,
            network.arcs(tree[None])[0, 0],
            gelu(network.deprel.dependent(tree)),
            gelu(network.deprel.head(tree)),
            network.entity(entity),
            network.relation(relation),
            network.links(relation[None])[0],
        )


class ExportedLabels(nn.Module):
    """Scores of each arc's label, from the two projections of its ends, each ``[words, width]``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.deprel = network.deprel

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """``[words, labels]``."""
        return self.deprel.score(dependents, heads)


def load_network(checkpoint: Path) -> Network:
    """The network of a training checkpoint, in evaluation mode."""
    stored = torch.load(checkpoint, weights_only=True)
    network = Network(Sizes(**stored["sizes"]))
    network.load_state_dict(stored["network"])
    return network.eval()


def export_labels(network: Network, path: Path) -> None:
    """Write the deprel head as an ONNX file in int8."""
    width = network.deprel.dependent.out_features
    partial = path.with_suffix(".float.onnx")
    torch.onnx.export(
        ExportedLabels(network),
        (torch.zeros(5, width), torch.zeros(5, width)),
        str(partial),
        input_names=["dependents", "heads"],
        output_names=["deprel"],
        dynamic_axes={"dependents": {0: "words"}, "heads": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(partial, path, per_channel=True, weight_type=QuantType.QInt8)
    partial.unlink()


def save_transitions(network: Network, labels: Labels, path: Path) -> None:
    """Write the relation tagger's CRF transitions, ``[labels, labels]``, as JSON."""
    rows = [[round(value, 4) for value in row] for row in network.transitions.tolist()]
    path.write_text(json.dumps({"labels": labels.relation, "transitions": rows}) + "\n")


def export_float(network: Network, path: Path) -> None:
    """Write the network as a float32 ONNX file with any number of pieces, words and units."""
    pieces = torch.randint(1000, 20000, (1, 64))
    feature = torch.zeros(1, 64, dtype=torch.long)
    example = (pieces, feature, feature, torch.arange(1, 41), torch.arange(0, 50))
    axes = {name: {1: "pieces"} for name in INPUTS[:3]} | {
        "words": {0: "words"},
        "units": {0: "units"},
    }
    torch.onnx.export(
        Exported(network).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, kept: Sequence[str] = ("/down/",)) -> None:
    """Fuse the transformer's operators and store its matrices in int8, one scale a column.

    The matrices in ``kept`` stay as they are. What goes into the second matrix of a feed-forward
    layer has outliers, which one scale for all of it serves badly.
    """
    options = FusionOptions("bert")
    model = optimize_model(
        str(source), "bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options
    )
    logger.info("fused: %s", model.get_fused_operator_statistics())
    fused = target.with_suffix(".fused.onnx")
    model.save_model_to_file(str(fused))
    quantize_dynamic(
        fused,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        nodes_to_exclude=[
            node.name for node in model.model.graph.node if any(k in node.name for k in kept)
        ],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    fused.unlink()


def ship(run: Path, weights: Path) -> None:
    """Export a training run's checkpoint into the folder of shipped files.

    Args:
        run: the folder with ``checkpoint.pt``, ``labels.json`` and ``training.json``.
        weights: where the ONNX files, labels and transitions go.
    """
    network = load_network(run / "checkpoint.pt")
    labels = Labels.load(run / "labels.json")
    export_float(network, run / "float.onnx")
    quantise(run / "float.onnx", weights / "encoder.onnx")
    export_labels(network, weights / "deprel.onnx")
    save_transitions(network, labels, weights / "transitions.json")
    labels.save(weights / "labels.json")
    shutil.copyfile(run / "training.json", weights / "training.json")
