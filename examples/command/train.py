"""A trial as any program may be one: momentum descent on a noisy bowl, in plain Python.

The same settings and seed give the same numbers on every machine. What is on the command line, the sweep file put there;
everything else is read from YATES_TRIAL. Progress and the result are lines of JSON on standard output.
"""

import argparse
import json
import math
import os
import random
import time


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--lr", type=float, required=True)
    arguments.add_argument("--momentum", type=float, required=True)
    settings = arguments.parse_args()

    trial = json.loads(os.environ["YATES_TRIAL"])
    batch = trial["settings"]["batch"]
    steps = trial["options"]["steps"]
    noise = random.Random(trial["seed"])  # all random numbers follow from the design's seed

    curvature = [0.1, 1.0, 5.0]
    weights = [2.0, -1.5, 1.0]
    velocity = [0.0] * len(weights)
    best = math.inf
    history = []
    loss = math.nan
    for step in range(1, steps + 1):
        for index, c in enumerate(curvature):
            gradient = c * weights[index] + noise.gauss(0.0, 1.0) / math.sqrt(batch)
            velocity[index] = settings.momentum * velocity[index] - settings.lr * gradient
            weights[index] += velocity[index]
        loss = sum(c * w * w for c, w in zip(curvature, weights)) / 2
        best = min(best, loss)
        history.append(loss)
        if not math.isfinite(loss):
            print(json.dumps({"fault": "diverged", "message": f"the loss is {loss} at step {step}"}))
            return
        if step % 10 == 0:
            print(json.dumps({"step": step, "steps": steps, "loss": loss}), flush=True)
        time.sleep(0.005)  # a real trial would compute here

    with open(os.path.join(trial["artifacts"], "loss.csv"), "w", encoding="utf-8") as file:
        file.writelines(f"{step},{value!r}\n" for step, value in enumerate(history, start=1))
    print(f"trained for {steps} steps with {settings}")  # any other line is kept as output
    print(json.dumps({"result": {"loss": loss, "best_loss": best}}))


if __name__ == "__main__":
    main()
