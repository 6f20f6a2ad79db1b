/**
 * The analysis as JSON, schema `yates/analysis/v2`: what `yates analyse --json` prints. docs/analysis-json.md explains
 * it. Within a version fields are added and never changed or removed, so readers ignore what they do not know.
 */
import { z } from 'zod';
import { boxCox, countedRow, countsResult, lenth, nest, numericRow, reading } from './numeric-schema.ts';
import { noteKind } from './note-kind-schema.ts';
import { evidence, halfInterval, sphericity, varianceComponent } from './error-schema.ts';
import { count, defined, degrees, number, probability } from './schema-numbers.ts';

const share = defined;
const reason = z.string().nullable();
const interval = z.tuple([number, number]);
const counts = z.record(z.string(), count);
const goal = z.enum(['maximise', 'minimise']);

const status = z.enum([
  'ok',
  'partlyAliased',
  'emptyCells',
  'aliased',
  'oneLevel',
  'noResidual',
  'perfectFit',
  'constantResponse',
  'refused',
]);

const tested = { sumSq: defined, meanSq: defined, f: defined, p: probability, logP: defined };

const anovaRow = z.strictObject({
  term: z.string(),
  df: count,
  ...tested,
  pAdjusted: probability,
  errorDf: degrees.nullable(),
  denDf: degrees.nullable(),
  error: z.string().nullable(),
  errorStratum: z.string().nullable().optional(),
  eta2: share,
  partialEta2: share,
  omega2: share,
  partialOmega2: share,
  ncpInterval: interval.nullable(),
  partialEta2Interval: interval.nullable(),
  status,
  aliasedWith: z.array(z.string()),
  reason,
  ...numericRow,
  ...countedRow,
});

const oneWayRow = z.strictObject({
  term: z.string(),
  label: z.literal('one-way, unadjusted'),
  df: count,
  residualDf: count,
  ...tested,
  residualSumSq: defined,
  eta2: share,
  omega2: share,
  status,
  reason,
});

const linkedPair = z.strictObject({
  factors: z.tuple([z.string(), z.string()]),
  combinations: count,
  possible: count,
  components: z.array(z.tuple([z.array(z.string()), z.array(z.string())])),
  rows: z.array(
    z.strictObject({
      term: z.string(),
      df: count,
      ...tested,
      pAdjusted: probability,
      denDf: degrees.nullable(),
      error: z.string().nullable(),
      meaning: z.string(),
    }),
  ),
  residualDf: count,
  words: z.array(z.string()),
});

const levels = z.record(z.string(), z.string());
const limits = { lower: defined, upper: defined };

const mean = z.strictObject({
  term: z.string(),
  levels,
  over: z.enum(['all', 'valid', 'proportional', 'cells']),
  mean: defined,
  se: defined,
  df: defined,
  ...limits,
  n: count,
  rawMean: defined,
  reason,
});

const splitPlot = z.strictObject({
  plots: z.string(),
  count,
  terms: z.array(z.string()),
  df: count,
  sumSq: defined,
  meanSq: defined,
  method: z.enum(['classical', 'reml']),
  between: defined,
  within: defined,
});

const reference = z.strictObject({
  name: z.string(),
  runs: count,
  n: count,
  mean: defined,
  sd: defined,
  se: defined,
  ...limits,
  reason,
});

const anchor = z.strictObject({
  name: z.string(),
  value: z.number(),
  role: z.enum(['floor', 'ceiling']).nullable(),
});

const comparison = z.strictObject({
  term: z.string(),
  first: z.string(),
  second: z.string(),
  method: z.enum(['tukey-kramer', 'holm', 'dunnett']),
  difference: defined,
  se: defined,
  df: defined,
  t: defined,
  p: probability,
  pAdjusted: probability,
  ...limits,
  reason,
});

const simpleEffect = z.strictObject({
  factor: z.string(),
  within: levels,
  df: count,
  denDf: degrees.nullable(),
  f: defined,
  p: probability,
  pGreenhouseGeisser: z.number().min(0).max(1).optional(),
  pAdjusted: probability,
});
const interaction = z.strictObject({
  term: z.string(),
  means: z.array(mean),
  simpleEffects: z.array(simpleEffect),
  comparisons: z.array(comparison),
});

const bestCells = z.strictObject({
  df: degrees.nullable(),
  cells: z.array(
    z.strictObject({
      levels,
      mean: number,
      n: count,
      difference: number,
      lower: number,
      upper: number,
      mayBeBest: z.boolean(),
    }),
  ),
  reason,
});
const unseen = z.strictObject({
  levels: z.array(z.strictObject({ factor: z.string(), level: z.string() })),
  cells: z.array(levels),
});
const best = z.strictObject({
  levels,
  mean: number,
  se: defined,
  ...limits,
  withinInterval: count,
  modelled: z.strictObject({ levels, mean: number, n: count, observed: defined }),
  observed: z.strictObject({ levels, mean: number, n: count, modelled: defined, tied: z.array(levels) }),
  trusted: z.boolean(),
  reason,
  lackOfFitP: probability,
  shrunken: z.strictObject({ mean: number, weight: number }).nullable(),
  cells: bestCells,
  unseen,
});

const mayBeBest = z.strictObject({
  level: z.string(),
  difference: number,
  lower: number,
  upper: number,
  mayBeBest: z.boolean(),
});
const bestLevels = z.strictObject({ term: z.string(), levels: z.array(mayBeBest), reason });

const check = z.strictObject({ statistic: defined, df1: defined, df2: defined, p: probability, reason });

const assumptions = z.strictObject({
  equalVariance: check.nullable(),
  equalVarianceByFactor: z.record(z.string(), check),
  normality: check.nullable(),
  lackOfFit: check.nullable(),
  nonAdditivity: check.nullable(),
  maxLeverage: defined,
  maxAbsStudentizedResidual: defined,
});

const rowResidual = z.strictObject({ row: count, fitted: number, residual: number, rstudent: defined });

const missingLevel = z.strictObject({
  factor: z.string(),
  level: z.string(),
  rows: count,
  used: count,
  lost: counts,
});
const outcome = z.strictObject({
  word: z.string(),
  meaning: z.enum([
    'result',
    'pruned',
    'failed',
    'diverged',
    'cancelled',
    'leased',
    'running',
    'queued',
    'unknown',
  ]),
  rows: count,
  used: count,
});
const missing = z.strictObject({
  rows: count,
  used: count,
  lost: counts,
  levels: z.array(missingLevel),
  outcomes: z.array(outcome),
});

const hc3 = z.strictObject({
  term: z.string(),
  df: count,
  f: defined,
  df2: degrees,
  p: probability,
  reason,
});
const permutation = z.strictObject({
  term: z.string(),
  f: number,
  p: number,
  arrangements: count,
  asExtreme: count,
});
const gamesHowell = z.strictObject({
  first: z.string(),
  second: z.string(),
  difference: number,
  se: number,
  df: degrees,
  t: number,
  pAdjusted: number,
  lower: number,
  upper: number,
});
const dunn = z.strictObject({ first: z.string(), second: z.string(), z: number, p: number, pHolm: number });
const robustOneWay = z.strictObject({
  term: z.string(),
  welch: z.strictObject({ f: number, df1: degrees, df2: degrees, p: number }).nullable(),
  gamesHowell: z.array(gamesHowell),
  kruskalWallis: z
    .strictObject({ statistic: number, df: count, p: number, epsilon2: number, eta2: number })
    .nullable(),
  dunn: z.array(dunn),
  reason,
});
const robust = z.strictObject({
  hc3: z.array(hc3),
  permutation: z.array(permutation),
  bootstrap: z.array(permutation),
  alignedRanks: z.array(
    z.strictObject({ term: z.string(), df: count, f: defined, df2: count, p: probability }),
  ),
  oneWay: z.array(robustOneWay),
});

const blockVariance = z.strictObject({
  block: z.string(),
  between: number,
  within: number,
  intraclassCorrelation: number,
  atBoundary: z.boolean(),
});

const sweeps = z.strictObject({
  names: z.array(z.string()),
  checks: z.array(
    z.strictObject({
      factor: z.string(),
      df: count,
      denDf: degrees.nullable(),
      f: defined,
      p: probability,
      pAdjusted: probability,
      reason,
    }),
  ),
});

export const analysisSchema = z.strictObject({
  schema: z.literal('yates/analysis/v2'),
  response: z.string(),
  formula: z.string(),
  block: z.string().nullable(),
  type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  n: count,
  rank: count,
  interim: z.boolean(),
  goal: goal.nullable(),
  grandMean: defined,
  totalSumSq: defined,
  sigma: defined,
  rSquared: defined,
  adjustedRSquared: defined,
  anova: z.array(anovaRow),
  oneWay: z.array(oneWayRow),
  familySize: count,
  mostImportant: z
    .strictObject({
      terms: z.tuple([z.string(), z.string()]),
      difference: number,
      lower: number,
      upper: number,
    })
    .nullable(),
  shares: z.array(z.strictObject({ term: z.string(), share: number, lower: number, upper: number })),
  counts: countsResult.nullable(),
  lenth: lenth.nullable(),
  boxCox: boxCox.nullable(),
  readings: z.array(reading),
  nested: z.array(nest),
  population: z.union([z.literal('these runs'), z.templateLiteral(['other ', z.string()])]),
  splitPlot: splitPlot.nullable(),
  linkedPairs: z.array(linkedPair),
  evidence: z.array(evidence),
  means: z.array(mean),
  references: z.array(reference),
  anchors: z.array(anchor).optional(),
  sweeps: sweeps.optional(),
  comparisons: z.array(comparison),
  interactions: z.array(interaction),
  best: best.nullable(),
  unseen,
  bestLevels: z.array(bestLevels),
  assumptions,
  residuals: z.array(rowResidual),
  outliers: z.array(z.strictObject({ row: count, trialId: z.string().nullable(), rstudent: number })),
  missing,
  worstValue: z.strictObject({ rows: count, value: number, anova: z.array(anovaRow) }).nullable(),
  blockVariance: blockVariance.nullable(),
  seeds: z.string().nullable(),
  random: z.array(z.string()),
  varianceComponents: z.array(varianceComponent),
  halfInterval: halfInterval.nullable(),
  sphericity: z.array(sphericity),
  robust: robust.nullable(),
  notes: z.array(z.string()),
  noteKinds: z.array(noteKind),
});

/** For readers in other languages: docs/analysis-v2.schema.json. */
export const analysisJsonSchema = (): object => {
  const { $schema, ...rest } = z.toJSONSchema(analysisSchema);
  return { $schema, title: 'Analysis of variance by Yates, yates/analysis/v2', ...rest };
};
