/** Which agents could run trials of a sweep at all, and what the others lack. Whether one may have them now is another matter. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { programOf } from './program-of.ts';
import { gpusOf } from './room.ts';
import { takesSeedsOf } from './seeds-taken.ts';
import type { Agent, Sweep } from './state.ts';

/** What keeps an agent from a sweep for good. */
export type Unfit =
  | {
      readonly kind: 'label';
      readonly name: string;
      readonly wanted: string;
      readonly has: string | undefined;
    }
  | { readonly kind: 'slots'; readonly wanted: number; readonly has: number }
  | { readonly kind: 'gpus'; readonly wanted: number; readonly has: number }
  | { readonly kind: 'program'; readonly wanted: string; readonly has: readonly string[] }
  | { readonly kind: 'seeds' }
  /** It does not fetch the files that trials of the sweep score. */
  | { readonly kind: 'sources' }
  /** It was started for another sweep. */
  | { readonly kind: 'leftAlone' };

/** True if the agent could run trials of this sweep. */
export function suits(sweep: Sweep, agent: Agent): boolean {
  const { slots, gpus = 0, labels } = sweep.spec.resources;
  if (agent.card.slots < slots || !takesSeedsOf(agent, sweep) || leavesAlone(agent, sweep)) return false;
  if (gpus > 0 && gpusOf(agent.card) < gpus) return false;
  if (!takesSourcesOf(agent, sweep)) return false;
  for (const name in labels) if (agent.card.labels[name] !== labels[name]) return false;
  return runsProgramOf(agent, sweep.spec);
}

/** All that keeps the agent from the sweep; empty for one that suits. */
export function unfitnessOf(sweep: Sweep, agent: Agent): Unfit[] {
  const { slots, gpus = 0, labels } = sweep.spec.resources;
  const { card } = agent;
  const found: Unfit[] = [];
  for (const [name, wanted] of Object.entries(labels)) {
    const has = card.labels[name];
    if (has !== wanted) found.push({ kind: 'label', name, wanted, has });
  }
  if (card.slots < slots) found.push({ kind: 'slots', wanted: slots, has: card.slots });
  const has = gpusOf(card);
  if (has < gpus) found.push({ kind: 'gpus', wanted: gpus, has });
  if (!runsProgramOf(agent, sweep.spec)) {
    found.push({ kind: 'program', wanted: programOf(sweep.spec) ?? '', has: card.programs ?? [] });
  }
  if (!takesSeedsOf(agent, sweep)) found.push({ kind: 'seeds' });
  if (!takesSourcesOf(agent, sweep)) found.push({ kind: 'sources' });
  if (leavesAlone(agent, sweep)) found.push({ kind: 'leftAlone' });
  return found;
}

const takesSourcesOf = ({ card }: Agent, { scoring }: Sweep): boolean =>
  scoring === undefined || card.takesSources === true;

const leavesAlone = ({ card }: Agent, { id }: Sweep): boolean => card.leavesAlone?.includes(id) ?? false;

/**
 * False if the agent says that it does not run the program. It decides on the file itself when it has a trial; a name that it
 * does not allow at all is known before, and so a sweep is never handed to agents that were started for another program.
 */
function runsProgramOf({ card: { programs } }: Agent, spec: SweepSpec): boolean {
  if (programs === undefined) return true;
  const program = programOf(spec);
  if (program === undefined) return true;
  const name = nameOf(program);
  return programs.some((allowed) => allowed === '*' || nameOf(allowed) === name);
}

/** Of a program, without its folder. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
