import { setImmediate } from 'node:timers/promises';
import { InTurn } from '../../base/in-turn.ts';
import { seedsOf } from '../../design/trial-seeds.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, type Caller, ownRequestId, requireCommands } from '../access/caller.ts';
import type { CoordinatorState } from '../core/state.ts';
import type { Host } from '../host.ts';
import type { EarlierSweep } from '../planning/plan-launch.ts';
import type { PlannedSheet, Planner } from '../planning/planner.ts';
import { cut, priorityFromWire, requestIdFromWire } from '../wire/from-wire.ts';
import { obstaclesOf } from '../core/obstacles.ts';
import { programOf } from '../core/program-of.ts';
import { recordRest, refuseTooManySweeps, refuseTooManyTrials } from './record-plan.ts';

/** Longest file name that is kept; it stands in messages only. */
const fileNameCharsMax = 1_000;

interface LaunchParts {
  readonly host: Host;
  readonly planner: Planner;
  readonly baseVersion: string;
  readonly audit: AuditLog;
}

/**
 * Plans a sweep file and has the core record it, a stretch of the run sheet at a time: others are answered in between.
 *
 * @throws YatesErrors every fault of the file; E_DESIGN_TOO_LARGE, E_BUSY where the coordinator has no room for as many trials
 */
export async function launchSweep(
  { host, planner, baseVersion, audit }: LaunchParts,
  request: yates.v1.LaunchRequest,
  caller: Caller,
): Promise<yates.v1.LaunchResponse.$Properties> {
  const { source } = request;
  const fileName = request.fileName === '' ? 'sweep.yaml' : cut(request.fileName, fileNameCharsMax);
  const id = ownRequestId(caller, 'launch', requestIdFromWire(request));
  const by = actorOf(caller);
  const priority = priorityFromWire(request.priority);
  const earlier = await inTurn.run(() => earlierSweeps(host.state, source));
  const sheet = await planner.plan({ source, fileName, baseVersion, earlier });
  try {
    const program = programOf(sheet.spec);
    if (program !== undefined) requireCommands(caller);
    if (!isLaunched(host.state, sheet)) {
      refuseTooManySweeps(host.state);
      refuseTooManyTrials(host.state, sheet.count);
    }
    const first = await sheet.trialsFrom(0);
    const answer = await host.ask({
      kind: 'launch',
      requestId: id,
      by,
      spec: sheet.spec,
      designHash: sheet.hash,
      baseVersion,
      trials: first,
      trialCount: sheet.count,
      source,
      fileName,
      ...(priority === undefined ? {} : { priority }),
    });
    const { sweepId, created, trials, changed, kept } = answer;
    const programs = program === undefined ? [] : [program];
    audit.write({ kind: 'sweep-launched', sweepId, name: sheet.spec.name, programs }, by);
    // A sweep that was extended is planned whole: the rest of its run sheet is not in this file.
    const rest = { requestId: id, by, sweepId, from: answer.planned, to: Math.min(trials, sheet.count) };
    await recordRest(host, sheet, rest);
    const sweep = host.state.sweeps.get(sweepId);
    const notes = sweep === undefined ? [] : obstaclesOf(host.state, sweep);
    return { sweepId, created, trials, notes, changed: [...changed], kept: [...kept] };
  } finally {
    sheet.close();
  }
}

/** One search at a time. */
const inTurn = new InTurn();
/** Characters that are searched for names before others are served. */
const charsAtATime = 16 * 2 ** 20;

/** Sweeps that this file may have launched: their names stand in it. */
async function earlierSweeps(state: CoordinatorState, source: string): Promise<EarlierSweep[]> {
  const found: EarlierSweep[] = [];
  let searched = 0;
  for (const {
    spec,
    designHash,
    baseVersion,
    policyInHash,
    source: before,
    fileName,
  } of state.sweeps.values()) {
    searched += source.length;
    if (searched > charsAtATime) {
      searched = 0;
      await setImmediate();
    }
    const { name } = spec;
    if (source.includes(name))
      found.push({
        name,
        designHash,
        baseVersion,
        policyInHash,
        seeds: seedsOf(spec),
        source: before,
        fileName,
      });
  }
  return found;
}

const isLaunched = ({ sweeps }: CoordinatorState, { hash }: PlannedSheet): boolean =>
  [...sweeps.values()].some(({ designHash }) => designHash === hash);
