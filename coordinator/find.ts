/** What users type to name a sweep, a trial or an agent. */
import { setImmediate } from 'node:timers/promises';
import { YatesError } from '../base/error.ts';
import { InTurn } from '../base/in-turn.ts';
import type { TrialId } from '../base/ids.ts';
import { nearest } from '../base/did-you-mean.ts';
import type { Agent, CoordinatorState, Sweep, Trial } from './core/state.ts';

/**
 * @param text a sweep id, a unique prefix of one, or a name; empty for the newest sweep
 * @throws YatesError E_SWEEP_UNKNOWN, E_SWEEP_AMBIGUOUS
 */
export function findSweep(state: CoordinatorState, text: string): Sweep {
  const sweeps = [...state.sweeps.values()].toReversed();
  const exact = text === '' ? sweeps[0] : sweeps.find(({ id }) => id === text);
  if (exact !== undefined) return exact;
  if (sweeps.length === 0) {
    throw new YatesError({
      code: 'E_SWEEP_UNKNOWN',
      message: 'no sweep has been launched here yet',
      next: 'launch one with `yates launch SWEEP`',
    });
  }
  const named = sweeps.find(({ spec }) => spec.name === text);
  if (named !== undefined) return named;
  const candidates = sweeps.filter(({ id }) => id.startsWith(text));
  if (candidates.length === 1) return candidates[0] as Sweep;
  const near =
    candidates.length === 0
      ? nearest(
          text,
          sweeps.flatMap(({ id, spec }) => [spec.name, id]),
        )
      : undefined;
  throw new YatesError({
    code: candidates.length === 0 ? 'E_SWEEP_UNKNOWN' : 'E_SWEEP_AMBIGUOUS',
    message:
      candidates.length === 0
        ? `there is no sweep ${JSON.stringify(text)} here`
        : `${JSON.stringify(text)} matches several sweeps`,
    next:
      near === undefined
        ? `name one of ${(candidates.length === 0 ? sweeps : candidates)
            .slice(0, 5)
            .map(({ id }) => id)
            .join(', ')}`
        : `did you mean ${near}?`,
  });
}

/** The trial's place in the planned order, from 1: its number wherever people meet it. A longer run of digits begins an id. */
const numberPattern = /^[1-9]\d{0,6}$/;
/** Trials whose ids are looked at before others are served. */
const trialsAtATime = 20_000;
/** Of a prefix so short that it names nothing, not all that it matches are counted. */
const matchesMax = 1_000;

/**
 * @param text a trial id, a unique prefix of one, or the trial's number in its sweep, from 1 in planned order
 * @param sweepText the sweep that is meant, as for `findSweep`. Empty: where several sweeps have the id, the newest of them;
 *   for a number the newest sweep
 * @throws YatesError E_TRIAL_UNKNOWN, E_TRIAL_AMBIGUOUS, and those of `findSweep`
 */
export async function findTrial(state: CoordinatorState, text: string, sweepText = ''): Promise<Trial> {
  const sweeps = sweepText === '' ? [...state.sweeps.values()].toReversed() : [findSweep(state, sweepText)];
  for (const { trials } of sweeps) {
    const exact = trials.get(text as TrialId);
    if (exact !== undefined) return exact;
  }
  const isNumber = numberPattern.test(text);
  const numbered = isNumber ? sweeps[0]?.trials.at(Number(text) - 1) : undefined;
  if (numbered !== undefined) return numbered;
  const byId = new Map<string, Trial>();
  // A whole number is that number alone: it must not mean an id by chance once it is too large.
  if (text !== '' && !isNumber) await inTurn.run(() => collectMatches(sweeps, text, byId));
  const [found, another] = byId.values();
  if (found !== undefined && another === undefined) return found;
  if (found !== undefined)
    throw new YatesError({
      code: 'E_TRIAL_AMBIGUOUS',
      message: `${JSON.stringify(text)} matches the ids of ${byId.size}${byId.size < matchesMax ? '' : ' or more'} trials`,
      next: 'write more digits of the id',
    });
  throw new YatesError({
    code: 'E_TRIAL_UNKNOWN',
    message: noTrial(text, sweeps, sweepText !== ''),
    next: 'run `yates show SWEEP` to list the trials of a sweep',
  });
}

function noTrial(text: string, [newest]: readonly Sweep[], isNamed: boolean): string {
  const where = newest !== undefined && isNamed ? `in sweep ${newest.id}` : 'here';
  if (newest === undefined || !numberPattern.test(text))
    return `there is no trial ${JSON.stringify(text)} ${where}`;
  return `sweep ${newest.id} has trials 1 to ${newest.trials.length}, and no trial ${text}`;
}

/** All sweeps that have a trial of this id, newest first. */
export const sweepsWith = (state: CoordinatorState, { plan }: Trial): Sweep[] =>
  [...state.sweeps.values()].toReversed().filter(({ trials }) => trials.has(plan.id));

/** One search at a time: a hundred at once would be served as often as all other calls together. */
const inTurn = new InTurn();

async function collectMatches(
  sweeps: readonly Sweep[],
  text: string,
  byId: Map<string, Trial>,
): Promise<void> {
  let looked = 0;
  for (const { trials } of sweeps) {
    for (let at = 0; at < trials.length; at++) {
      if (++looked % trialsAtATime === 0) await setImmediate();
      const id = trials.idAt(at);
      if (id?.startsWith(text) && !byId.has(id)) byId.set(id, trials.at(at) as Trial);
      if (byId.size >= matchesMax) return;
    }
  }
}

/**
 * @param text name or id of an agent, or a unique prefix of its id
 * @throws YatesError E_AGENT_UNKNOWN, E_AGENT_AMBIGUOUS
 */
export function findAgent(state: CoordinatorState, text: string): Agent {
  const agents = [...state.agents.values()];
  const exact = agents.find(({ id }) => id === text);
  if (exact !== undefined) return exact;
  // A machine may be set up again under its old name: agents that left are meant only when no other has it.
  const named = agents.filter(({ card }) => card.name === text);
  const present = named.filter(({ left }) => !left);
  const candidates = [present, named, agents.filter(({ id }) => id.startsWith(text))].find(
    (found) => found.length > 0,
  );
  const [found, another] = candidates ?? [];
  if (found !== undefined && another === undefined) return found;
  const near =
    found === undefined
      ? nearest(
          text,
          agents.flatMap(({ id, card }) => [card.name, id]),
        )
      : undefined;
  throw new YatesError({
    code: found === undefined ? 'E_AGENT_UNKNOWN' : 'E_AGENT_AMBIGUOUS',
    message:
      found === undefined
        ? `there is no agent ${JSON.stringify(text)} here`
        : `${JSON.stringify(text)} matches several agents`,
    next:
      near === undefined
        ? `name one of ${(candidates ?? agents)
            .slice(0, 5)
            .map(({ id, card }) => `${id} (${card.name})`)
            .join(', ')}`
        : `did you mean ${near}?`,
  });
}
