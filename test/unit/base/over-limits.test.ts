/** One thing over each limit of files, formulas and programs, where no other test names the limit. */
import { describe, expect, it } from 'vitest';
import { parseReportLine } from '../../../agent/command/report-line.ts';
import { limits } from '../../../base/limits.ts';
import { failFromWire } from '../../../coordinator/wire/from-wire.ts';
import { designOf } from '../../../design/design-of.ts';
import { extendDesign } from '../../../design/extend.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { agentId } from '../../../base/ids.ts';
import { yates } from '../../../proto/generated/yates.js';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';

const sweep = (factors: string, more = ''): string => `version: 1
name: any
factors: ${factors}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
${more}
`;
const parse = (text: string) => parseSweep(text, { fileName: 'any.yaml' });
const plan = (text: string) => designOf(parse(text), 'base');
const list = (count: number, item: (at: number) => string | number = (at) => at): string =>
  Array.from({ length: count }, (_, at) => item(at)).join(', ');
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`);

const over: Readonly<Record<string, readonly [code: RegExp, act: () => unknown]>> = {
  [`characters of a file: ${limits.sweepFileChars}`]: [
    /E_SWEEP_SIZE/,
    () => parse(sweep('{ a: [1] }', '#'.repeat(limits.sweepFileChars))),
  ],
  [`depth: ${limits.yamlDepth}`]: [
    /E_YAML_DEPTH/,
    () => parse(`a: ${'['.repeat(limits.yamlDepth + 1)}${']'.repeat(limits.yamlDepth + 1)}`),
  ],
  [`a level: ${limits.levelChars}`]: [
    /more than 200/,
    () => parse(sweep(`{ a: [${'x'.repeat(limits.levelChars + 1)}] }`)),
  ],
  [`a description: ${limits.textChars}`]: [
    /description has 10,001 characters, more than 10,000/,
    () => parse(sweep('{ a: [1] }', `description: ${'x'.repeat(limits.textChars + 1)}`)),
  ],
  [`parts of a constraint: ${limits.constraintNodes}`]: [
    /E_CONSTRAINT/,
    () => plan(sweep('{ a: [1, 2] }', `constraints: ['${'1+'.repeat(limits.constraintNodes)}1 > a']`)),
  ],
  [`steps of a constraint: ${limits.constraintStepsPerCell}`]: [
    /E_CONSTRAINT|E_DESIGN_STEPS/,
    () =>
      plan(
        sweep(
          '{ a: [1, 2] }',
          `constraints: ['${'[1,2,3,4,5,6,7,8].all(x, '.repeat(7).replaceAll('x', 'x')}a > 0.0${')'.repeat(7)}']`,
        ),
      ),
  ],
  [`a text that a constraint computes: ${limits.constraintValueLength}`]: [
    /longer than/,
    () => {
      const doubled = Array.from({ length: 20 }).reduce<string>(
        (text) => `[${text}].map(x, x + x)[0]`,
        '"abc"',
      );
      return plan(sweep('{ a: [1, 2] }', `constraints: ['size(${doubled}) > 0']`));
    },
  ],
  [`responses: ${limits.responses}`]: [
    /E_SWEEP_SIZE .*responses/,
    () =>
      parse(
        sweep('{ a: [1] }').replace(
          'maximize }',
          `maximize, also: [${list(limits.responses + 1, (at) => `{ name: r${at}, goal: minimize }`)}] }`,
        ),
      ),
  ],
  [`replicates: ${limits.replicates}`]: [
    /100000 or less/,
    () => parse(sweep('{ a: [1] }', `replicates: ${limits.replicates + 1}`)),
  ],
  [`replicates with extensions: ${limits.replicates}`]: [
    /E_EXTEND/,
    () => {
      const spec = parse(sweep('{ a: [1] }'));
      const { trials, hash } = designOf(spec, 'base');
      return extendDesign(
        { spec, baseVersion: 'base', trials, hash },
        { kind: 'replicates', more: limits.replicates },
      );
    },
  ],
  [`cells of the cross: ${limits.crossCells}`]: [
    /E_DESIGN_TOO_LARGE/,
    () => plan(sweep(`{ a: [${list(10_000)}], b: [${list(10_001)}] }`, `constraints: ['a < 0.0']`)),
  ],
  [`trials: ${limits.trialsPerSweep}`]: [
    /E_DESIGN_TOO_LARGE/,
    () => plan(sweep(`{ a: [${list(1_000)}], b: [${list(1_001)}] }`)),
  ],
  [`candidates of a subset: ${limits.optimalCandidates}`]: [
    /E_DESIGN_TOO_LARGE/,
    () =>
      plan(
        sweep(
          `{ a: [${list(limits.optimalCandidates + 1)}] }`,
          'design: { d_optimal: { runs: 2, starts: 1, model: [a] } }',
        ),
      ),
  ],
  [`steps of planning: ${limits.planningSteps}`]: [
    /E_DESIGN_STEPS/,
    () => {
      const budget = new StepBudget();
      budget.spend(limits.planningSteps + 1);
    },
  ],
  [`terms of a formula: ${limits.formulaTerms}`]: [/E_FORMULA/, () => parseFormula(names(20).join(' * '))],
  [`steps of a formula: ${limits.formulaSteps}`]: [
    /E_FORMULA/,
    () => parseFormula(`(${names(5_000).join('+')}):(${names(5_000).join('+')})`),
  ],
  [`depth of a formula: ${limits.formulaDepth}`]: [
    /E_FORMULA/,
    () => parseFormula(`${'('.repeat(limits.formulaDepth + 1)}a${')'.repeat(limits.formulaDepth + 1)}`),
  ],
  [`columns of a table: ${limits.tableColumns}`]: [
    /more than 10000 columns/,
    () => parseCsv(`${names(limits.tableColumns + 1).join(',')}\n`, 'any.csv'),
  ],
};

describe('over a limit', () => {
  it.each(Object.entries(over))('%s', (_name, [code, act]) => {
    expect(act).toThrow(code);
  });

  it(`a line of ${limits.reportLineBytes} bytes and more is no report`, () => {
    expect(
      parseReportLine(`${JSON.stringify({ score: 1 })}${' '.repeat(limits.reportLineBytes)}`),
    ).not.toMatchObject({
      kind: 'metrics',
    });
  });

  it(`the message of a fault is cut after ${limits.faultMessageChars} characters`, () => {
    const wire = yates.v1.FailRequest.fromObject({
      requestId: 'f',
      trialId: 't',
      fault: { message: 'x'.repeat(limits.faultMessageChars + 1) },
    });
    const { fault } = failFromWire(wire, { agentId: agentId('a'), logId: '' });
    expect(fault.message).toHaveLength(limits.faultMessageChars);
  });
});
