"""Reads exports of a sweep back with the packages that they are for, and compares each value. `npm run test:exports` runs it."""

import glob
import json
import math
import os
import subprocess
import sys

import numpy
import pandas
import pyarrow.parquet
import wandb_server
from mlflow.tracking import MlflowClient
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import plugin_data_pb2

work, mlflow_address = sys.argv[1:3]
words = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def read(name):
    with open(os.path.join(work, name)) as file:
        return json.load(file)


exported = read("runs.json")
trials = {trial["id"]: trial for trial in exported["trials"]}
sweep = exported["sweep"]["id"]
factors = [factor["name"] for factor in exported["spec"]["factors"]]
curves = {  # (trial, metric) -> [(step, value, elapsed)]
    (trial["trialId"], curve["metric"]): [
        (step, words.get(value, value), elapsed)
        for step, value, elapsed in zip(curve["steps"], curve["values"], curve["elapsedMs"], strict=True)
    ]
    for trial in read("curves.json")["trials"]
    for curve in trial["curves"]
}
assert len(trials) == 32 and len(curves) > 40, (len(trials), len(curves))
checked = 0


def same(found, expected, where):
    global checked
    checked += 1
    both_nan = isinstance(found, float) and isinstance(expected, float) and math.isnan(found) and math.isnan(expected)
    if not both_nan and found != expected:
        raise SystemExit(f"{where}: {found!r} where {expected!r} is exported")


def is_missing(value):
    return value is None or value is pandas.NaT or (isinstance(value, float) and math.isnan(value))


def points_of(trial_id):
    """What a tracker has of a trial: its curves, each ending with the counted result."""
    points = {metric: [point[:2] for point in all] for (trial, metric), all in curves.items() if trial == trial_id}
    last = max([0, *(all[-1][0] for all in points.values())])
    for metric, value in trials[trial_id]["metrics"].items():
        known = points.setdefault(metric, [])
        if not known or known[-1][1] != value:
            known.append((known[-1][0] if known else last, value))
    return points


def name_of(trial):
    return f"{trial['plannedOrder'] + 1:04d}_"


def compare_tables():
    tables = {
        "csv": lambda name: pandas.read_csv(name, float_precision="round_trip"),
        "jsonl": lambda name: pandas.read_json(name, lines=True, precise_float=True, convert_dates=False, dtype=False),
        "parquet": lambda name: pyarrow.parquet.read_table(name).to_pandas(),
    }
    for form, table_of in tables.items():
        runs = table_of(os.path.join(work, f"runs.{form}"))
        same(len(runs), len(trials), form)
        for row in runs.to_dict("records"):
            trial = trials[row["trial_id"]]
            for column, key in {"cell": "cell", "replicate": "replicate", "seed": "seed", "state": "state"}.items():
                same(row[column], trial[key], f"{form} {column}")
            for factor in factors:
                found = row[factor]
                # A text that a spreadsheet would run has an apostrophe in CSV; none here begins so.
                same(found.item() if isinstance(found, numpy.generic) else found, trial["settings"][factor], f"{form} {factor}")
            for metric in ("accuracy", "loss"):
                found = row[metric]
                same(None if is_missing(found) else float(found), trial["metrics"].get(metric), f"{form} {metric}")
            same(pandas.Timestamp(row["ended_at"]), pandas.Timestamp(trial["endedAt"]), f"{form} ended_at")
        points = table_of(os.path.join(work, f"curves.{form}"))
        rows = iter(points.to_dict("records"))
        for (trial_id, metric), all in curves.items():
            for step, value, elapsed in all:
                row = next(rows)
                same((row["trial_id"], row["metric"], row["step"]), (trial_id, metric, step), f"{form} curves")
                same(float(words.get(row["value"], row["value"])), float(value), f"{form} {metric} at {step}")
                same(row["elapsed_ms"], elapsed, f"{form} elapsed_ms")
                same(row["lr"], trials[trial_id]["settings"]["lr"], f"{form} lr of curves")
        same(next(rows, None), None, f"{form}: rows after the last")
    schema = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(os.path.join(work, "runs.parquet"))}
    expected = {"lr": "double", "batch": "int64", "fast": "bool", "optimiser": "string", "ended_at": "timestamp[ms, tz=UTC]"}
    same({name: schema[name] for name in expected}, expected, "types of Parquet columns")


def hparams_of(events, tag, kind):
    content = events.summary_metadata[tag].plugin_data.content
    return getattr(plugin_data_pb2.HParamsPluginData.FromString(content), kind)


def compare_tensorboard():
    folder = os.path.join(work, "tensorboard")
    top = EventAccumulator(folder)
    top.Reload()
    experiment = hparams_of(top, "_hparams_/experiment", "experiment")
    same([info.name for info in experiment.hparam_infos], factors, "tensorboard factors")
    same([info.name.tag for info in experiment.metric_infos], ["accuracy", "loss"], "tensorboard responses")
    for trial in trials.values():
        (path,) = glob.glob(os.path.join(glob.escape(folder), name_of(trial) + "*"))
        events = EventAccumulator(path, size_guidance={"scalars": 0}).Reload()
        start = hparams_of(events, "_hparams_/session_start_info", "session_start_info")
        for factor in factors:
            value = start.hparams[factor]
            found = getattr(value, value.WhichOneof("kind"))
            same(found, trial["settings"][factor], f"tensorboard {factor}")
        end = hparams_of(events, "_hparams_/session_end_info", "session_end_info")
        same(end.status, 1 if trial["state"] == "done" else 2, "tensorboard status")
        expected = points_of(trial["id"])
        same(sorted(events.Tags()["scalars"]), sorted(expected), "tensorboard tags")
        for metric, points in expected.items():
            found = [(event.step, event.value) for event in events.Scalars(metric)]
            same(found, [(step, float(numpy.float32(value))) for step, value in points], f"tensorboard {metric}")


def compare_hparams_tab():
    """What the tab HPARAMS shows: TensorBoard's own plugin over the folder."""
    from tensorboard.backend.event_processing import data_provider, plugin_event_multiplexer
    from tensorboard.context import RequestContext
    from tensorboard.plugins import base_plugin
    from tensorboard.plugins.hparams import api_pb2, backend_context, list_session_groups

    multiplexer = plugin_event_multiplexer.EventMultiplexer(tensor_size_guidance={"scalars": 0, "hparams": 0})
    multiplexer.AddRunsFromDirectory(os.path.join(work, "tensorboard"))
    multiplexer.Reload()
    provider = data_provider.MultiplexerDataProvider(multiplexer, work)
    context = backend_context.Context(base_plugin.TBContext(data_provider=provider))
    request = RequestContext()
    experiment_id = ""
    metadata = context.hparams_metadata(request, experiment_id)
    experiment = context.experiment_from_metadata(request, experiment_id, True, metadata, [])
    every = api_pb2.ListSessionGroupsRequest(
        start_index=0, slice_size=1000, aggregation_type=api_pb2.AGGREGATION_AVG,
        allowed_statuses=[api_pb2.STATUS_SUCCESS, api_pb2.STATUS_FAILURE, api_pb2.STATUS_RUNNING, api_pb2.STATUS_UNKNOWN],
    )  # fmt: skip
    groups = list_session_groups.Handler(request, context, experiment_id, every).run().session_groups
    same(sorted(info.name for info in experiment.hparam_infos), sorted(factors), "HPARAMS factors")
    same(len(groups), 16, "HPARAMS lines")
    for group in groups:
        cell = int(group.name.split()[1])
        results = [t["metrics"]["accuracy"] for t in trials.values() if t["cell"] == cell and t["state"] == "done"]
        (found,) = [value.value for value in group.metric_values if value.name.tag == "accuracy"] or [None]
        if results:
            same(numpy.isclose(found, numpy.mean(results), rtol=1e-6), True, f"HPARAMS accuracy of cell {cell}")


def compare_mlflow():
    client = MlflowClient(mlflow_address)
    experiment = client.get_experiment_by_name("exports")
    runs = client.search_runs([experiment.experiment_id], max_results=1000)
    same(len(runs), len(trials), "mlflow runs")
    for run in runs:
        trial = trials[run.data.tags["yates.trial"].removeprefix(f"{sweep}/")]
        same(run.info.run_name.startswith(name_of(trial)), True, "mlflow name")
        same(run.info.status, "FINISHED" if trial["state"] == "done" else "FAILED", "mlflow status")
        settings = trial["settings"]
        texts = {name: str(settings[name]).lower() if name == "fast" else str(settings[name]) for name in factors}
        same(run.data.params, texts, "mlflow params")
        for metric, value in trial["metrics"].items():
            same(run.data.metrics[metric], value, f"mlflow {metric}")
        for metric, points in points_of(trial["id"]).items():
            found = [(point.step, point.value) for point in client.get_metric_history(run.info.run_id, metric)]
            # Its database has no infinities: it keeps the largest number.
            known = [(step, 1.7976931348623157e308 if value == math.inf else value) for step, value in points]
            same(sorted(found), sorted(known), f"mlflow {metric} over steps")


def compare_wandb():
    """The runs as `wandb sync` uploads them, to a server of our own: there is none of W&B to be had."""
    uploads = wandb_server.Uploads()
    server = wandb_server.start_server(uploads)
    folders = sorted(glob.glob(os.path.join(glob.escape(work), "wandb", "offline-run-*")))
    same(len(folders), len(trials), "wandb runs")
    env = {**os.environ, "WANDB_BASE_URL": f"http://127.0.0.1:{server.server_port}", "WANDB_API_KEY": "0" * 40, "WANDB_DIR": work}
    program = os.path.join(os.path.dirname(sys.executable), "wandb")
    sync = subprocess.run([program, "sync", "--yes", *folders], env=env, capture_output=True, text=True, timeout=600)
    same(sync.returncode, 0, f"wandb sync: {sync.stderr[-2000:]}")
    same(len(uploads.runs), len(trials), "wandb runs uploaded")
    for run, given in uploads.runs.items():
        config = {key: item["value"] for key, item in json.loads(given["config"]).items()}
        trial = trials[config["yates"]["id"]]
        same({factor: config[factor] for factor in factors}, trial["settings"], "wandb config")
        same(given["displayName"].startswith(name_of(trial)), True, "wandb name")
        same((given["project"], given["groupName"]), ("exports", f"cell {trial['cell']}"), "wandb project and group")
        same(uploads.exits[run], 0 if trial["state"] == "done" else 1, "wandb exit code")
        history = [json.loads(line) for _, line in sorted(uploads.files[run, "wandb-history.jsonl"].items())]
        expected = {metric: [point[:2] for point in all] for (id, metric), all in curves.items() if id == trial["id"]}
        for metric, points in expected.items():
            found = [(row["_step"], row[metric]) for row in history if metric in row]
            same(found, points, f"wandb {metric}")
        summary = json.loads(uploads.files[run, "wandb-summary.json"][0])
        for metric, points in points_of(trial["id"]).items():
            same(summary[metric], points[-1][1], f"wandb summary of {metric}")


for compare in (compare_tables, compare_tensorboard, compare_hparams_tab, compare_mlflow, compare_wandb):
    before = checked
    compare()
    print(f"{compare.__name__.removeprefix('compare_')}: {checked - before} comparisons agree")
