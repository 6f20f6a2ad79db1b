import { describe, expect, it } from 'vitest';
import type { CoordinatorEntry, LogKind } from '../../../../client/facts.ts';
import {
  type CoordinatorLog,
  nothingTold,
  toldMax,
  withGap,
  withNews,
  withPage,
} from '../../../../dashboard/view/coordinator-log.ts';
import { logWanted, shownLog } from '../../../../dashboard/view/shown-log.ts';
import { initialModel, type DashboardModel } from '../../../../dashboard/view/model.ts';

const entry = (seq: number, kind: LogKind = 'trial'): CoordinatorEntry => ({
  seq,
  atMs: seq * 1_000,
  kind,
  severity: 'info',
  text: `event ${seq}`,
  trialId: undefined,
  agentId: undefined,
  by: undefined,
});
const entries = (from: number, to: number): CoordinatorEntry[] =>
  Array.from({ length: to - from + 1 }, (_, at) => entry(from + at));
const page = (from: number, to: number, beforeSeq?: number) => ({
  filter: 'all' as const,
  beforeSeq,
  entries: entries(from, to),
  olderBeforeSeq: from === 1 ? undefined : from,
});

const kept: CoordinatorLog = { ...nothingTold, isKept: true };
const start = initialModel({ columns: 80, rows: 24 });
const modelOf = (told: CoordinatorLog, screen: Partial<DashboardModel['screen']> = {}): DashboardModel => ({
  ...start,
  connection: { state: 'live' },
  sweep: { id: 's', state: 'running' } as never,
  told,
  screen: { ...start.screen, tab: 'log', ...screen },
});
const shown = (told: CoordinatorLog, kind?: LogKind): string[] =>
  shownLog(modelOf(told, { log: { at: undefined, back: 0, text: '', kind } })).map(({ text }) => text);
const textsOf = (from: number, to: number): string[] => entries(from, to).map(({ text }) => text);

describe('the log of a coordinator', () => {
  it('joins what was heard with the pages that were read, each entry once', () => {
    const heard = withNews(kept, entries(95, 100), false);
    expect(shown(heard)).toEqual(textsOf(95, 100));
    const read = withPage(heard, page(90, 98));
    expect(shown(read)).toEqual(textsOf(90, 100));
    expect(shown(withPage(read, page(80, 89, 90)))).toEqual(textsOf(80, 100));
    expect(shown(withNews(read, entries(101, 102), false))).toEqual(textsOf(90, 102));
  });

  it('closes the gap of a lost connection, and shows none where more happened than a page holds', () => {
    const before = withPage(kept, page(90, 100));
    const lost = withNews(withGap(before), entries(115, 116), false);
    expect(shown(withPage(lost, page(99, 116)))).toEqual(textsOf(90, 116));
    const apart = withPage(lost, page(110, 116));
    expect(shown(apart)).toEqual(textsOf(110, 116));
    expect(logWanted(modelOf(apart))).toEqual({ filter: 'all', beforeSeq: 110 });
  });

  it('is read again where the stream left entries out', () => {
    const before = withPage(kept, page(1, 100));
    expect(logWanted(modelOf(before))).toBeUndefined();
    const gap = withNews(before, [entry(150)], true);
    expect(logWanted(modelOf(gap))).toEqual({ filter: 'all', beforeSeq: undefined });
    expect(shown(withPage(gap, page(60, 150)))).toEqual(textsOf(1, 150));
  });

  it('of one kind goes back further than all kinds together', () => {
    const all = withPage(kept, page(90, 100));
    const faults = { filter: 'fault' as const, beforeSeq: 90 };
    expect(logWanted(modelOf(all, { log: { at: undefined, back: 0, text: '', kind: 'fault' } }))).toEqual(
      faults,
    );
    const read = withPage(all, {
      ...faults,
      entries: [entry(7, 'fault'), entry(40, 'fault')],
      olderBeforeSeq: 5,
    });
    expect(shown(read, 'fault')).toEqual(['event 7', 'event 40']);
    // Between them there are others that were not read.
    expect(shown(read)).toEqual(textsOf(90, 100));
    expect(logWanted(modelOf(read, { log: { at: undefined, back: 0, text: '', kind: 'fault' } }))).toEqual({
      filter: 'fault',
      beforeSeq: 5,
    });
  });

  it('is bounded, and read only while it is looked at, kept, and the coordinator is there', () => {
    const long = withNews(withPage(kept, page(5, 10)), entries(11, toldMax + 100), false);
    expect(long.entries).toHaveLength(toldMax);
    expect(shown(long)[0]).toBe('event 101');
    expect(logWanted(modelOf(long))).toBeUndefined();
    const some = withPage(kept, page(90, 100));
    expect(logWanted(modelOf(some, { tab: 'trials' }))).toBeUndefined();
    expect(logWanted({ ...modelOf(some), connection: { state: 'catching-up' } })).toBeUndefined();
    expect(logWanted(modelOf({ ...some, isKept: false }))).toBeUndefined();
    expect(logWanted(modelOf(kept, { tab: 'overview' }))).toEqual({ filter: 'all', beforeSeq: undefined });
  });

  it('has what the dashboard saw at its time', () => {
    const told = withPage(kept, page(1, 3));
    const seen = { atMs: 2_500, source: 'seen', severity: 'warning', text: 'lost' } as const;
    const model = { ...modelOf(told), log: [seen] };
    expect(shownLog(model).map(({ text }) => text)).toEqual(['event 1', 'event 2', 'lost', 'event 3']);
    expect(
      shownLog({
        ...model,
        screen: { ...model.screen, log: { at: undefined, back: 0, text: '', kind: 'trial' } },
      }),
    ).toHaveLength(3);
  });
});
