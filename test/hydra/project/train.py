"""A project of Hydra as many begin, with two groups and a result that is logged."""

import logging

import hydra
from omegaconf import DictConfig

log = logging.getLogger(__name__)


@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(cfg: DictConfig) -> None:
    assert cfg.note == 'a, "b"', cfg.note
    assert cfg.data.name in ("x y", "it's"), cfg.data.name
    for epoch in range(cfg.trainer.max_epochs):
        loss = (cfg.optim.lr - 0.05) ** 2 + 1 / cfg.model.width + (cfg.seed % 7) / 1000 + 1 / (epoch + 1)
        log.info(f"epoch {epoch}: val_loss={loss:.5f}")


if __name__ == "__main__":
    main()
