/** What a user hands over: sweep files, tables, formulas, constraints and options. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { parseLifetime } from '../../../cli/options/lifetime.ts';
import { parseWholeNumber } from '../../../cli/options/whole-number.ts';
import { parsePrice } from '../../../cli/plan/prices.ts';
import { designOf } from '../../../design/design-of.ts';
import { compileExpression } from '../../../design/constraint/compile-expression.ts';
import { parseDuration } from '../../../design/duration.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { readSetting } from '../../../design/policy-setting.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../diffusion/safetensors.ts';
import { clipTokenizer } from '../../../diffusion/stable-diffusion/clip-tokenizer.ts';
import { netConfigFromDiffusers } from '../../../diffusion/stable-diffusion/net-config.ts';
import { readScheduler } from '../../../diffusion/stable-diffusion/scheduler.ts';
import { writeCsv } from '../../../report/export/csv.ts';
import { exportTable } from '../../../report/export/export-table.ts';
import { sharesSeeds, trialsFromExport } from '../../../report/export/trials-from-export.ts';
import type { TrialRecord } from '../../../report/trial-record.ts';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { parseJsonLines } from '../../../stats/table/parse-json-lines.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';
import type { Decoder } from './decoder.ts';
import { bytesLike, bytesOf, textOf, textsLike } from './mutate.ts';

/** Of planning, so that a mutation that makes a huge design costs no time. */
const planningSteps = 200_000;

const sweep = `version: 1
name: small
description: >
  two lines
  of text
factors:
  method: [lora, full]
  rank: { levels: [1, 4, 16], label: "the rank", scale: log, when: { method: lora } }
  seedling: [true, false]
derive: { cost: { by: method, map: { lora: 1, full: 9 } } }
constraints:
  - 'method == "lora" || seedling'
  - "!(seedling && method == 'full') || true"
replicates: 2
random: [seedling]
response: { primary: score, goal: maximize, also: [{ name: loss, goal: minimize }] }
references: [{ name: base, settings: { method: none } }]
trainer: { kind: command, run: [python3, train.py, "{method}"], timeout: 90s, env: { A: 1 } }
resources: { slots: 1, labels: { gpu: h100 } }
retry: { user: 1 }
prune: { halving: { metric: loss, at: [1, 5], keep: 0.5 } }
`;

const exported = `version: 1
name: runs
factors: { size: [1, 2], kind: [x, y] }
replicates: 2
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [x] }
`;

export async function userDecoders(): Promise<readonly Decoder[]> {
  const trainers = await trainerChecks([]);
  const steps = () => new StepBudget(planningSteps);
  const spec = parseSweep(exported, { fileName: 'x', trainers });
  const design = designOf(spec, 'base');
  const records = design.trials.map(
    (trial, at): TrialRecord => ({
      ...trial,
      realisedOrder: at + 1,
      state: 'done',
      attempts: 1,
      agentName: 'box',
      backend: 'cpu',
      metrics: { score: at, loss: Number.NaN },
      lateResults: 0,
      leasedAtMs: 1_700_000_000_000,
      endedAtMs: 1_700_000_001_500,
      durationMs: 1500,
    }),
  );
  const { header, rows } = exportTable('sweep-1', spec, records);
  const table = 'a,b,y\nrelu,1e-3,0.5\n"x, or ""y""",-Inf,NA\n\'=1+1,.5,1e3\n';
  const examples = ['tiny', 'quick', 'command', 'paper'].map((name) =>
    readFileSync(join(packageRoot, 'examples', `${name}.yaml`), 'utf8'),
  );
  return [
    {
      name: 'sweep-file',
      make: textsLike([sweep, sweep, exported, ...examples]),
      decode: (input) => parseSweep(textOf(input), { fileName: 'x', trainers, steps: steps() }),
      percent: 50,
    },
    {
      name: 'constraint',
      make: textsLike([
        'size == 2 || kind in ["x", "y"]',
        '[1, 2].all(z, z < size) && kind.startsWith("x")',
        'kind + "a" == "xa" ? size > 1.5 : true',
      ]),
      decode: (input) => {
        const compiled = compileExpression(textOf(input), [
          { name: 'size', levels: [1, 2] },
          { name: 'kind', levels: ['x', 'y'] },
        ]);
        return compiled.ok ? compiled.constraint.allows({ size: 1, kind: 'x' }) : compiled.faults;
      },
    },
    {
      name: 'formula',
      make: textsLike([
        'y ~ C(seed) + a * b + (1 | s)',
        'log(y) ~ (a + `b c`)^2 - a:d + poly(x, 2) + I(z^2) + Error(p / (a * b))',
      ]),
      decode: (input) => parseFormula(textOf(input)),
    },
    {
      name: 'table',
      make: textsLike([table, table.replaceAll(',', ';'), table.replaceAll('\n', '\r\n')]),
      decode: (input) => tableFromCsv(textOf(input), 'x.csv'),
    },
    {
      name: 'json-lines',
      make: textsLike([
        '{"config":{"lr":0.1},"y":1}\n{"y":NaN,"id":9007199254740993}\n',
        '[{"a":"x \\" y","y":-Infinity},{"a":{"b":[1,{"c":null}]}}]',
      ]),
      decode: (input) => parseJsonLines(textOf(input), 'x.jsonl'),
    },
    {
      name: 'export',
      make: textsLike([writeCsv(header, rows)]),
      decode: (input) => {
        const csv = parseCsv(textOf(input), 'x.csv');
        return [trialsFromExport(spec, design, csv, 'x.csv').trials, sharesSeeds(spec, csv)];
      },
      fault: (value) => {
        const [trials] = value as readonly [readonly TrialRecord[]];
        const wrong = trials.find(
          ({ metrics, attempts, lateResults, leasedAtMs, endedAtMs, durationMs }) =>
            Object.values(metrics).some((metric) => typeof metric !== 'number') ||
            [attempts, lateResults, leasedAtMs, endedAtMs, durationMs].some(
              (count) => !Number.isFinite(count),
            ),
        );
        return wrong === undefined ? undefined : 'a count, a time or a metric is no number';
      },
    },
    {
      name: 'duration',
      make: textsLike(['90s', '1.5h', '500ms', 'subject=20', 'subject=2h', '90d', '12']),
      decode: (input) => parseDuration(textOf(input)),
    },
    {
      name: 'price',
      make: textsLike(['subject=20', 'subject=2h', 'a=b=3']),
      decode: (input) => parsePrice(textOf(input)),
    },
    {
      name: 'lifetime',
      make: textsLike(['90d', '1h', 'never']),
      decode: (input) => parseLifetime(textOf(input), '--expires'),
    },
    {
      name: 'whole-number',
      make: textsLike(['0', '12', '4294967295']),
      decode: (input) => parseWholeNumber(textOf(input), '--seed', 0, 2 ** 32 - 1),
    },
    {
      name: 'setting',
      make: textsLike(['timeout=8h', 'trainer.kill_grace=30s', 'slots=2', 'labels.gpu=h100', 'user=3']),
      decode: (input) => {
        const [name = '', ...value] = textOf(input).split('=');
        return readSetting(spec, { name, value: value.join('=') });
      },
    },
    ...modelDecoders(),
  ];
}

/** Files of models from elsewhere. */
function modelDecoders(): readonly Decoder[] {
  const weights = encodeSafetensors(
    new Map([
      ['a.weight', { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
      ['a.bias', { shape: [2], data: Float32Array.of(7, 8) }],
    ]),
    { metadata: { base: 'x' } },
  );
  const unet = {
    in_channels: 4,
    out_channels: 4,
    sample_size: 64,
    block_out_channels: [320, 640, 1280, 1280],
    layers_per_block: 2,
    cross_attention_dim: 768,
    attention_head_dim: 8,
    norm_num_groups: 32,
    down_block_types: ['CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'DownBlock2D'],
    up_block_types: ['UpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D'],
  };
  const scheduler = {
    _class_name: 'DDPMScheduler',
    num_train_timesteps: 1000,
    beta_start: 0.00085,
    beta_end: 0.012,
    beta_schedule: 'scaled_linear',
    prediction_type: 'epsilon',
  };
  const vocabulary = {
    '<|startoftext|>': 0,
    '<|endoftext|>': 1,
    'a</w>': 2,
    a: 3,
    b: 4,
    'ab</w>': 5,
    'b</w>': 6,
  };
  const merges = '#version: 0.2\na b</w>\n';
  return [
    { name: 'safetensors', make: bytesLike([weights]), decode: (input) => decodeSafetensors(bytesOf(input)) },
    {
      name: 'unet-config',
      make: textsLike([JSON.stringify(unet)]),
      decode: (input) => netConfigFromDiffusers(mapOf(textOf(input)), 'config.json'),
    },
    {
      name: 'scheduler-config',
      make: textsLike([JSON.stringify(scheduler)]),
      decode: (input) => readScheduler(mapOf(textOf(input)), 'scheduler.json'),
    },
    {
      name: 'vocabulary',
      make: textsLike([JSON.stringify(vocabulary)]),
      decode: (input) => clipTokenizer(mapOf(textOf(input)), merges, 'vocab.json').encode('a ba ab', 77),
    },
    {
      name: 'merges',
      make: textsLike([merges]),
      decode: (input) => clipTokenizer(vocabulary, textOf(input), 'vocab.json').encode('a ba ab', 77),
    },
    {
      name: 'prompt',
      make: textsLike(['a photo of sks dog, 1999']),
      decode: (input) => clipTokenizer(vocabulary, merges, 'vocab.json').encode(textOf(input), 77),
    },
  ];
}

/** What the reader of such files gives: a map, or a refusal before. */
function mapOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
