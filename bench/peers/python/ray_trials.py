"""Trials that do nothing, through Ray Tune: `ray_trials.py CORES TRIALS SECONDS FOLDER`.

A grid of TRIALS cells; as many trials at a time as CORES, in actors that are reused. All ports are of 127.0.0.1, and nothing
is reported to Ray's makers. Prints a line when it is ready, one at each tenth of the trials, and one with the number of
finished trials at the end; stops after SECONDS.
"""

import os
import sys

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ["RAY_AIR_NEW_OUTPUT"] = "0"

import ray  # noqa: E402
from ray import tune  # noqa: E402

cores, trials, seconds, folder = sys.argv[1:]
trials = int(trials)
done = 0


class Count(tune.Callback):
    def on_trial_complete(self, iteration, trials, trial, **info):
        global done
        done += 1
        if done % max(1, len(levels) // 10) == 0:
            print(done, flush=True)


def trial(config):
    return {"score": config["level"]}


levels = list(range(trials))
ray.init(
    num_cpus=int(cores),
    include_dashboard=False,
    log_to_driver=False,
    logging_level="ERROR",
    _node_ip_address="127.0.0.1",
    _temp_dir=f"{folder}/ray",
)
tuner = tune.Tuner(
    trial,
    param_space={"level": tune.grid_search(levels)},
    tune_config=tune.TuneConfig(metric="score", mode="max", reuse_actors=True, time_budget_s=float(seconds)),
    run_config=tune.RunConfig(storage_path=f"{folder}/results", verbose=0, callbacks=[Count()]),
)
print(0, flush=True)
tuner.fit()
print("end", done, flush=True)
sys.stdin.read()
