import { expect, it } from 'vitest';
import { parseReportLine } from '../../../../agent/command/report-line.ts';

it('a metric may have any name', () => {
  const line = '{"result": {"__proto__": 1, "constructor": true, "toString": NaN, "loss": "low"}}';
  expect(parseReportLine(line)).toEqual({
    kind: 'result',
    metrics: Object.fromEntries([
      ['__proto__', 1],
      ['constructor', 1],
      ['toString', Number.NaN],
    ]),
  });
});

it.each(['{"fault": "constructor"}', '{"fault": "__proto__"}', '{"step": "3"}', '[{"step": 3}]', '{'])(
  'a line that is no report is none: %s',
  (line) => {
    expect(parseReportLine(line)).toBeUndefined();
  },
);
