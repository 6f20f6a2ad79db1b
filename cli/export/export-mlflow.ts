import { YatesError } from '../../base/error.ts';
import { plural } from '../../base/plural.ts';
import { specOf } from '../../client/spec-of.ts';
import {
  attemptsTag,
  exportedTag,
  type MlflowRun,
  mlflowRun,
  sweepTag,
  trialTag,
} from '../../report/export/mlflow/mlflow-run.ts';
import type { MlflowServer } from './mlflow-server.ts';
import type { SweepToExport } from './reported-curves.ts';
import { trackedRuns } from './tracked-runs.ts';

/** A run that the server has of an earlier export. */
interface FoundRun {
  readonly id: string;
  readonly attempts: string | undefined;
  readonly hash: string | undefined;
}

/**
 * Sends each trial that has begun as a run of an experiment that is called like the sweep. What an earlier export sent is found by its
 * tags: a run that is complete is left alone, one that has gone on since is added to, and one of an earlier attempt is replaced.
 *
 * @returns what was sent, in one sentence
 */
export async function exportMlflow(subject: SweepToExport, server: MlflowServer): Promise<string> {
  const { sweep, trials } = subject;
  const experimentId = await experimentCalled(server, sweep.name, specOf(sweep).description);
  const found = await runsOfSweep(server, experimentId, sweep.id);
  const counts = { sent: 0, unchanged: 0 };
  for await (const tracked of trackedRuns(subject)) {
    const run = mlflowRun(tracked, sweep);
    const earlier = found.get(run.key);
    if (earlier?.hash === run.hash) counts.unchanged++;
    else {
      await send(server, experimentId, run, earlier);
      counts.sent++;
    }
  }
  const there = counts.unchanged === 0 ? '' : `, ${counts.unchanged} there already`;
  return `${plural(counts.sent, 'run')} of ${plural(trials.length, 'trial')} sent${there}; experiment ${sweep.name}.`;
}

async function experimentCalled(server: MlflowServer, name: string, description: string): Promise<string> {
  const answer = await server.call('GET', 'experiments/get-by-name', { experiment_name: name });
  const experiment = answer?.['experiment'] as
    | { experiment_id?: string; lifecycle_stage?: string }
    | undefined;
  if (experiment?.lifecycle_stage === 'deleted')
    throw new YatesError({
      code: 'E_EXPORT_SERVER',
      message: `the server has a deleted experiment ${JSON.stringify(name)}`,
      next: 'restore it, or remove it for good with `mlflow gc`',
    });
  if (experiment?.experiment_id !== undefined) return experiment.experiment_id;
  const tags =
    description === '' ? [] : [{ key: 'mlflow.note.content', value: description.slice(0, noteChars) }];
  const created = await server.call('POST', 'experiments/create', { name, tags });
  return textOf(created?.['experiment_id'], 'experiments/create');
}

const noteChars = 5_000;

interface RunOfServer {
  readonly info?: { readonly run_id?: string };
  readonly data?: { readonly tags?: readonly { readonly key: string; readonly value: string }[] };
}

async function runsOfSweep(
  server: MlflowServer,
  experimentId: string,
  sweepId: string,
): Promise<Map<string, FoundRun>> {
  const found = new Map<string, FoundRun>();
  let page = '';
  do {
    const answer = await server.call('POST', 'runs/search', {
      experiment_ids: [experimentId],
      filter: `tags."${sweepTag}" = '${sweepId}'`,
      max_results: 500,
      ...(page === '' ? {} : { page_token: page }),
    });
    for (const { info, data } of (answer?.['runs'] ?? []) as RunOfServer[]) {
      const tags = new Map(data?.tags?.map(({ key, value }) => [key, value]));
      const key = tags.get(trialTag);
      if (key === undefined || info?.run_id === undefined) continue;
      found.set(key, { id: info.run_id, attempts: tags.get(attemptsTag), hash: tags.get(exportedTag) });
    }
    page = typeof answer?.['next_page_token'] === 'string' ? answer['next_page_token'] : '';
  } while (page !== '');
  return found;
}

async function send(
  server: MlflowServer,
  experimentId: string,
  run: MlflowRun,
  earlier: FoundRun | undefined,
): Promise<void> {
  const goesOn = earlier !== undefined && earlier.attempts === run.attempts;
  if (earlier !== undefined && !goesOn) await server.call('POST', 'runs/delete', { run_id: earlier.id });
  const id = goesOn ? earlier.id : await created(server, experimentId, run);
  for (const batch of run.batches) await server.call('POST', 'runs/log-batch', { run_id: id, ...batch });
  await server.call('POST', 'runs/update', {
    run_id: id,
    status: run.status,
    ...(run.endMs === undefined ? {} : { end_time: run.endMs }),
  });
  // Last: a run without it was cut off, and is sent again.
  await server.call('POST', 'runs/set-tag', { run_id: id, key: exportedTag, value: run.hash });
}

async function created(server: MlflowServer, experimentId: string, run: MlflowRun): Promise<string> {
  const answer = await server.call('POST', 'runs/create', {
    experiment_id: experimentId,
    run_name: run.name,
    start_time: run.startMs,
    tags: [
      { key: sweepTag, value: run.sweepId },
      { key: trialTag, value: run.key },
      { key: attemptsTag, value: run.attempts },
    ],
  });
  const made = answer?.['run'] as RunOfServer | undefined;
  return textOf(made?.info?.run_id, 'runs/create');
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new YatesError({
    code: 'E_EXPORT_SERVER',
    message: `the server answers ${path} without an id`,
    next: 'check that --to names a tracking server of MLflow',
  });
}
