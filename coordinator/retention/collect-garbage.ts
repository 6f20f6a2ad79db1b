/** What `yates gc` finds and removes: what sweeps do not keep, and what nobody names. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestId } from '../../base/ids.ts';
import { artifactsOf, bytesOfArtifacts, isDue } from '../core/apply-retention.ts';
import type { Actor } from '../core/event.ts';
import { hasIdleCheckpoints } from '../core/retention.ts';
import type { Sweep, Trial } from '../core/state.ts';
import type { Retention } from './retention.ts';

export interface GarbageRequest {
  /** Undefined: all of them, and what no sweep names. */
  readonly sweep: Sweep | undefined;
  readonly isDry: boolean;
  /** Also checkpoints of trials that failed or were cancelled. */
  readonly checkpoints: boolean;
  readonly requestId: RequestId;
  readonly by: Actor;
}

export interface Garbage {
  readonly kind: 'artifacts' | 'checkpoints' | 'output' | 'curves' | 'stray-artifacts' | 'stray-checkpoints';
  /** Undefined for what no sweep names. */
  readonly sweep: Sweep | undefined;
  readonly trials: number;
  readonly files: number;
  readonly bytes: number;
  /** It stays, since the request did not ask for it. */
  readonly isKept: boolean;
}

/** Trials that are looked at before others get their turn. */
const atOnce = 10_000;
/** What was uploaded since may belong to a result that is still to come. */
const strayAgeMs = 24 * 60 * 60_000;

/** @throws YatesError E_DATA_IDLE where no coordinator runs on the folder; Error of the file system */
export async function collectGarbage(retention: Retention, request: GarbageRequest): Promise<Garbage[]> {
  const { sweep, isDry } = request;
  const tally = new Tally();
  addDue(retention, tally, sweep);
  await addIdleCheckpoints(retention, tally, request);
  for await (const file of retention.aged()) {
    if (file.sweep === undefined || (sweep !== undefined && file.sweep !== sweep)) continue;
    tally.add(file.kind, file.sweep, file.trialId, 1, file.bytes);
    if (!isDry) await retention.removeAged(file);
    await nextTurn();
  }
  if (!isDry) {
    // What is due is collected by the core as time passes; what has been goes now.
    await retention.host.settled();
    const { files, bytes } = await retention.artifacts.settled();
    if (files > 0) tally.add('artifacts', undefined, '', files, bytes);
    await retention.checkpoints.settled();
  }
  if (sweep === undefined) await addStrays(retention, tally, isDry);
  return tally.all();
}

function addDue({ host }: Retention, tally: Tally, sweep: Sweep | undefined): void {
  for (const attempt of host.state.due) {
    const { trial } = attempt;
    if ((sweep !== undefined && trial.sweep !== sweep) || !isDue(attempt)) continue;
    tally.add(
      'artifacts',
      trial.sweep,
      trial.plan.id,
      artifactsOf(attempt).length,
      bytesOfArtifacts(attempt),
    );
  }
}

async function addIdleCheckpoints(
  { host }: Retention,
  tally: Tally,
  { sweep, isDry, checkpoints, requestId, by }: GarbageRequest,
): Promise<void> {
  for (const one of sweep === undefined ? [...host.state.sweeps.values()] : [sweep]) {
    let looked = 0;
    for (const trial of one.checkpointBytes === 0 ? [] : one.trials) {
      if (++looked % atOnce === 0) await nextTurn();
      if (!hasIdleCheckpoints(trial)) continue;
      const files = trial.checkpoints.reduce((sum, { files: count }) => sum + count, 0);
      tally.add('checkpoints', one, trial.plan.id, files, bytesOf(trial), !checkpoints);
    }
    if (isDry || !checkpoints) continue;
    for (let from: number | undefined = 0; from !== undefined; ) {
      const { next }: { readonly next?: number } = await host.ask({
        kind: 'collect',
        requestId,
        by,
        sweepId: one.id,
        from,
      });
      from = next;
    }
  }
}

const bytesOf = ({ checkpoints }: Trial): number => checkpoints.reduce((sum, { bytes }) => sum + bytes, 0);

async function addStrays({ artifacts, checkpoints }: Retention, tally: Tally, isDry: boolean): Promise<void> {
  const files = await artifacts.strays(strayAgeMs);
  if (isDry) for (const bytes of files.values()) tally.add('stray-artifacts', undefined, '', 1, bytes);
  else {
    const removed = await artifacts.removeStrays(files);
    if (removed.files > 0) tally.add('stray-artifacts', undefined, '', removed.files, removed.bytes);
  }
  for (const bytes of (await checkpoints.strays()).values())
    tally.add('stray-checkpoints', undefined, '', 1, bytes);
  if (!isDry) await checkpoints.removeStrays();
}

interface Row {
  readonly kind: Garbage['kind'];
  readonly sweep: Sweep | undefined;
  readonly trialIds: Set<string>;
  files: number;
  bytes: number;
  isKept: boolean;
}

/** Sums by kind and sweep. */
class Tally {
  readonly #rows = new Map<string, Row>();

  add(
    kind: Garbage['kind'],
    sweep: Sweep | undefined,
    trialId: string,
    files: number,
    bytes: number,
    isKept = false,
  ): void {
    const key = `${kind}/${sweep?.id ?? ''}`;
    const row = this.#rows.get(key) ?? { kind, sweep, trialIds: new Set(), files: 0, bytes: 0, isKept };
    this.#rows.set(key, row);
    if (sweep !== undefined) row.trialIds.add(trialId);
    row.files += files;
    row.bytes += bytes;
  }

  all(): Garbage[] {
    return [...this.#rows.values()].map(({ trialIds, ...row }) => ({ ...row, trials: trialIds.size }));
  }
}
