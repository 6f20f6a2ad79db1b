import { describe, expect, it } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import { writeCsv } from '../../../../report/export/csv.ts';
import { countExport, countInWords } from '../../../../report/export/export-count.ts';
import { exportJson } from '../../../../report/export/export-json.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { finishedTrials, smallSpec } from '../finished-sweep.ts';

const trials = finishedTrials(smallSpec, () => 0.5);
const first = trials[0]!;

describe('exportTable', () => {
  it('has a line a run, with its levels, state and metrics', () => {
    const { header, rows } = exportTable('sweep-1', smallSpec, [
      { ...first, metrics: { clip: 0.5, loss: 0.25, extra: 1 } },
    ]);
    expect(writeCsv(header, rows)).toBe(
      'trial_id,sweep,cell,block,replicate,reference,planned_order,realised_order,seed,input,scale,output,state,attempts,agent,backend,' +
        'clip,loss,extra,late_results,leased_at,ended_at,duration_ms\n' +
        `${first.id},sweep-1,${first.cell},1,1,,0,0,${first.seed},${first.settings['input']},${first.settings['scale']},` +
        `${first.settings['output']},done,1,agent-1,wasm,0.5,0.25,1,0,2023-11-14T22:13:20.000Z,2023-11-14T22:13:21.500Z,1500\n`,
    );
  });

  it('leaves empty what is not known yet', () => {
    const queued = {
      ...first,
      state: 'queued' as const,
      realisedOrder: undefined,
      attempts: 0,
      agentName: '',
      backend: '',
      metrics: {},
      leasedAtMs: 0,
      endedAtMs: 0,
      durationMs: 0,
    };
    const { header, rows } = exportTable('s', smallSpec, [queued]);
    const [row] = rows;
    const cell = (name: string) => row?.[header.indexOf(name)];
    expect(['realised_order', 'clip', 'leased_at', 'duration_ms'].map(cell)).toEqual([
      undefined,
      undefined,
      null,
      undefined,
    ]);
  });

  it('keeps a metric apart that has the name of a factor or of a column', () => {
    const { header } = exportTable('s', smallSpec, [{ ...first, metrics: { clip: 1, scale: 2, state: 3 } }]);
    expect(new Set(header).size).toBe(header.length);
    expect(header).toEqual(expect.arrayContaining(['metric_scale', 'metric_state']));
  });
});

describe('the seed of a run', () => {
  it('is a column, and a number of the JSON', () => {
    const { header, rows } = exportTable('s', smallSpec, trials);
    expect([...rows].map((row) => row[header.indexOf('seed')])).toEqual(trials.map(({ seed }) => seed));
    const sweep = { id: 's', name: 's', state: 'finished', designHash: '', launchedAtMs: 1, endedAtMs: 2 };
    expect(jsonOf(sweep, [first])).toMatchObject({ trials: [{ seed: first.seed }] });
  });

  it('is called run_seed beside a factor of that name, which earlier sweep files may have', () => {
    const trial = { ...first, settings: { ...first.settings, seed: 4 }, metrics: { clip: 1, run_seed: 9 } };
    const factors = [...smallSpec.factors, { name: 'seed', label: 'seed', levels: [3, 4] }];
    const { header, rows } = exportTable('s', { ...smallSpec, factors }, [trial]);
    const [row] = rows;
    const value = (name: string) => row?.[header.indexOf(name)];
    expect(new Set(header).size).toBe(header.length);
    expect([value('run_seed'), value('seed'), value('metric_run_seed')]).toEqual([first.seed, 4, 9]);
  });
});

describe('countExport', () => {
  it('counts every run of the design once', () => {
    expect(countExport(smallSpec, trials)).toEqual({
      trials: 36,
      cells: 9,
      references: 0,
      replicates: 4,
      done: 36,
      lateResults: 0,
      others: {},
    });
    const mixed = trials.with(3, { ...trials[3]!, state: 'failed' as const, lateResults: 2 });
    expect(countInWords(countExport(smallSpec, mixed))).toBe(
      '36 runs: 9 cells x 4 replicates, each exactly once; 35 done, 1 failed; 2 late results, not counted.',
    );
  });

  it.each([
    [
      'a run that is there twice',
      [...trials, { ...first, id: trialId('other'), plannedOrder: 99, realisedOrder: 99 }],
      /replicate 1 of cell \d is there twice/,
    ],
    [
      'a trial id that is there twice',
      trials.with(1, { ...trials[1]!, id: first.id }),
      /trial .* is there twice/,
    ],
    ['a run that is missing', trials.slice(1), /35 runs are there, where 9 cells x 4 replicates are due/],
    [
      'two runs at one planned position',
      trials.with(1, { ...trials[1]!, plannedOrder: 0 }),
      /planned position 0/,
    ],
    [
      'two runs at one realised position',
      trials.with(1, { ...trials[1]!, realisedOrder: 0 }),
      /realised position 0/,
    ],
  ])('refuses %s', (_what, wrong, message) => {
    expect(() => countExport(smallSpec, wrong)).toThrow(message);
  });
});

describe('exportJson', () => {
  const sweep = {
    id: 's',
    name: 'small',
    state: 'running',
    designHash: 'h',
    launchedAtMs: 1,
    endedAtMs: 0,
  };

  it('says what was not finite', () => {
    const diverged = { ...first, metrics: { clip: Number.NaN, loss: Number.POSITIVE_INFINITY } };
    expect(jsonOf(sweep, [diverged])).toMatchObject({
      schema: 'yates/export/v1',
      sweep: { launchedAt: '1970-01-01T00:00:00.001Z', endedAt: null },
      trials: [{ metrics: { clip: null, loss: null }, notFinite: { clip: 'NaN', loss: 'Infinity' } }],
    });
  });

  it.each([0, 1, 3])(
    'is of %i trials, made one at a time, what JSON.stringify would make of the whole',
    (count) => {
      const parts = [
        ...exportJson(sweep, { ...smallSpec, description: 'two\nlines' }, trials.slice(0, count)),
      ];
      const text = parts.join('');
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      expect(parts).toHaveLength(count + 1);
    },
  );
});

const jsonOf = (sweep: Parameters<typeof exportJson>[0], of: Parameters<typeof exportJson>[2]): unknown =>
  JSON.parse([...exportJson(sweep, smallSpec, of)].join(''));
