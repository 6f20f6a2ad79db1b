import { describe, expect, it } from 'vitest';
import { watchUpdateFromWire } from '../../../client/from-wire.ts';
import { yates } from '../../../proto/generated/yates.js';
import { demoSpec } from '../../fixtures/dashboard/scripted-sweep.ts';

const v1 = yates.v1;
const sent = (update: yates.v1.WatchUpdate.$Properties): ReturnType<typeof watchUpdateFromWire> =>
  watchUpdateFromWire(v1.WatchUpdate.decode(v1.WatchUpdate.encode(update).finish()));

describe('from the wire', () => {
  it('takes a message that says nothing but its kind', () => {
    expect(sent({ trial: {} })).toMatchObject({
      kind: 'trial',
      trial: { state: 'unknown', fault: undefined, progress: undefined },
    });
    expect(sent({ agent: {} })).toMatchObject({ kind: 'agent', agent: { state: 'unknown', labels: {} } });
    expect(sent({ sweep: {} })).toMatchObject({
      kind: 'sweep',
      sweep: { state: 'unknown', spec: undefined },
    });
    const notice = { kind: 'notice', atMs: 0, severity: 'info', text: '' };
    expect(sent({ notice: {} })).toEqual({ ...notice, trialId: undefined });
    expect(sent({ notice: { trialId: 't1' } })).toEqual({ ...notice, trialId: 't1' });
    expect(sent({ atMs: 5, caughtUp: {} })).toEqual({ kind: 'caught-up', atMs: 5, entries: false });
    expect(sent({})).toBeUndefined();
  });

  it('takes states and faults of a newer coordinator as unknown', () => {
    expect(sent({ trial: { state: 99 as never, fault: { faultClass: 77 as never } } })).toMatchObject({
      trial: { state: 'unknown', fault: { faultClass: 'unknown' } },
    });
  });

  it('shows a level without a value instead of failing', () => {
    expect(
      sent({ trial: { settings: [{ factor: 'input' }, { factor: 'scale', level: { number: 0 } }] } }),
    ).toMatchObject({
      trial: { settings: { input: '?', scale: 0 } },
    });
  });

  it('reads the sweep file, and does without one that it cannot read', () => {
    const spec = demoSpec();
    expect(sent({ sweep: { specJson: JSON.stringify(spec) } })).toMatchObject({ sweep: { spec } });
    for (const specJson of ['', '{', 'null', '{"version":2}', '{"version":1}']) {
      expect(sent({ sweep: { specJson } })).toMatchObject({ sweep: { spec: undefined } });
    }
  });

  it('puts what was scored beside what a sweep and its trials say themselves, which goes before it', () => {
    const goal = 'minimize';
    const loss = { name: 'loss', goal, label: 'loss' };
    const spec = { ...demoSpec(), primary: loss, responses: [loss] };
    const responses = ['fid', 'loss'].map((name) => ({ name, goal, label: '' }));
    const scoredBy = [{ sweepId: 'b', name: 'b', trials: 4, done: 3, responses }];
    expect(sent({ sweep: { specJson: JSON.stringify(spec), scoredBy } })).toMatchObject({
      sweep: {
        spec: { primary: loss, responses: [loss, { name: 'fid', goal, label: 'fid' }] },
        scoredBy: [{ sweepId: 'b', done: 3, failed: 0 }],
      },
    });
    expect(sent({ sweep: { specJson: JSON.stringify(demoSpec), scoredBy } })).toMatchObject({
      sweep: { id: '' },
    });
    const metrics = [{ name: 'loss', value: 1 }];
    const scores = [
      { name: 'fid', value: 7 },
      { name: 'loss', value: 2 },
    ];
    expect(sent({ trial: { metrics, scores } })).toMatchObject({ trial: { metrics: { loss: 1, fid: 7 } } });
  });

  it('says of the same design by the same object, so that what was worked out by it holds on', () => {
    const responses = [{ name: 'fid', goal: 'minimize', label: '' }];
    const said = (done: number, names: readonly { readonly name: string }[]) => {
      const scoredBy = names.length === 0 ? [] : [{ sweepId: 'b', done, responses: [...names] }];
      const update = sent({ sweep: { done, specJson: JSON.stringify(demoSpec()), scoredBy } });
      return update?.kind === 'sweep' ? update.sweep.spec : undefined;
    };
    expect(said(1, [])).toBeDefined();
    expect(said(2, [])).toBe(said(1, []));
    expect(said(2, responses)).toBe(said(1, responses));
    expect(said(2, responses)).not.toBe(said(2, []));
    for (let at = 0; at < 100; at++)
      sent({ sweep: { specJson: JSON.stringify({ ...demoSpec(), name: `sweep-${at}` }) } });
    expect(said(1, [])).toEqual(demoSpec());
  });

  it('keeps a diverged loss as what it is', () => {
    expect(sent({ trial: { metrics: [{ name: 'loss', value: Number.NaN }] } })).toMatchObject({
      trial: { metrics: { loss: Number.NaN } },
    });
  });
});
