import { describe, expect, test } from 'vitest';
import { Ledger } from '../../../../coordinator/notify/ledger.ts';
import type { Matter } from '../../../../coordinator/notify/matters.ts';

const minute = 60_000;
const wallMs = 1e12;

const matter = (key: string, more: Partial<Matter> = {}): Matter => ({
  key,
  holdMs: 0,
  atMs: undefined,
  tell: () => ({ event: 'test', text: key }),
  ...more,
});
const keys = (matters: readonly Matter[]): string[] => matters.map(({ key }) => key);
const at = (steadyMs: number) => ({ steadyMs, wallMs: wallMs + steadyMs });

describe('the ledger of what was said', () => {
  test('hands a matter out once, while it is delivered and afterwards', () => {
    const ledger = new Ledger([], 0);
    expect(keys(ledger.look([matter('a')], at(0)))).toEqual(['a']);
    expect(ledger.look([matter('a')], at(1))).toEqual([]);
    ledger.told('a', 2);
    expect(keys(ledger.look([matter('a'), matter('b')], at(3)))).toEqual(['b']);
    expect(ledger.toldKeys()).toEqual(['a']);
  });

  test('knows in the next process what was told, and sends what was under way again', () => {
    const before = new Ledger([], 0);
    before.look([matter('a'), matter('b')], at(0));
    before.told('a', 1);
    const after = new Ledger(before.toldKeys(), 0);
    expect(keys(after.look([matter('a'), matter('b')], at(0)))).toEqual(['b']);
  });

  test('takes what is so at the very first look as known, but not what has yet to last', () => {
    const ledger = new Ledger(undefined, 0);
    const waits = matter('waits', { holdMs: 5 * minute });
    expect(ledger.look([matter('old'), waits], at(0))).toEqual([]);
    expect(ledger.takeChanged()).toBe(true);
    expect(keys(ledger.look([matter('old'), matter('new'), waits], at(5 * minute)))).toEqual([
      'new',
      'waits',
    ]);
  });

  test('keeps a baseline even of nothing, so that what happens before the first message is not lost', () => {
    const ledger = new Ledger(undefined, 0);
    ledger.look([], at(0));
    expect(ledger.takeChanged()).toBe(true);
    expect(ledger.takeChanged()).toBe(false);
  });

  test('waits until a matter has lasted', () => {
    const ledger = new Ledger([], 0);
    const waits = matter('waits', { holdMs: 5 * minute });
    expect(ledger.look([waits], at(0))).toEqual([]);
    // It was gone for a moment, so its time starts over.
    ledger.look([], at(4 * minute));
    expect(ledger.look([waits], at(5 * minute))).toEqual([]);
    expect(keys(ledger.look([waits], at(10 * minute)))).toEqual(['waits']);
  });

  test('says it again only after it was gone for half an hour', () => {
    const ledger = new Ledger(['disk'], 0);
    ledger.look([], at(29 * minute));
    expect(ledger.look([matter('disk')], at(29 * minute))).toEqual([]);
    ledger.look([], at(60 * minute));
    expect(keys(ledger.look([matter('disk')], at(60 * minute)))).toEqual(['disk']);
  });

  test('says nothing of what happened a day before anybody was to be told', () => {
    const ledger = new Ledger([], 0);
    const day = 24 * 60 * minute;
    const old = matter('old', { atMs: wallMs - day - 1 });
    const young = matter('young', { atMs: wallMs - day + minute });
    expect(keys(ledger.look([old, young], at(0)))).toEqual(['young']);
    expect(ledger.toldKeys()).toEqual(['old']);
  });
});
