import { describe, expect, it } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../../design/step-budget.ts';

const numbered = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const sweep = (factors: string, more = ''): string => `version: 1
name: any
factors:${factors}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
${more}
`;

const parse = (text: string, steps?: StepBudget) => parseSweep(text, { fileName: 'any.yaml', steps });
const two = ' { a: [1, 2], b: [1, 2] }';

describe('a sweep file over a limit', () => {
  it.each([
    ['factors', sweep(`\n${numbered(limits.factors + 1, (at) => `  f${at}: [1]`)}`)],
    ['levels', sweep(` { a: [${numbered(limits.levelsPerFactor + 1, String).replaceAll('\n', ', ')}] }`)],
    ['constraints', sweep(two, `constraints:\n${numbered(limits.constraints + 1, () => '  - "a > 0.0"')}`)],
    [
      'labels',
      sweep(
        two,
        `resources: { labels: { ${numbered(limits.labels + 1, (at) => `l${at}: x`).replaceAll('\n', ', ')} } }`,
      ),
    ],
    [
      'references',
      sweep(
        two,
        `references:\n${numbered(limits.references + 1, (at) => `  - { name: r${at}, settings: {} }`)}`,
      ),
    ],
    [
      'keys',
      sweep(
        two,
        numbered(limits.keysPerMap + 1, (at) => `k${at}: 1`),
      ),
    ],
    ['keys', sweep(two, `trainer2:\n${numbered(limits.keysPerMap + 1, (at) => `  k${at}: 1`)}`)],
  ])('is refused for its %s, whole and at once', (what, text) => {
    expect(() => parse(text)).toThrow(new RegExp(`^E_SWEEP_SIZE .* ${what}, more than`));
  });

  it('is given up after a thousand faults, of which twenty are shown', () => {
    const faulty = numbered(limits.factors, (at) => `  f${at}: [1, one, two]`);
    expect(() => parse(sweep(`\n${faulty}`))).toThrow('E_MORE_FAULTS any.yaml 180 more faults are not shown');
  });

  it('is refused where its cells take too many steps', () => {
    const text = sweep(two, 'constraints: ["a + b > 2.0"]');
    const enough = new StepBudget(1000);
    expect(parse(text, enough).factors).toHaveLength(2);
    expect(() => parse(text, new StepBudget(enough.spent - 1))).toThrow('E_DESIGN_STEPS any.yaml:3:1');
  });

  it('is refused where a D-optimal subset would take all memory', () => {
    const levels = Array.from({ length: 31_000 }, (_, at) => at).join(', ');
    const one = `design: { d_optimal: { runs: 1, starts: 1, model: [one] } }`;
    expect(() => parse(sweep(` { one: [1], a: [${levels}] }`, one))).toThrow('E_DESIGN_TOO_LARGE');
    const whole = `design: { d_optimal: { runs: 1, starts: 1, model: [a] } }`;
    const fewer = Array.from({ length: 7_000 }, (_, at) => at).join(', ');
    expect(() => parse(sweep(` { a: [${fewer}] }`, whole))).toThrow(
      /E_DESIGN_TOO_LARGE.*model of 7,001 columns/,
    );
  });
});
