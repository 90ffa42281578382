from pathlib import Path

import pytest
import torch

from attribution.language.models import WEIGHTS
from attribution.training.tokenizer import write_portable


def test_no_folder_of_the_training_machine_is_shipped(tmp_path):
    made = tmp_path / "made.pt"
    config = {"save_dir": "/home/x/work", "txt_file": "/home/x/work/train.txt", "steps": 6}
    torch.save({"model": torch.ones(2), "config": config}, made)
    write_portable(made, tmp_path / "en" / "shipped.pt")
    shipped = torch.load(tmp_path / "en" / "shipped.pt", weights_only=True)
    assert shipped["config"] == {"save_dir": "work", "txt_file": "train.txt", "steps": 6}
    assert torch.equal(shipped["model"], torch.ones(2))


@pytest.mark.parametrize("path", sorted(WEIGHTS.rglob("*.pt")), ids=lambda path: path.parent.name)
def test_shipped_models_name_files_alone(path):
    config = torch.load(path, weights_only=True, map_location="cpu")["config"]
    named = [value for value in config.values() if isinstance(value, str | Path)]
    assert named and not any("/" in str(value) for value in named)
