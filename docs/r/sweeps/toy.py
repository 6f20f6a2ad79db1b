"""A trial that takes no time: effects and luck of known size in place of a training run.

Luck follows from the seed alone. A seed favours some optimisers and some widths over others, a data set does so too, and runs
that share a whole plot share its luck. So each kind of error has something to find.
"""

import json
import os
import random

trial = json.loads(os.environ["YATES_TRIAL"])
settings, options, seed = trial["settings"], trial["options"], trial["seed"]
optimiser, width = settings["optimiser"], settings["width"]


def luck(size, *of_what):
    return size * random.Random(" ".join(map(str, of_what))).gauss(0.0, 1.0)


accuracy = 0.7 + {"sgd": 0.0, "adam": 0.03, "lion": 0.05}[optimiser] + {32: 0.0, 64: 0.02, 128: 0.03}[width]
accuracy += luck(0.02, seed) + luck(0.02, seed, optimiser) + luck(0.015, seed, width)
run = luck(0.01, seed, optimiser, width)
if "data" in settings:
    data = settings["data"]
    accuracy += luck(0.05, data) + luck(0.02, data, optimiser) + luck(0.015, data, width)
    accuracy += luck(0.015, data, optimiser, width)
if "plots" in options:
    accuracy += luck(0.02, "plot", trial["replicate"], width)

if run < options.get("diverges_below", float("-inf")):
    print(json.dumps({"fault": "diverged", "message": "the loss is no number any more"}))
else:
    print(json.dumps({"result": {"accuracy": accuracy + run}}))
