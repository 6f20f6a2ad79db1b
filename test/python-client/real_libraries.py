"""The callbacks with the real libraries: trainings of a few steps, cut off and gone on with. `npm run test:python-client` runs it."""

import importlib.metadata
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HYDRA = """
import hydra
from omegaconf import OmegaConf
from yates.integrations.hydra import with_settings

@hydra.main(version_base=None, config_path=".", config_name="config")
def main(config):
    t = with_settings(config, {"lr": "optimiser.lr"})
    return {"lr": config.optimiser.lr, "width": config.width, "is_float": isinstance(config.optimiser.lr, float)}

main()
"""

CONFIG = """
width: 4
optimiser: { lr: 0.1 }
hydra:
  run: { dir: out }
  callbacks: { yates: { _target_: yates.integrations.hydra.YatesCallback } }
"""

NET = """
import os, signal, torch, yates
torch.manual_seed(7)
CUT = os.environ.get("CUT")

class Rows(torch.utils.data.Dataset):
    def __len__(self):
        return 64
    def __getitem__(self, at):
        # The signal of an agent that leaves, in the middle of the training.
        if CUT:
            Rows.seen = getattr(Rows, "seen", 0) + 1
            if Rows.seen == 20:
                os.kill(os.getpid(), signal.SIGTERM)
        return {"x": torch.tensor([at / 64.0]), "labels": torch.tensor([at / 32.0])}
"""

TRANSFORMERS = NET + """
from transformers import Trainer, TrainingArguments
from yates.integrations.transformers import YatesCallback

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.line = torch.nn.Linear(1, 1)
    def forward(self, x, labels):
        y = self.line(x)
        return {"loss": ((y - labels) ** 2).mean(), "logits": y}

t = yates.trial(lr=0.1)
callback = YatesCallback(t)
arguments = TrainingArguments(
    output_dir="out", max_steps=16, per_device_train_batch_size=4, learning_rate=t.lr, logging_steps=4, save_steps=100, report_to=[], use_cpu=True
)
trainer = Trainer(Net(), arguments, train_dataset=Rows(), eval_dataset=Rows(), callbacks=[callback])
trainer.train(resume_from_checkpoint=callback.checkpoint)
t.result(callback.metrics(trainer.evaluate()))
"""

LIGHTNING = NET + """
import lightning
from yates.integrations.lightning import YatesCallback

class Net(lightning.LightningModule):
    def __init__(self):
        super().__init__()
        self.line = torch.nn.Linear(1, 1)
    def training_step(self, batch, index):
        loss = ((self.line(batch["x"]) - batch["labels"]) ** 2).mean()
        self.log("loss", loss)
        return loss
    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=t.lr)

t = yates.trial(lr=0.1)
callback = YatesCallback(t, save_every=8)
trainer = lightning.Trainer(
    max_steps=16, log_every_n_steps=4, callbacks=[callback], logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu"
)
trainer.fit(Net(), torch.utils.data.DataLoader(Rows(), batch_size=4), ckpt_path=callback.checkpoint)
t.result(callback.metrics(trainer.callback_metrics))
"""


def has(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


class RealLibraries(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "checkpoint").mkdir()

    def run_as_trial(self, script: str, code: int = 0, **environment: str) -> list:
        (self.folder / "train.py").write_text(script)
        told = {"settings": {"lr": 1, "width": 8}, "seed": 7, "checkpoint": str(self.folder / "checkpoint")}
        done = subprocess.run(
            [sys.executable, "train.py"],
            cwd=self.folder,
            env={**os.environ, "YATES_TRIAL": json.dumps(told), "YATES_CHECKPOINT": told["checkpoint"], **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"')]

    def test_hydra(self) -> None:
        (self.folder / "config.yaml").write_text(CONFIG)
        self.assertEqual(self.run_as_trial(HYDRA), [{"result": {"lr": 1.0, "width": 8, "is_float": True}}])

    def test_pandas(self) -> None:
        from yates import Sweep

        trial = {"id": "t", "settings": {"lr": 1}, "metrics": {"loss": None}, "notFinite": {"loss": "Infinity"}, "state": "done"}
        sweep = {"id": "s", "name": "s", "state": "done"}
        frame = Sweep({"sweep": sweep, "spec": {}, "trials": [trial]}).frame()
        self.assertEqual(frame["loss"].tolist(), [float("inf")])

    def cut_and_gone_on_with(self, script: str) -> None:
        cut = self.run_as_trial(script, 143, CUT="1")
        saved = [report["step"] for report in cut if report.get("checkpoint")]
        self.assertTrue(saved and 0 < saved[-1] < 16, cut)
        self.assertFalse([report for report in cut if "result" in report])
        rest = self.run_as_trial(script)
        steps = [report["step"] for report in rest if "step" in report]
        self.assertTrue(steps and min(steps) > saved[-1] and max(steps) == 16, (saved, rest))
        self.assertEqual(len([report for report in rest if "result" in report]), 1)

    @unittest.skipUnless(has("torch") and has("transformers"), "wants PyTorch and transformers")
    def test_transformers(self) -> None:
        self.cut_and_gone_on_with(TRANSFORMERS)

    @unittest.skipUnless(has("torch") and has("lightning"), "wants PyTorch and Lightning")
    def test_lightning(self) -> None:
        self.cut_and_gone_on_with(LIGHTNING)


for package in ("hydra-core", "pandas", "torch", "transformers", "lightning"):
    try:
        print(package, importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        print(package, "is not installed")
unittest.main(verbosity=2)
