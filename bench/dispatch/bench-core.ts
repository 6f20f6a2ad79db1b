import { agentId, requestId } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import type { Question } from '../../coordinator/core/ask.ts';
import { recover } from '../../coordinator/core/recover.ts';
import { emptyState } from '../../coordinator/core/empty-state.ts';
import { step } from '../../coordinator/core/step.ts';
import { designOf } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import type { BenchOptions } from './bench-options.ts';
import { benchSweep } from './bench-sweep.ts';
import { perSecond, say } from './say.ts';

const config = { logId: 'bench', leaseTtlMs: 15_000 };
const slots = 64;

export async function benchCore({ trials }: BenchOptions): Promise<void> {
  const events = runCore(trials, true);
  const replayMs = performance.now();
  recover(config, events, 2_000_000);
  say(`replay of ${events.length} events`, `${((performance.now() - replayMs) / 1000).toFixed(2)} s`);
}

/** @returns the events of a whole sweep of one agent */
export function runCore(trials: number, isTold = false): CoordinatorEvent[] {
  const source = benchSweep(trials);
  const spec = parseSweep(source, { fileName: 'bench.yaml' });
  const design = designOf(spec, 'bench');
  const state = emptyState(config);
  const events: CoordinatorEvent[] = [];
  let call = 0;
  const take = (
    question: Unnumbered<Question>,
  ): ReturnType<typeof step>['replies'][number]['answer'] | undefined => {
    const id = ++call;
    const taken = step(state, { ...question, call: id, requestId: requestId(`r${id}`) }, 1_000_000);
    for (const event of taken.events) events.push(event);
    return taken.replies[0]?.answer;
  };
  take({
    kind: 'launch',
    spec,
    designHash: design.hash,
    baseVersion: 'bench',
    trials: design.trials,
    source,
    fileName: 'bench.yaml',
  });
  const agent = agentId('agent');
  const card = {
    name: 'a',
    version: '',
    slots,
    labels: {},
    devices: [],
    backend: '',
    incarnation: '1',
    takesSeeds: true,
  };
  take({ kind: 'register', agentId: agent, card, held: [] });
  const startMs = performance.now();
  for (let done = 0; done < trials; ) {
    const answer = take({ kind: 'lease', agentId: agent, slots, waitMs: 0 });
    if (answer?.kind !== 'lease' || answer.grants.length === 0) throw new Error('no grant');
    const result = { metrics: { score: done }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' };
    const results = answer.grants.map(({ trial, fence }) => ({ trialId: trial.plan.id, fence, result }));
    take({ kind: 'complete', agentId: agent, results });
    done += results.length;
  }
  if (isTold)
    say(
      'core alone: trials leased and completed, 64 at a time',
      perSecond(trials, performance.now() - startMs),
    );
  return events;
}

type Unnumbered<Asked> = Asked extends Question ? Omit<Asked, 'call' | 'requestId'> : never;
