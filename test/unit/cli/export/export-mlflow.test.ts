/** Exports to a stand-in for MLflow; `npm run test:exports` sends them to MLflow itself. */
import { describe, expect, it } from 'vitest';
import { exportMlflow } from '../../../../cli/export/export-mlflow.ts';
import { mlflowServer } from '../../../../cli/export/mlflow-server.ts';
import type { SweepToExport } from '../../../../cli/export/reported-curves.ts';
import type { Sweep, Trial } from '../../../../client/facts.ts';
import { finishedTrials, smallSpec } from '../../report/finished-sweep.ts';
import { startMlflowStandIn, type StandIn } from './mlflow-stand-in.ts';

const trials = finishedTrials(smallSpec, () => 1).slice(0, 5) as Trial[];
const sweep = { id: 'small-1', name: 'small', launchedAtMs: 1_600_000_000_000, spec: smallSpec } as Sweep;

type Points = readonly (readonly [step: number, value: number])[];

/** A coordinator that has these curves of the first trial. */
function subject(
  curves: Readonly<Record<string, Points>> = {},
  of: readonly Trial[] = trials,
): SweepToExport {
  const answer = {
    trialId: of[0]?.id ?? '',
    attempts: [1],
    curves: Object.entries(curves).map(([metric, points]) => ({
      metric,
      steps: points.map(([step]) => step),
      values: points.map(([, value]) => value),
      elapsedMs: points.map(([step]) => step),
    })),
  };
  const serverStream = () =>
    Object.assign(
      (async function* () {
        yield answer;
      })(),
      { cancel: () => {} },
    );
  return { client: { serverStream } as unknown as SweepToExport['client'], sweep, trials: of };
}

const send = (what: SweepToExport, standIn: StandIn, env = {}): Promise<string> =>
  exportMlflow(what, mlflowServer(standIn.address, env));

const left = ({ runs }: StandIn) => [...runs.values()].filter(({ deleted }) => !deleted);

describe('an export to MLflow', () => {
  it('has each trial once, with its settings, points and result', async () => {
    const standIn = await startMlflowStandIn();
    const loss: Points = [
      [10, Number.POSITIVE_INFINITY],
      [20, 0.5],
    ];
    expect(await send(subject({ loss, 'val/acc top 1': [[20, 0.9]] }), standIn)).toBe(
      '5 runs of 5 trials sent; experiment small.',
    );
    expect([...standIn.experiments.keys()]).toEqual(['small']);
    expect(left(standIn)).toHaveLength(5);
    const [first] = left(standIn);
    const { settings, metrics, leasedAtMs: start, endedAtMs: end, cell, seed, id } = trials[0] as Trial;
    expect(first).toMatchObject({ status: 'FINISHED', endTime: end });
    expect(Object.fromEntries(first?.params ?? [])).toEqual(
      Object.fromEntries(Object.entries(settings).map(([name, level]) => [name, String(level)])),
    );
    expect([...(first?.metrics ?? [])]).toEqual([
      `loss 10 Infinity ${start + 10}`,
      `loss 20 0.5 ${start + 20}`,
      `loss 20 ${metrics['loss']} ${end}`,
      `val/acc top 1 20 0.9 ${start + 20}`,
      `clip 20 ${metrics['clip']} ${end}`,
    ]);
    expect(Object.fromEntries(first?.tags ?? [])).toMatchObject({
      'yates.sweep': 'small-1',
      'yates.trial': `small-1/${id}`,
      'yates.cell': String(cell),
      'yates.seed': String(seed),
      'yates.state': 'done',
    });
  });

  it('sends nothing twice', async () => {
    const standIn = await startMlflowStandIn();
    await send(subject(), standIn);
    standIn.calls.length = 0;
    expect(await send(subject(), standIn)).toBe(
      '0 runs of 5 trials sent, 5 there already; experiment small.',
    );
    expect(new Set(standIn.calls)).toEqual(new Set(['GET experiments/get-by-name', 'POST runs/search']));
  });

  it('goes on with a run that was cut off, or that has more to say', async () => {
    const standIn = await startMlflowStandIn();
    standIn.failNext('runs/set-tag', 503, 'busy');
    await expect(send(subject({ loss: [[1, 0.5]] }), standIn)).rejects.toMatchObject({
      code: 'E_EXPORT_SERVER',
    });
    const more = subject({
      loss: [
        [1, 0.5],
        [2, 0.25],
      ],
    });
    await send(more, standIn);
    expect(standIn.runs.size).toBe(5);
    const steps = [...(standIn.runs.get('run1')?.metrics ?? [])].filter((point) => point.startsWith('loss'));
    expect(steps.map((point) => point.split(' ')[1])).toEqual(['1', '1', '2', '2']);
  });

  it('replaces the run of an earlier attempt', async () => {
    const standIn = await startMlflowStandIn();
    await send(subject(), standIn);
    const again = trials.map((trial, at) => (at === 2 ? { ...trial, attempts: 2 } : trial));
    expect(await send(subject({}, again), standIn)).toBe(
      '1 run of 5 trials sent, 4 there already; experiment small.',
    );
    expect(standIn.runs.size).toBe(6);
    expect(left(standIn)).toHaveLength(5);
  });

  it('keeps to the limits of the server, whatever names and texts there are', async () => {
    const standIn = await startMlflowStandIn();
    const names = ['../../x', 'a\nb', 'a\tb', 'ä', '', '/', 'x'.repeat(1_000), `x`.repeat(240), '.', 'a//b'];
    const points: Points = Array.from({ length: 2_500 }, (_, n) => [n, n]);
    const failed = {
      ...(trials[0] as Trial),
      state: 'failed' as const,
      metrics: {},
      settings: { input: `../\n${'y'.repeat(100_000)}` },
      fault: { faultClass: 'user' as const, message: '\u0000z'.repeat(50_000), outputTail: '' },
    };
    await send(subject(Object.fromEntries(names.map((name) => [name, points])), [failed]), standIn);
    const [run] = left(standIn);
    expect(run?.metrics.size).toBe(25_000);
    expect(run?.status).toBe('FAILED');
    expect([...(run?.tags.keys() ?? [])].filter((key) => key.startsWith('yates.metric.'))).toHaveLength(9);
  });

  it('gives credentials to this server alone, and never in plain text to another machine', async () => {
    const standIn = await startMlflowStandIn();
    await send(subject(), standIn, { MLFLOW_TRACKING_TOKEN: 'secret' });
    expect([...standIn.authorizations]).toEqual(['Bearer secret']);
    const env = { MLFLOW_TRACKING_USERNAME: 'me', MLFLOW_TRACKING_PASSWORD: 'secret' };
    await send(subject(), standIn, env);
    expect([...standIn.authorizations][1]).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
    const refusal = expect.objectContaining({ code: 'E_OPTION_EXPORT' }) as Error;
    for (const address of [
      'http://lab.example.org:5000',
      'nonsense',
      'file:///x',
      'http://me:secret@127.0.0.1',
    ])
      expect(() => mlflowServer(address, env)).toThrow(refusal);
    expect(() => mlflowServer('http://lab.example.org:5000', {})).not.toThrow();
    expect(() => mlflowServer('https://lab.example.org', env)).not.toThrow();
  });

  it.each<[number, string, RegExp]>([
    [401, '{"message":"who are you?\\u001b[2J"}', /with 401: who are you\?; set MLFLOW_TRACKING_TOKEN/],
    [302, '', /cannot be reached/],
    [200, 'not JSON', /with 200: not JSON; /],
    [500, 'x'.repeat(100_000), /with 500: x{300}; /],
  ])('says what a server answered: %i', async (status, body, message) => {
    const standIn = await startMlflowStandIn();
    standIn.failNext('runs/search', status, body);
    await expect(send(subject(), standIn, { MLFLOW_TRACKING_TOKEN: 'secret' })).rejects.toMatchObject({
      code: 'E_EXPORT_SERVER',
      message: expect.stringMatching(message) as string,
    });
  });
});
