/** What a coordinator sends is checked: it names no file outside of the agent's folder, and breaks nothing. */
import { describe, expect, it } from 'vitest';
import { grantFromWire, leaseTtlFromWire } from '../../../agent/wire.ts';

const grant = { trialId: '0m4x', fence: 1, trainerJson: '{"kind":"command","options":{"run":"x"}}' };

describe('a grant', () => {
  it('is taken as a coordinator of ours sends it', () => {
    expect(grantFromWire(grant)).toMatchObject({
      trialId: '0m4x',
      fence: 1,
      trainer: { kind: 'command', options: { run: 'x' } },
    });
  });

  it.each(['../../x', '..', '.', '/etc/x', 'a/b', 'a\\b', 'a\0b', '', 'x'.repeat(129)])(
    'for the trial %j is refused',
    (trialId) => {
      expect(() => grantFromWire({ ...grant, trialId })).toThrow('a grant names its trial by a plain id');
    },
  );

  it.each(['', 'null', '[]', '{}', '{"kind":1}', '{"kind":"a","options":[]}'])(
    'with the trainer %s is refused',
    (trainerJson) => {
      expect(() => grantFromWire({ ...grant, trainerJson })).toThrow(/kind of trainer|are a map|JSON/);
    },
  );

  it('has limits that a timer takes', () => {
    const { timeoutMs, stallTimeoutMs } = grantFromWire({
      ...grant,
      timeoutMs: 2 ** 32 - 1,
      stallTimeoutMs: 2 ** 32 - 1,
    });
    expect([timeoutMs, stallTimeoutMs]).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});

it('a time to live makes neither a storm of renewals nor an agent that falls silent', () => {
  expect([0, 15_000, 2 ** 32 - 1].map(leaseTtlFromWire)).toEqual([100, 15_000, 86_400_000]);
});
