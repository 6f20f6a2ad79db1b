"""A trial that goes on where it was, in plain Python: gradient descent on a line through noisy points, 100 steps.

What makes it resumable is marked: it loads what an earlier attempt saved, saves all that the next step depends on (weights,
optimiser, random numbers, step) under another name and renames it, and says so. With PyTorch it is the same: docs/checkpoints.md.
"""

import json
import os
import pickle
import random
import sys

STEPS = 100


def load(path):  # 1. what an earlier attempt saved, on whatever machine
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return pickle.load(file)


def save(path, state):  # 2. whole or not at all: a reader never finds half of it
    with open(path + ".part", "wb") as file:
        pickle.dump(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".part", path)


def main():
    trial = json.loads(os.environ["YATES_TRIAL"])
    path = os.path.join(os.environ["YATES_CHECKPOINT"], "state.pickle")
    rate, momentum = trial["settings"]["lr"], trial["settings"]["momentum"]
    numbers = random.Random(trial["seed"])
    state = {"step": 0, "weights": [0.0, 0.0], "speed": [0.0, 0.0], "random": numbers.getstate()}
    state = load(path) or state
    numbers.setstate(state["random"])
    weights, speed = state["weights"], state["speed"]

    for step in range(state["step"] + 1, STEPS + 1):
        x = numbers.uniform(-1, 1)
        error = weights[0] + weights[1] * x - (1 + 2 * x + numbers.gauss(0, 0.1))
        for at, slope in enumerate((error, error * x)):
            speed[at] = momentum * speed[at] - rate * slope
            weights[at] += speed[at]
        print(json.dumps({"step": step, "steps": STEPS, "loss": error * error}))
        if step % 20 == 0:
            save(path, {"step": step, "weights": weights, "speed": speed, "random": numbers.getstate()})
            print(json.dumps({"checkpoint": True, "step": step}))  # 3. say so
            sys.stdout.flush()

    distance = (weights[0] - 1) ** 2 + (weights[1] - 2) ** 2
    print(json.dumps({"result": {"distance": distance, "began": state["step"]}}))


main()
