/**
 * What goes wrong and when, all of it from the seed. Places are numbers of finished runs, not times: a slow machine then
 * sees the same faults as a fast one, and a sweep always gets on between them.
 */
import type { Random } from '../../base/random.ts';
import type { Cut } from './network.ts';

export type Fault =
  | { readonly kind: 'kill-coordinator' | 'stop-coordinator'; readonly forMs: number }
  | { readonly kind: 'kill-agent' | 'stop-agent'; readonly agent: number; readonly forMs: number }
  /** SIGTERM to the agent, and for a preemption to what it runs as well, as a scheduler does that ends a job. */
  | { readonly kind: 'drain-agent' | 'preempt-agent'; readonly agent: number; readonly forMs: number }
  /** `pick` in [0, 1) chooses among those that run. */
  | { readonly kind: 'kill-trial'; readonly pick: number; readonly forMs: number }
  | { readonly kind: 'stop-trial'; readonly pick: number; readonly forMs: number }
  | { readonly kind: 'cut'; readonly agent: number; readonly how: Cut; readonly forMs: number };

export interface PlannedFault {
  /** How many more runs of trials end before it than before the fault before it; often none. */
  readonly afterRuns: number;
  readonly fault: Fault;
}

export interface Climate {
  readonly agents: number;
  readonly cuts: readonly Cut[];
  readonly leaseTtlMs: number;
  /** Mean number of runs from fault to fault. */
  readonly everyRuns: number;
}

export function* faults(random: Random, climate: Climate): Generator<PlannedFault, never> {
  for (;;) {
    const afterRuns = Math.round(-Math.log(1 - random.uniform()) * climate.everyRuns);
    yield { afterRuns, fault: draw(random, climate) };
  }
}

function draw(random: Random, { agents, cuts, leaseTtlMs }: Climate): Fault {
  const agent = random.below(agents);
  const pick = random.uniform();
  const within = (ttls: number): number => Math.round(random.uniform() * ttls * leaseTtlMs);
  const die = random.uniform();
  if (die < 0.15) return { kind: 'kill-coordinator', forMs: within(0.3) };
  if (die < 0.25) return { kind: 'stop-coordinator', forMs: within(0.7) };
  if (die < 0.29) return { kind: 'drain-agent', agent, forMs: within(0.5) };
  if (die < 0.33) return { kind: 'preempt-agent', agent, forMs: within(0.5) };
  if (die < 0.4) return { kind: 'kill-agent', agent, forMs: within(1) };
  // Longer than a lease lives, at times: its trials go to others, its results come late.
  if (die < 0.5) return { kind: 'stop-agent', agent, forMs: within(1.6) };
  if (die < 0.68) return { kind: 'kill-trial', pick, forMs: 0 };
  if (die < 0.78) return { kind: 'stop-trial', pick, forMs: within(0.5) };
  return { kind: 'cut', agent, how: cuts[random.below(cuts.length)] as Cut, forMs: within(1.8) };
}
