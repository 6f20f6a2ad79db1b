import { describe, expect, test } from 'vitest';
import { policyTexts, withPolicyChanges } from '../../../../design/run-policy.ts';
import { describeEvent } from '../../../../coordinator/watch/describe-event.ts';
import { CoreHarness, launchOf } from './core-harness.ts';

const change = (name: string, before: string, after: string) => ({ name, before, after });

/** The sweep's file with these settings; each goes from what the file says to this. */
function fileWith(settings: Readonly<Record<string, string>>) {
  const launched = launchOf();
  const changes = Object.entries(settings).map(([name, after]) => change(name, '', after));
  return { ...launched, spec: withPolicyChanges(launched.spec, changes), source: JSON.stringify(settings) };
}

describe('setting how trials are run', () => {
  test('says what it was and what it is, and a repeat of the request says the same', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    const settings = [
      { name: 'timeout', value: '8h' },
      { name: 'retry.user', value: '1' },
      { name: 'labels.gpu', value: 'h100' },
    ];
    const changes = [change('timeout', 'none', '8h'), change('labels.gpu', '', 'h100')];
    const ask = { kind: 'set-policy', sweepId, settings } as const;
    expect(harness.ask(ask, 'set')).toEqual({ sweepId, changes });
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'timeout', value: '1h' }] });
    const events = harness.events.length;
    harness.restart();
    harness.ask(ask, 'set');
    expect(harness.events).toHaveLength(events);
    expect(policyTexts(harness.sweep().spec)).toMatchObject({ timeout: '1h', 'labels.gpu': 'h100' });
  });

  test('changes nothing where it is so already, and says so', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    const same = harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'slots', value: '1' }] });
    expect(same.changes).toEqual([]);
    expect(harness.events.at(-1)?.type).toBe('request-noted');
    expect(harness.sweep().changes).toHaveLength(1);
  });

  test('is kept with who did it, and told in words', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    const by = { token: 'abc', name: 'ada', peer: '10.0.0.7:1' };
    harness.ask({ kind: 'set-policy', sweepId, by, settings: [{ name: 'timeout', value: '8h' }] });
    const event = harness.events.at(-1);
    expect(event).toMatchObject({
      type: 'run-policy-changed',
      by,
      changes: [change('timeout', 'none', '8h')],
    });
    expect(harness.sweep().changes.at(-1)).toMatchObject({ detail: 'timeout none -> 8h', by });
    expect(event && describeEvent(harness.state, event)?.text).toBe(
      'timeout none -> 8h; for trials that start from now on',
    );
  });

  test('tells the agents of trials that run the new limits, with each renewal', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    harness.register('a');
    const [attempt] = harness.lease('a');
    expect(harness.renew('a', attempt!).renewals[0]).not.toHaveProperty('limits');
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'timeout', value: '2m' }] });
    const limits = { timeoutMs: 120_000, stallTimeoutMs: 0 };
    expect(harness.renew('a', attempt!).renewals[0]).toMatchObject({ verdict: 'renewed', limits });
    harness.restart();
    expect(harness.renew('a', attempt!).renewals[0]).toMatchObject({ limits });
  });

  test('of slots leaves the books of trials that run as they are', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({ resources: { slots: 2 } });
    harness.register('a', { slots: 4 });
    const before = harness.lease('a', 4);
    expect(before).toHaveLength(2);
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'slots', value: '1' }] });
    for (const attempt of before) harness.complete(attempt);
    expect([harness.sweep().slotsInUse, harness.state.agents.get(before[0]!.agentId)?.slotsHidden]).toEqual([
      0, 0,
    ]);
    expect(harness.lease('a', 4)).toHaveLength(2);
    expect(harness.sweep().slotsInUse).toBe(2);
  });

  test('of retries holds for the next failure', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({ trials: 1, retry: { user: 0 } });
    harness.register('a');
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'retry.user', value: '1' }] });
    expect(harness.fail(harness.lease('a')[0]!).willRetry).toBe(true);
  });

  test('of a sweep that nobody launched is refused', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    const unknown = `${sweepId}x` as typeof sweepId;
    expect(harness.refused({ kind: 'set-policy', sweepId: unknown, settings: [] }).code).toBe(
      'E_SWEEP_UNKNOWN',
    );
  });

  test('is not undone by an extension that was planned before', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    const { designHash: parentHash, spec } = harness.sweep();
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'timeout', value: '8h' }] });
    const { trials } = launchOf({ name: 'more' });
    const extension = { parentHash, hash: 'h2', spec, what: 'more', notes: [], trials };
    harness.ask({ kind: 'extend', sweepId, ...extension });
    expect(harness.sweep().spec.trainer.timeoutMs).toBe(8 * 3_600_000);
  });
});

describe('a file that is launched again after an edit of how trials are run', () => {
  test('keeps its sweep, which takes over what is new, once', () => {
    const harness = new CoreHarness();
    const first = harness.ask(fileWith({ timeout: '1h' }));
    const again = fileWith({ timeout: '2h', 'retry.user': '3' });
    const changed = [change('timeout', '1h', '2h'), change('retry.user', '1', '3')];
    expect(harness.ask(again, 'second')).toMatchObject({
      sweepId: first.sweepId,
      created: false,
      changed,
      kept: [],
    });
    expect(harness.sweep().source).toBe(again.source);
    const events = harness.events.length;
    expect(harness.ask(again, 'second').changed).toEqual(changed);
    expect(harness.ask(again, 'third').changed).toEqual([]);
    expect(harness.events.slice(events).map(({ type }) => type)).toEqual(['request-noted']);
  });

  test('leaves what a user has set since, and says so; what it says anew it takes', () => {
    const harness = new CoreHarness();
    const { sweepId } = harness.ask(fileWith({ timeout: '1h' }));
    const settings = [{ name: 'timeout', value: '8h' }];
    harness.ask({ kind: 'set-policy', sweepId, settings });
    const kept = [change('timeout', '1h', '8h')];
    expect(harness.ask(fileWith({ timeout: '1h' }))).toMatchObject({ changed: [], kept });
    expect(harness.ask(fileWith({ timeout: '1h', slots: '2' }))).toMatchObject({
      changed: [change('slots', '1', '2')],
      kept,
    });
    harness.restart();
    expect(harness.ask(fileWith({ timeout: '3h', slots: '2' }))).toMatchObject({
      changed: [change('timeout', '8h', '3h')],
      kept: [],
    });
  });

  test('says nothing where a user had set the same before', () => {
    const harness = new CoreHarness();
    const { sweepId } = harness.ask(fileWith({ timeout: '1h' }));
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'timeout', value: '8h' }] });
    expect(harness.ask(fileWith({ timeout: '8h' }))).toMatchObject({ changed: [], kept: [] });
    const event = harness.events.at(-1);
    expect(event?.type).toBe('run-policy-changed');
    expect(event && describeEvent(harness.state, event)).toBeUndefined();
    expect(harness.sweep().changes).toHaveLength(2);
  });

  test('opens a cancelled sweep again, with what is new', () => {
    const harness = new CoreHarness();
    const { sweepId } = harness.ask(fileWith({ timeout: '1h' }));
    harness.ask({ kind: 'cancel', sweepId });
    const { changed } = harness.ask(fileWith({ timeout: '2h' }));
    expect(changed).toEqual([change('timeout', '1h', '2h')]);
    expect(harness.sweep().status).toBe('running');
    harness.restart();
    expect(harness.sweep().spec.trainer.timeoutMs).toBe(7_200_000);
  });
});
