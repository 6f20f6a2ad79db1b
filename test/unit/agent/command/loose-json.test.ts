import { describe, expect, it } from 'vitest';
import { numberMark, parseLooseJson } from '../../../../agent/command/loose-json.ts';
import { parseReportLine } from '../../../../agent/command/report-line.ts';

describe('parseLooseJson', () => {
  it('takes the words of Python for numbers, and leaves strings as they are', () => {
    expect(
      parseLooseJson(String.raw`{"a": NaN, "b": [-Infinity,Infinity], "c": "NaN \" NaN", "d": 1}`),
    ).toEqual({
      a: `${numberMark}NaN`,
      b: [`${numberMark}-Infinity`, `${numberMark}Infinity`],
      c: 'NaN " NaN',
      d: 1,
    });
  });

  it.each(['NaNs', 'xNaN', '1NaN', '-NaN', 'Infinity_', '{"a": "NaN', String.raw`"\"NaN`])(
    'refuses %s',
    (text) => {
      expect(parseLooseJson(text)).toBeUndefined();
    },
  );

  // Each of these took a time that grows with the square of its length: minutes.
  it.each([
    ['quotes', '"'.repeat(2_000_001)],
    ['escaped quotes', String.raw`\"`.repeat(1_000_000)],
    ['a string that is not closed, of escapes', `{"a": NaN, "b": "${String.raw`\"`.repeat(1_000_000)}`],
    ['capitals', 'I'.repeat(2_000_000)],
    ['signs', '-'.repeat(2_000_000)],
  ])('looks at each character once: %s', (_, text) => {
    expect(parseLooseJson(text)).toBeUndefined();
  });
});

describe('a report with too much in it', () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`m${at}`, at]));

  it('is a fault of the program, where it is the result', () => {
    expect(parseReportLine(JSON.stringify({ result: many }))).toEqual({
      kind: 'fault',
      fault: { faultClass: 'user', message: 'the program reports 1001 metrics, more than 1000' },
    });
    expect(parseReportLine(JSON.stringify({ result: { ['é'.repeat(65)]: 1 } }))).toMatchObject({
      fault: { message: expect.stringContaining('more than 128 bytes') },
    });
  });

  it('loses its metrics, where it is progress', () => {
    expect(parseReportLine(JSON.stringify({ step: 3, ...many }))).toEqual({
      kind: 'progress',
      step: 3,
      steps: 0,
      metrics: {},
    });
  });
});
