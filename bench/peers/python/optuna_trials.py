"""Trials that do nothing, through Optuna: `optuna_trials.py STORAGE SAMPLER THREADS TRIALS SECONDS FOLDER`.

STORAGE is sqlite or journal, in FOLDER; SAMPLER is random or grid. A trial has three categorical parameters, of 10, 10 and
TRIALS / 100 levels, so that a grid has as many cells as there are trials. Prints a line when it is ready, one at each tenth of
the trials, and one with the number of finished trials at the end; stops after SECONDS.
"""

import sys

import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend

storage_name, sampler_name, threads, trials, seconds, folder = sys.argv[1:]
trials = int(trials)
optuna.logging.set_verbosity(optuna.logging.ERROR)

space = {"a": list(range(10)), "b": list(range(10)), "c": list(range(max(1, trials // 100)))}
storage = (
    f"sqlite:///{folder}/optuna.db"
    if storage_name == "sqlite"
    else JournalStorage(JournalFileBackend(f"{folder}/optuna.log"))
)
samplers = optuna.samplers
sampler = samplers.GridSampler(space, seed=1) if sampler_name == "grid" else samplers.RandomSampler(seed=1)
study = optuna.create_study(storage=storage, sampler=sampler, direction="maximize")
done = 0


def objective(trial):
    return float(sum(trial.suggest_categorical(name, levels) for name, levels in space.items()))


def count(_study, _trial):
    global done
    done += 1
    if done % max(1, trials // 10) == 0:
        print(done, flush=True)


print(0, flush=True)
study.optimize(objective, n_trials=trials, timeout=float(seconds), n_jobs=int(threads), callbacks=[count])
print("end", done, flush=True)
sys.stdin.read()
