/**
 * However many of anything an input has, up to its limit, it is read or refused in about a second. Steps are counted at two sizes; how they
 * grow says what the largest input takes.
 */
// First, since it counts in what is loaded after it.
import { type Growing, slownessAtLimit } from './steps-at-limit.ts';
import { describe, expect, test } from 'vitest';
import { metricsOfResult } from '../../../agent/command/result-file.ts';
import { parseReportLine } from '../../../agent/command/report-line.ts';
import { agentId } from '../../../base/ids.ts';
import { limits } from '../../../base/limits.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import type { Trial } from '../../../client/facts.ts';
import { notesFromWire, trialFromWire } from '../../../client/from-wire.ts';
import { findAgent, findSweep } from '../../../coordinator/find.ts';
import type { CoordinatorState } from '../../../coordinator/core/state.ts';
import { completeFromWire, registerFromWire } from '../../../coordinator/wire/from-wire.ts';
import { hasMoreParts } from '../../../coordinator/wire/message-parts.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import { TrialMap } from '../../../dashboard/view/trial-map.ts';
import { trialList } from '../../../dashboard/view/trial-list.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService } from '../../../proto/service.ts';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseJsonLines } from '../../../stats/table/parse-json-lines.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';

const trainers = await trainerChecks([]);
const planningSteps = 100_000;

const many = (count: number, one: (at: number) => string, between = ', '): string =>
  Array.from({ length: count }, (_, at) => one(at)).join(between);

interface Parts {
  readonly factors?: string;
  /** Further sections. */
  readonly more?: string;
  readonly response?: string;
  readonly trainer?: string;
}

/** Characters that a list of short items may have. */
const items = limits.sweepFileChars / 5;

const readSweep = ({
  factors = 'a: [1, 2]',
  more = '',
  response = '',
  trainer = 'run: [x]',
}: Parts): unknown =>
  parseSweep(
    `version: 1
name: x
factors: { ${factors} }
${more}
response: { primary: score, goal: maximize${response} }
trainer: { kind: command, ${trainer} }
`,
    { fileName: 'x', trainers, steps: new StepBudget(planningSteps) },
  );

/** Sections of a sweep file with so many of something. */
const sections: Readonly<Record<string, readonly [limit: number, parts: (count: number) => Parts]>> = {
  factors: [limits.factors, (n) => ({ factors: many(n, (at) => `f${at}: [1]`) })],
  'factors that are crossed': [limits.factors, (n) => ({ factors: many(n, (at) => `f${at}: [1, 2]`) })],
  'factors with unfit names': [limits.factors, (n) => ({ factors: many(n, (at) => `"${at} x": [1]`) })],
  levels: [limits.levelsPerFactor, (n) => ({ factors: `a: [${many(n, String)}]` })],
  'levels that are texts': [items, (n) => ({ factors: `a: [${many(n, (at) => `l${at}`)}]` })],
  'levels that are equal': [items, (n) => ({ factors: `a: [${many(n, () => '1')}]` })],
  'levels of two kinds': [items, (n) => ({ factors: `a: [${many(n, (at) => (at % 2 === 0 ? 'x' : '1'))}]` })],
  'levels that are none': [items, (n) => ({ factors: `a: [${many(n, () => '[]')}]` })],
  'conditions in a chain': [
    limits.factors,
    (n) => ({
      factors: `f0: [1, 2], ${many(n - 1, (at) => `f${at + 1}: { levels: [1], when: { f${at}: 1 } }`)}`,
    }),
  ],
  'conditions on one factor': [
    limits.factors,
    (n) => ({
      factors: `f0: [1, 2], ${many(n - 1, (at) => `f${at + 1}: { levels: [1], when: { f0: 1 } }`)}`,
    }),
  ],
  'conditions on no factor': [
    limits.factors,
    (n) => ({ factors: many(n, (at) => `factor_${at}: { levels: [1], when: { fctor_${at}: 1 } }`) }),
  ],
  'levels in a condition': [
    items / 2,
    (n) => ({
      factors: `a: [${many(n, String)}], b: { levels: [1], when: { a: [${many(n - 1, String)}] } }`,
    }),
  ],
  'derived columns': [
    limits.factors,
    (n) => ({ more: `derive: { ${many(n, (at) => `d${at}: { by: a, map: { 1: 1, 2: 2 } }`)} }` }),
  ],
  'derived columns of no factor': [
    limits.factors,
    (n) => ({
      factors: many(n, (at) => `factor_${at}: [1]`),
      more: `derive: { ${many(n, (at) => `d${at}: { by: fctor_${at}, map: { 1: 1 } }`)} }`,
    }),
  ],
  'derived levels': [
    items / 2,
    (n) => ({
      factors: `a: [${many(n, String)}]`,
      more: `derive: { d: { by: a, map: { ${many(n, (at) => `${at}: 1`)} } } }`,
    }),
  ],
  'derived levels of no level': [
    items,
    (n) => ({ more: `derive: { d: { by: a, map: { ${many(n, (at) => `${at + 5}: 1`)} } } }` }),
  ],
  constraints: [limits.constraints, (n) => ({ more: `constraints: [${many(n, (at) => `a < ${at + 5}`)}]` })],
  'constraints on as many factors': [
    limits.constraints,
    (n) => ({
      factors: many(n, (at) => `f${at}: [1]`),
      more: `constraints: [${many(n, (at) => `f${at} < 5`)}]`,
    }),
  ],
  'constraints on no factor': [
    limits.constraints,
    (n) => ({
      factors: many(n, (at) => `factor_${at}: [1]`),
      more: `constraints: [${many(n, (at) => `fctor_${at} < 5`)}]`,
    }),
  ],
  'constraints on as many levels': [
    limits.constraints,
    (n) => ({
      factors: `a: [${many(20 * n, (at) => `l${at}`)}]`,
      more: `constraints: [${many(n, (at) => `a != "l${at}"`)}]`,
    }),
  ],
  'constraints on no level': [
    limits.constraints,
    (n) => ({
      factors: `a: [${many(20 * n, (at) => `l${at}`)}]`,
      more: `constraints: [${many(n, (at) => `a != "x${at}"`)}]`,
    }),
  ],
  'terms of a model': [
    limits.formulaTerms,
    (n) => ({
      factors: many(Math.ceil(n / 5), (at) => `f${at}: [1]`),
      more: `design: { d_optimal: { runs: 5, model: [${many(n, (at) => `f${at % Math.ceil(n / 5)}`)}] } }`,
    }),
  ],
  'terms of no factor': [
    limits.formulaTerms,
    (n) => ({
      factors: many(Math.ceil(n / 5), (at) => `factor_number_${at}: [1]`),
      more: `design: { d_optimal: { runs: 5, model: [${many(n, (at) => `factor_nmber_${at}`)}] } }`,
    }),
  ],
  'whole plots': [
    limits.factors,
    (n) => ({
      factors: many(n, (at) => `f${at}: [1]`),
      more: `design: { whole_plot: [${many(n, (at) => `f${at}`)}] }`,
    }),
  ],
  'random factors': [
    limits.factors,
    (n) => ({ factors: many(n, (at) => `f${at}: [1]`), more: `random: [${many(n, (at) => `f${at}`)}]` }),
  ],
  references: [
    limits.references,
    (n) => ({ more: `references: [${many(n, (at) => `{ name: r${at}, settings: { a: ${at + 5} } }`)}]` }),
  ],
  'settings of a reference': [
    limits.keysPerMap,
    (n) => ({ more: `references: [{ name: r, settings: { ${many(n, (at) => `s${at}: 1`)} } }]` }),
  ],
  'references and words of the program': [
    limits.references,
    (n) => ({
      more: `references: [${many(n, (at) => `{ name: r${at}, settings: { a: ${at + 5} } }`)}]`,
      trainer: `run: [x, ${many(20 * n, (at) => `"{a}${at}"`)}]`,
    }),
  ],
  responses: [
    limits.responses,
    (n) => ({ response: `, also: [${many(n, (at) => `{ name: m${at}, goal: minimize }`)}]` }),
  ],
  'words of the program': [items, (n) => ({ trainer: `run: [${many(n, () => 'w')}]` })],
  'placeholders of no factor': [
    items / 2,
    (n) => ({ trainer: `run: [x, ${many(n, (at) => `"{b${at}}"`)}]` }),
  ],
  'placeholders in one word': [items, (n) => ({ trainer: `run: [x, "${many(n, () => '{a}', '')}"]` })],
  'placeholders and factors': [
    limits.factors,
    (n) => ({
      factors: many(n, (at) => `f${at}: [1]`),
      trainer: `run: [x, ${many(50 * n, (at) => `"{f${at % n}}"`)}]`,
    }),
  ],
  'environment variables': [
    limits.keysPerMap,
    (n) => ({ trainer: `run: [x], env: { ${many(n, (at) => `E${at}: 1`)} }` }),
  ],
  'options of the program': [
    items / 3,
    (n) => ({ trainer: `run: [x], options: { a: [${many(n, () => '[1, {a: 1}]')}] }` }),
  ],
  labels: [limits.labels, (n) => ({ more: `resources: { labels: { ${many(n, (at) => `l${at}: x`)} } }` })],
  'steps of pruning': [
    limits.factors,
    (n) => ({ more: `prune: { halving: { metric: score, at: [${many(n, (at) => `${at + 1}`)}] } }` }),
  ],
  'unknown keys': [limits.keysPerMap, (n) => ({ more: many(n, (at) => `key${at}: 1`, '\n') })],
  'repeated keys': [items, (n) => ({ factors: many(n, () => 'a: [1]') })],
  'lines of a description': [items, (n) => ({ more: `description: >\n${many(n, () => '  x\n', '\n')}` })],
  comments: [items, (n) => ({ more: many(n, () => '# x', '\n') })],
};

describe('a sweep file with as many as it may have:', () => {
  test.each(Object.entries(sections))('%s', (_, [limit, parts]) => {
    const size = limit > 50_000 ? 4_000 : limit >= 5_000 ? 2_000 : 240;
    expect(slownessAtLimit({ limit, size, read: (count) => readSweep(parts(count)) })).toBeUndefined();
  });
});

const { v1 } = yates;
const sender = { agentId: agentId('a'), logId: '' };

/** A state with so many sweeps and agents whose ids begin alike. */
function stateWith(count: number): CoordinatorState {
  const numbers = Array.from({ length: count }, (_, at) => at);
  return {
    sweeps: new Map(numbers.map((at) => [`s${at}`, { id: `sweep-${at}`, spec: { name: 'x' } }])),
    agents: new Map(
      numbers.map((at) => [`a${at}`, { id: `agent-${at}`, card: { name: 'y' }, left: at % 2 === 0 }]),
    ),
  } as unknown as CoordinatorState;
}

const trialWith = (at: number, factors: number): Trial => ({
  ...trialFromWire({ trialId: `0m4x${at}`, agentName: 'box', fault: { message: 'no room' } }),
  settings: Object.fromEntries(Array.from({ length: factors }, (_, factor) => [`f${factor}`, factor])),
});

function filtered(trials: number, filter: string): unknown {
  const model = initialModel({ columns: 80, rows: 24 });
  const all = Array.from({ length: trials }, (_, at) => trialWith(at, 10));
  return trialList({
    ...model,
    trials: TrialMap.of(all),
    screen: { ...model.screen, trials: { ...model.screen.trials, filter } },
  });
}

const inputs: Readonly<Record<string, Growing>> = {
  'rows of a table': {
    size: 2_000,
    read: (n) => tableFromCsv(`a,y\n${many(n, (at) => `l${at},${at}`, '\n')}\n`, 'x'),
  },
  'columns of a table': {
    limit: limits.tableColumns,
    size: 1_000,
    read: (n) => tableFromCsv(`${many(n, (at) => `c${at}`, ',')}\n${many(n, () => '1', ',')}\n`, 'x'),
  },
  'columns of one name': { size: 1_000, read: (n) => tableFromCsv(`${many(n, () => 'c', ',')}\n1\n`, 'x') },
  'columns that are factors': {
    limit: limits.tableColumns,
    size: 1_000,
    read: (n) => {
      const names = Array.from({ length: n }, (_, at) => `c${at}`);
      return tableFromCsv(`${names.join()}\n${names.map(() => '1').join()}\n`, 'x', names);
    },
  },
  'quotes in a field': { size: 4_000, read: (n) => tableFromCsv(`a\n"${'""'.repeat(n)}"\n`, 'x') },
  'rows of objects': {
    size: 1_000,
    read: (n) =>
      parseJsonLines(
        many(n, (at) => `{"a": {"b": ${at}}, "y": "x"}`, '\n'),
        'x',
      ),
  },
  'lines in a field': { size: 4_000, read: (n) => tableFromCsv(`a\n"${'\n'.repeat(n)}"\n`, 'x') },
  'terms of a formula': {
    limit: limits.formulaTerms,
    read: (n) => parseFormula(`y ~ ${many(n, (at) => `a${at}`, ' + ')}`),
  },
  'terms that are taken out': {
    limit: limits.formulaTerms,
    read: (n) =>
      parseFormula(`y ~ ${many(n, (at) => `a${at}`, ' + ')}${many(n, (at) => ` - a${at}`, '')} + b`),
  },
  'factors of a product': {
    limit: 20_000,
    size: 6_000,
    read: (n) => parseFormula(`y ~ ${many(n, (at) => `a${at}`, ':')}`),
  },
  'factors that are nested': {
    limit: 20_000,
    size: 800,
    read: (n) => parseFormula(`y ~ ${many(n, (at) => `a${at}`, '/')}`),
  },
  'random terms': {
    limit: limits.formulaChars / 10,
    read: (n) => parseFormula(`y ~ a${many(n, (at) => ` + (1 | s${at})`, '')}`),
  },
  'computed columns': {
    limit: limits.formulaChars / 10,
    read: (n) => parseFormula(`y ~ ${many(n, (at) => `I(x + ${at})`, ' + ')}`),
  },
  'metrics of a report': {
    limit: limits.reportLineBytes / 8,
    size: 2_000,
    read: (n) => parseReportLine(`{"step": 1, ${many(n, (at) => `"m${at}": 1`)}}`),
  },
  'metrics of a result file': {
    size: 2_000,
    read: (n) => metricsOfResult(`{${many(n, (at) => `"m${at}": NaN`)}}`),
  },
  'metrics of results': {
    limit: limits.partsPerMessage,
    size: 4_000,
    read: (n) => {
      const metrics = Array.from({ length: Math.ceil(n / 10) }, (_, at) => ({ name: `m${at}`, value: at }));
      const results = Array.from({ length: 10 }, (_, at) => ({ trialId: `t${at}`, fence: 1, metrics }));
      return completeFromWire(v1.CompleteRequest.create({ requestId: 'r', results }), sender);
    },
  },
  'labels and programs of an agent': {
    limit: limits.messageBytes / 4,
    size: 2_000,
    read: (n) =>
      registerFromWire(
        v1.RegisterRequest.create({
          requestId: 'r',
          agentId: 'a',
          slots: 1,
          incarnation: '1',
          labels: Object.fromEntries(Array.from({ length: n }, (_, at) => [`l${at}`, 'x'])),
          programs: { names: Array.from({ length: n }, (_, at) => `p${at}`) },
        }),
      ),
  },
  'parts of a message': {
    size: 4_000,
    read: (n) =>
      hasMoreParts(agentService.work.path, Buffer.alloc(n, Buffer.from([0x12, 0x00, 0x32, 0x02])), n - 1),
  },
  notes: {
    size: 2_000,
    read: (n) => notesFromWire(Array.from({ length: n }, () => ({ kind: 'x', text: 'y' }))),
  },
  'sweeps that a name may mean': {
    limit: limits.sweeps,
    size: 1_000,
    read: (n) => {
      const state = stateWith(n);
      for (const text of ['sweep-', 'sweep-1', 'x', '', 'z'.repeat(limits.nameBytes)]) {
        try {
          findSweep(state, text);
        } catch {
          // Ambiguous or unknown, which takes the longest.
        }
      }
    },
  },
  'agents that a name may mean': {
    limit: limits.agents,
    size: 1_000,
    read: (n) => findAgent(stateWith(n), 'agent-'),
  },
  'trials that a filter looks at': { size: 400, read: (n) => filtered(n, 'f3=3 running box no') },
  'words of a filter': {
    size: 400,
    read: (n) =>
      filtered(
        10,
        many(n, () => 'box', ' '),
      ),
  },
};

describe('an input with as many as it may have:', () => {
  test.each(Object.entries(inputs))('%s', (_, growing) => {
    expect(slownessAtLimit(growing)).toBeUndefined();
  });

  test('would find a reader that compares each with each', () => {
    const quadratic = (n: number): unknown => {
      const seen: string[] = [];
      for (let at = 0; at < n; at++) if (!seen.includes(`${at}`)) seen.push(`${at}`);
      return seen;
    };
    expect(slownessAtLimit({ read: quadratic })).toMatch(/power 1\.\d/);
    expect(slownessAtLimit({ limit: 100_000, read: quadratic })).toMatch(/at its limit/);
    expect(slownessAtLimit({ limit: 1_000, read: quadratic })).toBeUndefined();
    const copying = (n: number): unknown => {
      let seen: number[] = [];
      for (let at = 0; at < n; at++) seen = [...seen, at];
      return seen;
    };
    expect(slownessAtLimit({ limit: 100_000, read: copying })).toMatch(/at its limit/);
  });
});
