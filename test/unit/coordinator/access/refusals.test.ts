import { describe, expect, it } from 'vitest';
import { Refusals } from '../../../../coordinator/access/guard/refusals.ts';

const minute = 60_000;

describe('refusals of calls', () => {
  it('are counted per address, whatever the port', () => {
    const refusals = new Refusals();
    refusals.note('10.0.0.7:50001', 0);
    refusals.note('10.0.0.7:50002', 1);
    refusals.note('::ffff:10.0.0.7:50003', 2);
    refusals.note('10.0.0.8:50001', 3);
    expect(refusals.countOf('10.0.0.7:1')).toBe(3);
    expect(refusals.countOf('10.0.0.9:1')).toBe(0);
    expect(refusals.total).toBe(4);
  });

  it('are one network in IPv6, where a machine chooses its address', () => {
    const refusals = new Refusals();
    refusals.note('2001:db8:1:2:aaaa::1:50001', 0);
    refusals.note('2001:db8:1:2:bbbb:0:0:2:50001', 0);
    expect(refusals.countOf('2001:db8:1:2:cccc::3:1')).toBe(2);
  });

  it('get five lines a minute, and the next line says how many were between', () => {
    const refusals = new Refusals();
    const lines = Array.from({ length: 100 }, (_, at) => refusals.note('10.0.0.7:1', at).line);
    expect(lines.filter((line) => line !== undefined)).toEqual([1, 1, 1, 1, 1]);
    expect(refusals.note('10.0.0.7:1', minute)).toEqual({ count: 101, line: 96 });
    expect(refusals.note('10.0.0.7:1', minute + 1).line).toBe(1);
  });

  it('fill no disk and no memory when they come from everywhere', () => {
    const refusals = new Refusals();
    const lines = Array.from({ length: 5_000 }, (_, at) =>
      refusals.note(`10.1.${at >> 8}.${at & 255}:1`, at),
    );
    expect(lines.filter(({ line }) => line !== undefined)).toHaveLength(60);
    expect(refusals.countOf('10.1.0.0:1')).toBe(0);
    expect(refusals.countOf('10.1.19.135:1')).toBe(1);
    expect(refusals.total).toBe(5_000);
  });
});
