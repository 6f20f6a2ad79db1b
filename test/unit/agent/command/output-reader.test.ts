import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutputReader } from '../../../../agent/command/output-reader.ts';
import { parseReportLine, type Report } from '../../../../agent/command/report-line.ts';

function read(chunks: readonly Buffer[]): { reports: Report[]; output: string } {
  const reports: Report[] = [];
  const output: Buffer[] = [];
  const reader = new OutputReader(
    (report) => reports.push(report),
    (bytes) => output.push(bytes),
  );
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { reports, output: Buffer.concat(output).toString('latin1') };
}

describe('a report line', () => {
  it.each([
    [
      '{"step": 3, "steps": 9, "loss": 0.5, "x": "y", "ok": true}',
      { step: 3, steps: 9, metrics: { loss: 0.5, ok: 1 } },
    ],
    [
      '{"step": 3.7, "loss": NaN, "up": Infinity, "down": -Infinity}',
      { step: 3, steps: 0, metrics: { loss: Number.NaN, up: Infinity, down: -Infinity } },
    ],
    ['{"step": -1, "steps": 1e99}', { step: 0, steps: 2 ** 32 - 1, metrics: {} }],
    ['{"result": {"a": 1, "b": null}}', { kind: 'result', metrics: { a: 1 } }],
    ['{"result": {"NaN": NaN, "t": "NaN \\" NaN"}}\r', { kind: 'result', metrics: { NaN: Number.NaN } }],
    ['{"fault": "diverged"}', { kind: 'fault', fault: { faultClass: 'diverged' } }],
  ])('%s', (line, report) => {
    expect(parseReportLine(line)).toMatchObject(report);
  });

  it.each([
    '{',
    '{}',
    '{"loss": 1}',
    '{"result": 3}',
    '{"fault": "constructor"}',
    '[1]',
    '{"step": "3"}',
    'NaN',
  ])('%s is none', (line) => {
    expect(parseReportLine(line)).toBeUndefined();
  });
});

describe('what a program prints', () => {
  it('is parted into reports and output', () => {
    const text = 'a\n{"step": 1}\n {"step": 2}\nb {"step": 3}\n{no}\n{"result": {"x": 1}}';
    const { reports, output } = read([Buffer.from(text)]);
    expect(reports.map(({ kind }) => kind)).toEqual(['progress', 'result']);
    expect(output).toBe('a\n {"step": 2}\nb {"step": 3}\n{no}\n');
  });

  it('means the same however it is cut', () => {
    const line = fc.constantFrom(
      'plain\n',
      '{"step": 7}\n',
      '{half\n',
      '\n',
      '{"result": {"a": 1}}\n',
      '\xff{\n',
      'x',
    );
    const cuts = fc.property(fc.array(line), fc.array(fc.nat(200)), (lines, places) => {
      const whole = Buffer.from(lines.join(''), 'latin1');
      const ends = [...places.filter((place) => place <= whole.length), whole.length].toSorted(
        (a, b) => a - b,
      );
      const chunks = ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
      expect(read(chunks)).toEqual(read([whole]));
    });
    fc.assert(cuts);
  });
});
