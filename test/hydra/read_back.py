"""What Hydra makes of overrides. Reads a list of words `key=value` as JSON, and prints what it read of each: the value, or an error."""

import json
import os
import sys
import tempfile

from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

words = json.load(sys.stdin)


def read(overrides):
    config = compose("config", overrides=overrides)
    # As a program sees it, and as Hydra writes it into .hydra/config.yaml and reads it again.
    seen = OmegaConf.to_container(config, resolve=True)
    again = OmegaConf.to_container(OmegaConf.create(OmegaConf.to_yaml(config)), resolve=True)
    if seen != again:
        raise ValueError(f"{seen} was saved as {again}")
    return seen


def read_each(overrides):
    """All at once, which is fast; where that fails, halves of them, until the one is found that is to blame."""
    try:
        seen = read(overrides)
        return [{"value": seen[word.split("=")[0]]} for word in overrides]
    except Exception as error:
        if len(overrides) == 1:
            return [{"error": f"{type(error).__name__}: {error}"[:300]}]
        half = len(overrides) // 2
        return read_each(overrides[:half]) + read_each(overrides[half:])


with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "config.yaml"), "w") as file:
        file.writelines(f"{word.split('=')[0]}: null\n" for word in words)
    with initialize_config_dir(folder, version_base=None):
        json.dump(read_each(words), sys.stdout)
