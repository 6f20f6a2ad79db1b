/**
 * The submitter, pure: what Slurm and the coordinator say goes in, what is to be submitted and cancelled comes out.
 *
 * What the caller owes it: one state per life; `round` only when both could be asked, with all jobs of ours that Slurm knows, those that
 * ended lately included; effects carried out in order, each `submit` answered before the next input; `nowMs` by the wall clock.
 * After a crash the next life finds its jobs in the list, and is told which keys it may have submitted a moment ago.
 */
import { unreachable } from '../../../base/assert.ts';
import { decide } from './decide.ts';
import type { Effect, Input, ListedJob, SeenAgent, Work } from './messages.ts';
import { type Job, newJob, type SubmitterState } from './state.ts';

/** A job that was submitted may be listed so much later. */
const listedWithinMs = 60_000;
/** From a refusal of sbatch to the next try; the last one goes on. */
const refusalDelaysMs = [1_000, 4_000, 60_000, 300_000] as const;
/** Refusals in a row, with no job left, after which nothing more is tried; fewer where sbatch has never taken a job. */
const refusalsMax = 5;
const firstRefusalsMax = 3;
/** From a job that ended without a trial to the next one. */
const fruitlessDelaysMs = [0, 30_000, 120_000, 480_000, 1_800_000] as const;
const fruitlessMax = 5;

export function step(state: SubmitterState, input: Input, nowMs: number): Effect[] {
  switch (input.kind) {
    case 'round':
      return onRound(state, input, nowMs);
    case 'submitted':
      onSubmitted(state, input.key, input.id, nowMs);
      return [];
    case 'refused':
      return onRefused(state, input, nowMs);
    case 'last-words':
      state.fruitless.message = `${state.fruitless.message}: ${input.text}`;
      return [];
    case 'stop':
      state.hasGivenUp = true;
      return cancelEffects(
        state.jobs.filter(({ phase }) => phase !== 'leaving'),
        nowMs,
      );
    default:
      return unreachable(input);
  }
}

function onRound(
  state: SubmitterState,
  { listed, agents, work }: Extract<Input, { kind: 'round' }>,
  nowMs: number,
): Effect[] {
  const effects: Effect[] = [];
  noteAgents(state, agents);
  takeList(state, listed, work, nowMs, effects);
  for (const job of state.jobs) takeAgent(job, state, agents);
  if (state.jobs.some(({ hasWorked }) => hasWorked))
    state.fruitless = { ...state.fruitless, inARow: 0, message: '' };
  const { submit, cancel } = decide(state, work, nowMs);
  effects.push(...cancelEffects(cancel, nowMs));
  const blocked = new Set(agents.filter(({ isSetAside }) => isSetAside).map(({ key }) => key));
  for (let count = 0; count < submit; count++) {
    const key = freeKey(state, blocked);
    state.jobs.push(newJob(key, undefined, nowMs));
    effects.push({ kind: 'submit', key });
  }
  return [...effects, ...giveUp(state)];
}

function takeList(
  state: SubmitterState,
  listed: readonly ListedJob[],
  work: Work,
  nowMs: number,
  effects: Effect[],
): void {
  const known = new Map(state.jobs.map((job) => [job.id ?? `key ${job.key}`, job]));
  const kept: Job[] = [];
  const seen = new Set<Job>();
  for (const one of listed) {
    // One that was submitted by an earlier life, or whose answer was lost, has its key alone.
    const job = known.get(one.id) ?? (one.phase === 'ended' ? undefined : known.get(`key ${one.key}`));
    if (job !== undefined) seen.add(job);
    if (one.phase === 'ended') {
      if (job !== undefined) endJob(state, job, one.end ?? 'own', work, nowMs, effects);
      continue;
    }
    const now = job ?? newJob(one.key, one.id, nowMs);
    const { id, phase, endsAtMs, limitMs, waitsFor } = one;
    Object.assign(now, { id, phase, endsAtMs, limitMs, waitsFor });
    state.everSubmitted = true;
    kept.push(now);
  }
  for (const job of state.jobs) {
    if (seen.has(job)) continue;
    if (nowMs - job.submittedAtMs < listedWithinMs) kept.push(job);
    else if (job.id === undefined)
      effects.push({ kind: 'ended', key: job.key, id: undefined, why: 'never-submitted' });
    else endJob(state, job, 'taken', work, nowMs, effects);
  }
  state.jobs = kept;
}

/** Of a batch of jobs that fail together, only the first counts: the others knew nothing of its failure. */
function endJob(
  state: SubmitterState,
  job: Job,
  end: 'taken' | 'own',
  { queued }: Work,
  nowMs: number,
  effects: Effect[],
): void {
  const { outcomes } = state;
  const record = outcomes.get(job.key);
  const hasWorked = job.hasWorked || (record?.job === job.id && (record?.now ?? 0) > (record?.before ?? 0));
  const isFruitless = !hasWorked && end === 'own' && queued > 0 && job.cancelledAtMs === undefined;
  effects.push({ kind: 'ended', key: job.key, id: job.id, why: isFruitless ? 'fruitless' : 'usual' });
  const { inARow, lastAtMs } = state.fruitless;
  if (!isFruitless || job.submittedAtMs < lastAtMs) return;
  const delayMs = fruitlessDelaysMs[Math.min(inARow, fruitlessDelaysMs.length - 1)] ?? 0;
  const message = `job ${job.id ?? ''} ended before it ran a trial`;
  state.fruitless = { inARow: inARow + 1, lastAtMs: nowMs, notBeforeMs: nowMs + delayMs, message };
}

/** The counts of an agent go on over its jobs: what it had done before is no work of this one. */
function noteAgents(state: SubmitterState, agents: readonly SeenAgent[]): void {
  for (const { key, job, outcomes } of agents) {
    const known = state.outcomes.get(key);
    if (known?.job === job) known.now = outcomes;
    else state.outcomes.set(key, { job, before: known?.now ?? 0, now: outcomes });
  }
}

function takeAgent(job: Job, state: SubmitterState, agents: readonly SeenAgent[]): void {
  const agent = agents.find((one) => one.job === job.id);
  job.busy = agent?.busy ?? 0;
  if (agent !== undefined) state.slotsSeen = Math.max(agent.slots, 1);
  const record = state.outcomes.get(job.key);
  if (job.busy > 0 || (record?.job === job.id && record !== undefined && record.now > record.before))
    job.hasWorked = true;
}

function onSubmitted(state: SubmitterState, key: number, id: string, nowMs: number): void {
  state.everSubmitted = true;
  state.refusals = { ...state.refusals, inARow: 0, message: '', lastAtMs: nowMs };
  const job = state.jobs.find((one) => one.key === key && one.id === undefined);
  if (job !== undefined) job.id = id;
}

function onRefused(
  state: SubmitterState,
  { key, message, isUnsure = false }: Extract<Input, { kind: 'refused' }>,
  nowMs: number,
): Effect[] {
  const { inARow } = state.refusals;
  const delayMs = refusalDelaysMs[Math.min(inARow, refusalDelaysMs.length - 1)] ?? 0;
  state.refusals = { inARow: inARow + 1, lastAtMs: nowMs, notBeforeMs: nowMs + delayMs, message };
  const index = state.jobs.findIndex((one) => one.key === key && one.id === undefined);
  const job = state.jobs[index];
  if (job === undefined) return giveUp(state);
  // The rest of the round: what sbatch refuses once it refuses again.
  const isUntried = (one: Job, at: number): boolean =>
    at > index && one.id === undefined && one.submittedAtMs === job.submittedAtMs;
  // What may have got through stays until the list has shown that it did not.
  state.jobs = state.jobs.filter((one, at) => !isUntried(one, at) && (isUnsure || one !== job));
  if (isUnsure) return giveUp(state);
  return [{ kind: 'ended', key, id: undefined, why: 'never-submitted' }, ...giveUp(state)];
}

/** Only where nothing is left that could still do the work. */
function giveUp(state: SubmitterState): Effect[] {
  const { refusals, fruitless, everSubmitted } = state;
  if (state.hasGivenUp || state.jobs.length > 0) return [];
  const isRefused = refusals.inARow >= (everSubmitted ? refusalsMax : firstRefusalsMax);
  if (!isRefused && fruitless.inARow < fruitlessMax) return [];
  state.hasGivenUp = true;
  const { message } = isRefused ? refusals : fruitless;
  return [{ kind: 'give-up', why: isRefused ? 'refused' : 'fruitless', message }];
}

function cancelEffects(jobs: readonly Job[], nowMs: number): Effect[] {
  for (const job of jobs) job.cancelledAtMs = nowMs;
  const ids = jobs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return ids.length === 0 ? [] : [{ kind: 'cancel', ids }];
}

function freeKey({ jobs }: SubmitterState, blocked: ReadonlySet<number>): number {
  const used = new Set(jobs.map(({ key }) => key));
  for (let key = 1; ; key++) if (!used.has(key) && !blocked.has(key)) return key;
}
