/** What a coordinator sends is checked: it names no file outside of the agent's folder, and breaks nothing. */
import { describe, expect, it } from 'vitest';
import { yates } from '../../../proto/generated/yates.js';
import type { Granted } from '../../../proto/work-stream.ts';
import { grantFromWire, leaseTtlFromWire } from '../../../agent/wire.ts';

const granted = (
  { trialId = '0m4x' }: { trialId?: string },
  info: yates.v1.SweepInfo.$Properties = {},
): Granted => {
  const trainerJson = '{"kind":"command","options":{"run":"x"}}';
  const { v1 } = yates;
  return Object.assign(
    v1.Grant.decode(v1.Grant.encode({ trialId, fence: 1, levels: [{ number: 8 }] }).finish()),
    {
      info: v1.SweepInfo.decode(v1.SweepInfo.encode({ trainerJson, columns: ['rank'], ...info }).finish()),
    },
  );
};

describe('a grant', () => {
  it('is taken as a coordinator of ours sends it', () => {
    expect(grantFromWire(granted({}))).toMatchObject({
      trialId: '0m4x',
      fence: 1,
      settings: { rank: 8 },
      trainer: { kind: 'command', options: { run: 'x' } },
    });
  });

  it.each(['../../x', '..', '.', '/etc/x', 'a/b', 'a\\b', 'a\0b', '', 'x'.repeat(129)])(
    'for the trial %j is refused',
    (trialId) => {
      expect(() => grantFromWire(granted({ trialId }))).toThrow('a grant names its trial by a plain id');
    },
  );

  it.each(['', 'null', '[]', '{}', '{"kind":1}', '{"kind":"a","options":[]}'])(
    'with the trainer %s is refused',
    (trainerJson) => {
      expect(() => grantFromWire(granted({}, { trainerJson }))).toThrow(/kind of trainer|are a map|JSON/);
    },
  );

  it('without a level for each column is refused', () => {
    expect(() => grantFromWire(granted({}, { columns: ['rank', 'site'] }))).toThrow(
      'a level for each column',
    );
  });

  it('has limits that a timer takes', () => {
    const { timeoutMs, stallTimeoutMs } = grantFromWire(
      granted({}, { timeoutMs: 2 ** 32 - 1, stallTimeoutMs: 2 ** 32 - 1 }),
    );
    expect([timeoutMs, stallTimeoutMs]).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});

it('a time to live makes neither a storm of renewals nor an agent that falls silent', () => {
  expect([0, 15_000, 2 ** 32 - 1].map(leaseTtlFromWire)).toEqual([100, 15_000, 86_400_000]);
});
