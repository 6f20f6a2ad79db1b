import { agentId } from '../../../../base/ids.ts';
import { expect, test } from 'vitest';
import { agentView } from '../../../../coordinator/wire/views.ts';
import { CoreHarness, launchOf } from './core-harness.ts';

const ownSeeds = (name: string) => {
  const { spec, trials, ...ask } = launchOf({ name });
  return {
    ...ask,
    spec: { ...spec, seeds: 'own' } as const,
    trials: trials.map((trial, at) => ({ ...trial, seed: 100 + at })),
  };
};

test('an agent that does not take own seeds gets no trial that has one, and hears why', () => {
  const harness = new CoreHarness();
  harness.ask(ownSeeds('own'));
  harness.register('old', { version: '0.1.0' });
  harness.register('new', { takesSeeds: true });
  const ask = { kind: 'lease', agentId: agentId('old'), slots: 1, waitMs: 20_000 } as const;
  expect(harness.refused(ask)).toMatchObject({
    code: 'E_AGENT_SEEDS',
    message: `agent old (version 0.1.0) does not take the seeds that the trials of sweep ${harness.sweep().id} have of their own`,
    next: 'update the agent, or launch the sweep with seeds: shared',
  });
  const reasons = [...harness.state.agents.values()].map(
    (agent) => agentView(harness.state, agent).idleReason,
  );
  expect(reasons).toEqual([expect.stringMatching(/^agent old .* does not take the seeds/), '']);
  expect(harness.lease('new')[0]?.trial.plan.seed).toBe(100);
});

test('it still runs a sweep with shared seeds, whatever else waits', () => {
  const harness = new CoreHarness();
  harness.ask(ownSeeds('own'));
  harness.launch({ name: 'shared' });
  harness.register('old');
  expect(harness.lease('old')[0]?.trial.sweep.spec.name).toBe('shared');
});

test('with nothing to do it hears no refusal', () => {
  const harness = new CoreHarness();
  harness.register('old');
  expect(harness.lease('old')).toEqual([]);
});
