import { describe, expect, it } from 'vitest';
import { commandOptionFaults } from '../../../agent/command/command-options.ts';
import { LineCutter } from '../../../agent/command/printed-metrics.ts';
import { parseReportLine } from '../../../agent/command/report-line.ts';
import { agentId } from '../../../base/ids.ts';
import { type LimitName, limits } from '../../../base/limits.ts';
import { failFromWire } from '../../../coordinator/wire/from-wire.ts';
import { compileExpression } from '../../../design/constraint/compile-expression.ts';
import { designOf } from '../../../design/design-of.ts';
import { extendDesign } from '../../../design/extend.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { yates } from '../../../proto/generated/yates.js';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { parseJsonLines } from '../../../stats/table/parse-json-lines.ts';
import { tableTextOf } from '../../../cli/input/read-table-text.ts';

const sweep = (factors: string, more = ''): string => `version: 1
name: any
factors: ${factors}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
${more}
`;
const two = '{ a: [1, 2], b: [1, 2] }';
const parse = (text: string): unknown => parseSweep(text, { fileName: 'any.yaml' });
const plan = (text: string): unknown => designOf(parseSweep(text, { fileName: 'any.yaml' }), 'base');
const list = (count: number): string => `[${Array.from({ length: count }, (_, at) => at).join(', ')}]`;
const times = (count: number, text: string, between: string): string =>
  Array.from({ length: count }, () => text).join(between);

/** Throws what a constraint does wrong, for one cell with `a = 1`. */
function constrain(text: string): void {
  const compiled = compileExpression(text, [{ name: 'a', levels: [1, 2] }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled));
  compiled.constraint.allows({ a: 1 });
}

const nested = (depth: number): string =>
  depth === 0 ? 'true' : `[1, 2, 3, 4, 5, 6, 7, 8, 9].all(x${depth}, ${nested(depth - 1)})`;

/** A text that doubles so many times. */
const doubled = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => at)
    .reduceRight((inner, at) => `cel.bind(z${at + 1}, z${at} + z${at}, ${inner})`, `z${depth} == "text"`)
    .replace(/^/, 'cel.bind(z0, "text", ') + ')';

/** Throws what is wrong with patterns that find metrics. */
function printed(metrics: Record<string, string>): void {
  const [fault] = commandOptionFaults({ run: ['a'], metrics });
  if (fault !== undefined) throw new Error(`${fault.message}; ${fault.next}`);
}

/** Goes over a limit, and what is said then. */
const over: Partial<Record<LimitName, readonly [work: () => unknown, says: RegExp]>> = {
  sweepFileChars: [() => parse(`${sweep(two)}${' '.repeat(limits.sweepFileChars)}`), /E_SWEEP_SIZE/],
  yamlDepth: [() => parse(sweep(two, `x: ${'['.repeat(limits.yamlDepth + 1)}`)), /E_YAML_DEPTH/],
  levelChars: [() => parse(sweep(`{ a: [x, ${'y'.repeat(limits.levelChars + 1)}] }`)), /more than 200/],
  textChars: [
    () => parse(sweep(two, `description: ${'y'.repeat(limits.textChars + 1)}`)),
    /E_SWEEP_SIZE .*description has 10,001/,
  ],
  responses: [
    () =>
      parse(
        sweep(two).replace(
          'maximize',
          `maximize, also: [${Array.from({ length: limits.responses + 1 }, (_, at) => `{ name: r${at}, goal: maximize }`).join(', ')}]`,
        ),
      ),
    /E_SWEEP_SIZE .*responses/,
  ],
  replicates: [() => parse(sweep(two, `replicates: ${limits.replicates + 1}`)), /100000 or less/],
  optimalCandidates: [
    () =>
      plan(
        sweep(
          `{ a: ${list(limits.optimalCandidates + 1)} }`,
          'design: { d_optimal: { runs: 2, starts: 1, model: [a] } }',
        ),
      ),
    /E_DESIGN_TOO_LARGE/,
  ],
  planningSteps: [() => new StepBudget().spend(limits.planningSteps + 1), /E_DESIGN_STEPS/],
  constraintChars: [() => constrain(`a == ${times(limits.constraintChars, '1', '+')}`), /characters/],
  constraintNodes: [() => constrain(times(limits.constraintNodes, 'a', '+')), /maxAstNodes/],
  constraintStepsPerCell: [() => constrain(nested(7)), /steps/],
  constraintValueLength: [() => constrain(doubled(30)), /longer than 16,384/],
  crossCells: [
    () => plan(sweep(`{ a: ${list(1_000)}, b: ${list(1_000)}, c: ${list(101)} }`)),
    /E_DESIGN_TOO_LARGE/,
  ],
  trialsPerSweep: [
    () => plan(sweep(`{ a: ${list(11)} }`, `replicates: ${limits.replicates}`)),
    /E_DESIGN_TOO_LARGE/,
  ],
  formulaChars: [() => parseFormula(`y ~ ${'a'.repeat(limits.formulaChars)}`), /E_FORMULA/],
  formulaTerms: [
    () => parseFormula(`y ~ ${Array.from({ length: 16 }, (_, at) => `f${at}`).join('*')}`),
    /E_FORMULA/,
  ],
  formulaSteps: [
    () => parseFormula(`y ~ (${Array.from({ length: 60 }, (_, at) => `f${at}`).join('+')})^8`),
    /E_FORMULA/,
  ],
  formulaDepth: [() => parseFormula(`y ~ ${'('.repeat(limits.formulaDepth + 1)}a`), /E_FORMULA/],
  tableColumns: [
    () =>
      parseCsv(`${Array.from({ length: limits.tableColumns + 1 }, (_, at) => `c${at}`).join()}\n`, 'x.csv'),
    /more than 10000 columns/,
  ],
  tableCells: [
    () => {
      const wide = JSON.stringify(
        Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, at])),
      );
      parseJsonLines(`${wide}\n${'{}\n'.repeat(limits.tableCells / 5_000)}`, 'x.jsonl');
    },
    /E_TABLE_SIZE .*5000 columns/,
  ],
  tableBytes: [() => tableTextOf(Buffer.alloc(limits.tableBytes + 1), 'x.csv'), /more than 500 MiB/],
  metrics: [
    () => {
      const metrics = Object.fromEntries(
        Array.from({ length: limits.metrics + 1 }, (_, at) => [`m${at}`, at]),
      );
      throw new Error(JSON.stringify(parseReportLine(JSON.stringify({ result: metrics }))).slice(0, 300));
    },
    /1,?000/,
  ],
  metricPatterns: [
    () =>
      printed(
        Object.fromEntries(Array.from({ length: limits.metricPatterns + 1 }, (_, at) => [`m${at}`, '(1)'])),
      ),
    /65 patterns/,
  ],
  metricPatternChars: [() => printed({ m: `(1)${'x'.repeat(limits.metricPatternChars)}` }), /500 characters/],
  metricPatternRepeats: [() => printed({ m: `(1)a{${limits.metricPatternRepeats}}b{1}` }), /repetitions/],
  metricPatternSteps: [() => printed({ m: '(1)' + '(?:(?:a{9}){9}){9}'.repeat(2) }), /repetitions/],
  nameBytes: [
    () => {
      const line = JSON.stringify({ result: { ['n'.repeat(limits.nameBytes + 1)]: 1 } });
      throw new Error(JSON.stringify(parseReportLine(line)).slice(0, 400));
    },
    /128/,
  ],
};

describe('a limit', () => {
  it.each(Object.entries(over))('is what ends more than %s', (_name, [work, says]) => {
    expect(work).toThrow(says);
  });

  it('counts replicates that are added later', () => {
    const spec = parseSweep(sweep('{ a: [1] }'), { fileName: 'any.yaml' });
    const { trials, hash } = designOf(spec, 'base');
    const known = { spec, baseVersion: 'base', trials, hash };
    expect(() => extendDesign(known, { kind: 'replicates', more: limits.replicates })).toThrow(/E_EXTEND/);
  });

  it(`takes a line of ${limits.reportLineBytes} bytes and more for no report`, () => {
    const line = `${JSON.stringify({ score: 1 })}${' '.repeat(limits.reportLineBytes)}`;
    expect(parseReportLine(line)).not.toMatchObject({ kind: 'metrics' });
  });

  it(`looks at the first ${limits.metricLineBytes} bytes of a printed line`, () => {
    const lines: string[] = [];
    const cutter = new LineCutter((line) => lines.push(line));
    const long = Buffer.from('x'.repeat(limits.metricLineBytes - 1));
    for (const part of [long, long, Buffer.from('\nnext\n')]) cutter.push(part);
    expect(lines.map(({ length }) => length)).toEqual([limits.metricLineBytes, 4]);
  });

  it(`cuts the message of a fault after ${limits.faultMessageChars} characters`, () => {
    const wire = yates.v1.FailRequest.fromObject({
      requestId: 'f',
      trialId: 't',
      fault: { message: 'x'.repeat(limits.faultMessageChars + 1) },
    });
    const { fault } = failFromWire(wire, { agentId: agentId('a'), logId: '' });
    expect(fault.message).toHaveLength(limits.faultMessageChars);
  });
});
