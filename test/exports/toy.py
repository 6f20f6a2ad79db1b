"""A trial that takes no time, with everything that an export must carry: curves, values that are not finite, names with
spaces and slashes, a result beside the end of its curve, and a failure with a long message."""

import json
import os

trial = json.loads(os.environ["YATES_TRIAL"])
settings, seed = trial["settings"], trial["seed"]
rate, fast = settings["lr"], settings["fast"]


def say(**fields):
    print(json.dumps(fields), flush=True)


if settings["optimiser"] == "../sgd: x" and rate == 1 and trial["replicate"] == 2:
    say(step=1, steps=4, loss=0.5)
    say(fault="diverged", message="the loss is no number: " + "x" * 100_000)
else:
    for step in range(1, 5):
        more = {"val/acc top 1": 0.1 * step + rate} if step % 2 == 0 else {}
        say(step=step * 10, steps=40, loss=float("inf") if step == 1 else 1 / step + seed % 97 / 1000, **more)
    say(result={"accuracy": 0.7 + rate / 7 + (0.05 if fast else 0) + seed % 89 / 10_000, "loss": 0.125})
