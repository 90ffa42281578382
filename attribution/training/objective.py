"""What training minimises: the loss of a micro-batch, whatever its task."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from attribution.language.labels import Labels, lemma_script
from attribution.language.network import WORD_TAGS, Network
from attribution.training import crf
from attribution.training.batches import Batch, padded
from attribution.training.examples import IGNORED, links, relation_tags


def gathered(vectors: Tensor, items: Tensor) -> Tensor:
    """[rows, items, width]: the vectors at each row's items."""
    return vectors.gather(1, items[..., None].expand(-1, -1, vectors.shape[-1]))


class Objective:
    """The loss of a micro-batch, whatever its task."""

    def __init__(self, network: Network, labels: Labels) -> None:
        self.network = network
        self.numbers = {
            name: {value: number for number, value in enumerate(getattr(labels, name))}
            for name in (*WORD_TAGS, "deprel", "entity")
        }

    def __call__(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """Named terms to add up, each a mean over its words or units."""
        return {"tree": self.tree, "entity": self.entity, "relation": self.relation}[batch.task](
            batch, states
        )

    def tree(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """Tags, lemmas, arcs and their labels."""
        network = self.network
        words = gathered(network.mixes["tags"](states), batch.items)
        terms = {}
        for name in WORD_TAGS:
            gold = self._word_targets(batch, name)
            scores = network.tags[name](words).float()
            terms[name] = 0.5 * functional.cross_entropy(scores.flatten(0, 1), gold.flatten())
        syntax = gathered(network.mixes["tree"](states), batch.items)
        heads, sentences = self._heads(batch)
        arcs = network.arcs(syntax)[:, 0].float()
        apart = sentences[:, :, None] != sentences[:, None, :]
        arcs = arcs.masked_fill(apart, -1e4)
        terms["arc"] = functional.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        kept = heads != IGNORED
        chosen = gathered(syntax, heads.clamp(min=0))
        scores = network.deprel(syntax[kept], chosen[kept]).float()
        gold = self._word_targets(batch, "deprel")[kept]
        terms["deprel"] = functional.cross_entropy(scores, gold)
        return terms

    def _word_targets(self, batch: Batch, name: str) -> Tensor:
        numbers = self.numbers[name]
        rows = [
            [
                numbers.get(
                    lemma_script(word.form, word.lemma) if name == "lemma" else getattr(word, name),
                    IGNORED,
                )
                for word in example.labels
            ]
            for example in batch.examples
        ]
        return padded(rows, batch.items.shape[1], IGNORED, batch.ids.device)

    @staticmethod
    def _heads(batch: Batch) -> tuple[Tensor, Tensor]:
        """Each word's head within the window (a root is its own) and its sentence's number."""
        rows = []
        for example in batch.examples:
            first: dict[int, int] = {}
            for place, sentence in enumerate(example.window.sentences):
                first.setdefault(sentence, place)
            size = len(example.labels)
            row = []
            for place, word in enumerate(example.labels):
                head = first[example.window.sentences[place]] + word.head - 1
                row.append(place if word.head == 0 else head if head < size else IGNORED)
            rows.append(row)
        width = batch.items.shape[1]
        sentences = [example.window.sentences for example in batch.examples]
        device = batch.ids.device
        return padded(rows, width, IGNORED, device), padded(sentences, width, -1, device)

    def entity(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """BIO tags of entities."""
        words = gathered(self.network.mixes["entity"](states), batch.items)
        numbers = self.numbers["entity"]
        rows = [[numbers[tag] for tag in example.labels] for example in batch.examples]
        gold = padded(rows, batch.items.shape[1], IGNORED, batch.ids.device)
        scores = self.network.entity(words).float()
        return {"entity": functional.cross_entropy(scores.flatten(0, 1), gold.flatten())}

    def relation(self, batch: Batch, states: list[Tensor]) -> dict[str, Tensor]:
        """The CRF over source, cue and content, and the links between them."""
        network = self.network
        units = gathered(network.mixes["relation"](states), batch.items)
        starts = [example.window.units() for example in batch.examples]
        rows = [
            relation_tags(example, row) for example, row in zip(batch.examples, starts, strict=True)
        ]
        tags = padded(rows, batch.items.shape[1], device=batch.ids.device)
        likelihood = crf.log_likelihood(
            network.relation(units).float(), network.transitions, tags, batch.items_real
        )
        terms = {"crf": -2.0 * likelihood.sum() / batch.items_real.sum()}
        scores = network.links(units).float()
        scores = scores.masked_fill(~batch.items_real[:, None, None, :], -1e4)
        gold = [
            (row, kind, dependent, head)
            for row, (example, places) in enumerate(zip(batch.examples, starts, strict=True))
            for kind, dependent, head in links(example, places)
        ]
        if gold:
            row, kind, dependent, head = torch.as_tensor(gold, device=batch.ids.device).T
            terms["link"] = 0.5 * functional.cross_entropy(scores[row, kind, dependent], head)
        return terms
