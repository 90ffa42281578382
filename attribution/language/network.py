"""The shared encoder and its heads, as trained; at run time its ONNX export is used instead.

A six-layer transformer of MiniLM's shape (Wang et al. 2020) with two features more at its input
(casing, quotation marks), and on a learned mix of its last four layers for each group of heads
(Peters et al. 2018): linear taggers, biaffine arcs and labels (Dozat and Manning 2017), a
linear-chain CRF over source, cue and content (Lafferty et al. 2001; its transitions are here, its
algorithms in ``crf``), and biaffine links from cue to source and from content to cue.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
CASINGS = MARKS = 7
MIXED_LAYERS = 4
WORD_TAGS = ("upos", "xpos", "feats", "lemma")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    xpos: int
    feats: int
    lemma: int
    deprel: int
    entity: int
    relation: int

    def as_dict(self) -> dict[str, int]:
        """The sizes by name, for a checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """``hidden`` is [rows, pieces, width]; ``mask`` is added to attention scores."""
        rows, pieces, _ = hidden.shape
        split = self.qkv(hidden).view(rows, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        merged = attended.transpose(1, 2).reshape(rows, pieces, WIDTH)
        hidden = self.norm_attention(hidden + self.dropout(self.out(merged)))
        inner = self.down(functional.gelu(self.up(hidden)))
        output: Tensor = self.norm_output(hidden + self.dropout(inner))
        return output


class Encoder(nn.Module):
    """Word pieces with their features to one vector per piece and layer."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.casing = nn.Embedding(CASINGS, WIDTH)
        self.mark = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(
        self, ids: Tensor, casing: Tensor, marks: Tensor, mask: Tensor | None
    ) -> list[Tensor]:
        """Hidden states of the last ``MIXED_LAYERS`` layers, each [rows, pieces, width]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        embedded = self.piece(ids) + self.position(places) + self.casing(casing) + self.mark(marks)
        hidden = self.dropout(self.norm(embedded))
        states = []
        for layer in self.layers:
            hidden = layer(hidden, mask)
            states.append(hidden)
        return states[-MIXED_LAYERS:]


class Mix(nn.Module):
    """A learned, softmax-weighted mean of layers, with dropout."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        weights = torch.zeros(MIXED_LAYERS)
        weights[-1] = 1.0
        self.weights = nn.Parameter(weights)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: list[Tensor]) -> Tensor:
        """One [rows, pieces, width] tensor from the layers' states."""
        shares = functional.softmax(self.weights, dim=0)
        mixed = states[0] * shares[0]
        for share, state in zip(shares[1:], states[1:], strict=True):
            mixed = mixed + share * state
        dropped: Tensor = self.dropout(mixed)
        return dropped


class Biaffine(nn.Module):
    """Scores of each head for each dependent: [rows, labels, dependents, heads]."""

    def __init__(self, width: int, labels: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.weight = nn.Parameter(torch.empty(labels, width, width))
        self.head_bias = nn.Parameter(torch.zeros(labels, width))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.weight, std=1.0 / width)

    def project(self, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Both sides in the scorer's own space."""
        return (
            self.dropout(functional.gelu(self.dependent(dependents))),
            self.dropout(functional.gelu(self.head(heads))),
        )

    def forward(self, vectors: Tensor) -> Tensor:
        """Every pair of ``vectors``, which is [rows, items, width]."""
        dependents, heads = self.project(vectors, vectors)
        left = torch.einsum("bmd,lde->blme", dependents, self.weight)
        left = left + self.head_bias[None, :, None, :]
        return left @ heads.transpose(1, 2)[:, None]


class PairLabels(nn.Module):
    """Label scores of given dependent–head pairs: [pairs, labels]."""

    def __init__(self, width: int, labels: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.weight = nn.Parameter(torch.empty(width, width * labels))
        self.linear = nn.Linear(2 * width, labels)
        self.labels = labels
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.weight, std=1.0 / width)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """``dependents`` and ``heads`` are both [pairs, width of the encoder]."""
        left = self.dropout(functional.gelu(self.dependent(dependents)))
        right = self.dropout(functional.gelu(self.head(heads)))
        return self.score(left, right)

    def score(self, left: Tensor, right: Tensor) -> Tensor:
        """From both ends' projections, each [pairs, width of the scorer]."""
        product = (left @ self.weight).view(-1, self.labels, right.shape[-1])
        bilinear = (product * right[:, None, :]).sum(-1)
        linear: Tensor = self.linear(torch.cat((left, right), dim=-1))
        return bilinear + linear


class Network(nn.Module):
    """The encoder with every head; the methods give raw scores, never probabilities."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(dropout)
        self.mixes = nn.ModuleDict({name: Mix() for name in ("tags", "tree", "entity", "relation")})
        self.tags = nn.ModuleDict(
            {name: nn.Linear(WIDTH, getattr(sizes, name)) for name in WORD_TAGS}
        )
        self.arcs = Biaffine(256, 1)
        self.deprel = PairLabels(96, sizes.deprel)
        self.entity = nn.Linear(WIDTH, sizes.entity)
        self.relation = nn.Linear(WIDTH, sizes.relation)
        self.links = Biaffine(128, 2)
        self.transitions = nn.Parameter(torch.zeros(sizes.relation, sizes.relation))


def load_pretrained(network: Network, weights: dict[str, Tensor]) -> None:
    """Start the encoder from a checkpoint with BERT's parameter names; features start at zero."""

    def take(name: str) -> Tensor:
        return weights[name].float()

    encoder = network.encoder
    with torch.no_grad():
        encoder.piece.weight.copy_(take("embeddings.word_embeddings.weight"))
        segment = take("embeddings.token_type_embeddings.weight")[0]
        encoder.position.weight.copy_(take("embeddings.position_embeddings.weight") + segment)
        encoder.casing.weight.zero_()
        encoder.mark.weight.zero_()
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for number, module in enumerate(encoder.layers):
            layer = cast("Layer", module)
            base = f"encoder.layer.{number}"
            for kind in ("weight", "bias"):
                parts = [
                    take(f"{base}.attention.self.{x}.{kind}") for x in ("query", "key", "value")
                ]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, weights, f"{base}.attention.output.dense")
            _copy(layer.norm_attention, weights, f"{base}.attention.output.LayerNorm")
            _copy(layer.up, weights, f"{base}.intermediate.dense")
            _copy(layer.down, weights, f"{base}.output.dense")
            _copy(layer.norm_output, weights, f"{base}.output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], base: str) -> None:
    module.get_parameter("weight").copy_(weights[f"{base}.weight"])
    module.get_parameter("bias").copy_(weights[f"{base}.bias"])
