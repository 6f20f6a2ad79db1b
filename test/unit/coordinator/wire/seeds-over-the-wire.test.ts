/** A seed is the same on both sides of the wire, and a client of an earlier coordinator takes it for a shared one. */
import { expect, test } from 'vitest';
import { grantFromWire } from '../../../../agent/wire.ts';
import { trialFromWire } from '../../../../client/from-wire.ts';
import { registerFromWire } from '../../../../coordinator/wire/from-wire.ts';
import { leaseToWire, SweepsTold } from '../../../../coordinator/wire/answers.ts';
import { trialView } from '../../../../coordinator/wire/views.ts';
import { seedMax } from '../../../../design/trial-seeds.ts';
import { yates } from '../../../../proto/generated/yates.js';
import { CoreHarness, launchOf } from '../core/core-harness.ts';

const overTheWire = (own: boolean) => {
  const { spec, trials, ...ask } = launchOf({ trials: 1 });
  const harness = new CoreHarness();
  harness.ask({
    ...ask,
    spec: own ? { ...spec, seeds: 'own' } : spec,
    trials: trials.map((trial) => ({ ...trial, replicate: 3, seed: own ? seedMax : 3 })),
  });
  harness.register('a', { takesSeeds: true });
  const grants = harness.lease('a');
  const { v1 } = yates;
  const sweeps = new SweepsTold();
  const lease = leaseToWire('r', { grants, idle: false }, sweeps);
  const message = { leases: [lease], sweeps: sweeps.takeNews() };
  const wire = v1.WorkResponse.decode(v1.WorkResponse.encode(message).finish());
  const view = v1.TrialView.encode(trialView(harness.state, harness.trial(0), undefined)).finish();
  const grant = Object.assign(wire.leases[0]?.grants?.[0] as yates.v1.Grant, {
    info: wire.sweeps[0] as yates.v1.SweepInfo,
  });
  return { grant, view: v1.TrialView.decode(view) };
};

test('an own seed of 31 bits arrives as it was', () => {
  const { grant, view } = overTheWire(true);
  expect(grantFromWire(grant)).toMatchObject({ replicate: 3, seed: 2_147_483_647, seeds: 'own' });
  expect(trialFromWire(view)).toMatchObject({ replicate: 3, seed: 2_147_483_647 });
});

test('a shared seed is the replicate, also from a coordinator that knows no other', () => {
  const { grant, view } = overTheWire(false);
  expect(grant.seed).toBe(0);
  expect(grantFromWire(grant)).toMatchObject({ replicate: 3, seed: 3, seeds: 'shared' });
  expect(trialFromWire(view).seed).toBe(3);
  const { seed: _view, ...earlierView } = view;
  expect(trialFromWire(earlierView).seed).toBe(3);
});

test('an agent takes seeds only if it says so', () => {
  const { v1 } = yates;
  const cardOf = (more: yates.v1.RegisterRequest.$Properties) => {
    const request = { requestId: 'r', agentId: 'a', slots: 1, ...more };
    return registerFromWire(v1.RegisterRequest.decode(v1.RegisterRequest.encode(request).finish())).card;
  };
  expect(cardOf({ takesSeeds: true }).takesSeeds).toBe(true);
  expect(cardOf({})).not.toHaveProperty('takesSeeds');
});
