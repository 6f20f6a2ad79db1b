import { describe, expect, it } from 'vitest';
import { agentId } from '../../../../../base/ids.ts';
import type { Agent, Device } from '../../../../../client/facts.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../../../dashboard/view/glyphs.ts';
import { deviceLines, history } from '../../../../../dashboard/view/lines/device-lines.ts';
import { widthOf } from '../../../../../dashboard/view/text-width.ts';
import { initialModel } from '../../../../../dashboard/view/model.ts';

const device = (more: Partial<Device> = {}): Device => ({
  agentId: agentId('box'),
  agentName: 'box',
  id: 'GPU-1',
  name: 'NVIDIA H100 80GB HBM3',
  memoryBytes: 80 * 2 ** 30,
  slots: 1,
  isSlice: false,
  readAtMs: 1,
  utilisation: 0.5,
  usedBytes: 20 * 2 ** 30,
  temperatureC: 41,
  trouble: '',
  trialIds: [],
  intervalMs: 10_000,
  utilisationHistory: [0, 0.5, 1, Number.NaN],
  usedHistory: [],
  ...more,
});
const agent = { id: agentId('box') } as Agent;
const textOf = (devices: readonly Device[], glyphs = unicodeGlyphs, width = 140): string[] =>
  deviceLines(agent, { ...initialModel({ columns: 120, rows: 40 }), devices }, width, glyphs).map((line) =>
    line.map(({ text }) => text).join(''),
  );

describe('the GPUs of an agent on the screen', () => {
  it('show how busy each is and was, its memory, its temperature and its trial', () => {
    const [line = ''] = textOf([device({ trialIds: ['t1'] })]);
    expect(line).toContain('NVIDIA H100 80GB HBM3');
    expect(line).toContain('█████        50%');
    expect(line).toMatch(/20\.0 of 80 GiB\s+41 C {2}t1 \(another sweep\) *$/);
    expect(textOf([device({ usedBytes: 2 ** 28 })])[0]).toMatch(/idle *$/);
    expect(textOf([device()])[0]).toMatch(/idle; 20\.0 GiB held by another process *$/);
  });

  it('say what is not known, and why one cannot be used', () => {
    const slice = device({ utilisation: undefined, usedBytes: undefined, utilisationHistory: [] });
    expect(textOf([slice])[0]).toMatch(/ {10} {5}- {2} {20} {2}80 GiB /);
    expect(textOf([device({ trouble: 'held by agent other' })])[0]).toMatch(/! held by agent other *$/);
    expect(textOf([device({ agentId: agentId('elsewhere') })])).toEqual([]);
  });

  it('keep how busy it is and what runs there on a narrow screen', () => {
    const [line = ''] = textOf([device({ trialIds: ['t1'] })], unicodeGlyphs, 58);
    expect(line).not.toContain('NVIDIA');
    expect(line).toMatch(/^ {2}0 .* 50% .*t1 \(another/);
    expect(widthOf(line)).toBeLessThanOrEqual(58);
  });

  it('are drawn in ASCII where the terminal has no more', () => {
    const [line = ''] = textOf([device()], asciiGlyphs);
    expect(line).toContain('#####');
    expect(line).toMatch(/^[ -~]+$/);
  });

  it('have a history on a scale from nothing to all, blank where there was no reading', () => {
    expect(history([0, 0.5, 1, Number.NaN], 4, unicodeGlyphs)).toBe('▁▅█ ');
    expect(
      history(
        Array.from({ length: 60 }, () => 1),
        5,
        asciiGlyphs,
      ),
    ).toBe('#####');
    expect(history([], 3, asciiGlyphs)).toBe('   ');
  });
});
