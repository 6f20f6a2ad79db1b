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

  it('keeps a diverged loss as what it is', () => {
    expect(sent({ trial: { metrics: [{ name: 'loss', value: Number.NaN }] } })).toMatchObject({
      trial: { metrics: { loss: Number.NaN } },
    });
  });
});
