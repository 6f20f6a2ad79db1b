/** The calls about what trials report over their steps. */
import { setImmediate } from 'node:timers/promises';
import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { type Curves, joinAttempts, thinned } from '../../base/curve/curves.ts';
import { fence, trialId } from '../../base/ids.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentOf } from '../access/caller.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import type { Attempt, Trial } from '../core/state.ts';
import { findSweep, findTrial } from '../find.ts';
import type { Host } from '../host.ts';
import type { CurveStore } from '../output/curve-store.ts';
import type { LiveCurves } from '../output/live-curves.ts';
import { attemptNotStarted } from './attempt-not-started.ts';
import { statusOf, unary } from './respond.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { askingOf, send } from './send.ts';

export interface CurveHandlerParts {
  readonly host: Host;
  readonly live: LiveCurves;
  readonly store: CurveStore;
  readonly logger: Logger;
  readonly turns: AnswerTurns;
}

export function curveHandlers(parts: CurveHandlerParts) {
  const { host, live, logger } = parts;
  return {
    agent: {
      keepCurves: unary(logger, async (request: yates.v1.KeepCurvesRequest, { caller }) => {
        const held = { trialId: trialId(request.trialId), fence: fence(request.fence) };
        const attempt = namedAttempt(host.state, agentOf(caller, ''), held);
        // Not of this log. The agent hears the same of the outcome, which follows.
        if (attempt !== undefined) await live.replace(attempt, request.curves);
        return {};
      }),
    },
    control: { readCurves: readCurves(parts) },
  };
}

type ReadCall = ServerWritableStream<yates.v1.ReadCurvesRequest, yates.v1.TrialCurves.$Properties>;

function readCurves(
  parts: CurveHandlerParts,
): handleServerStreamingCall<yates.v1.ReadCurvesRequest, yates.v1.TrialCurves.$Properties> {
  return (call) => {
    // `cancelled` says the same; without a listener the error would end the process.
    call.on('error', () => {});
    read(parts, call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', statusOf(error, parts.logger, call.getPath())),
    );
  };
}

/** Trials without any curve that are passed over before others are served. */
const trialsAtATime = 1_000;

async function read(parts: CurveHandlerParts, call: ReadCall): Promise<void> {
  const { host } = parts;
  await host.settled();
  const { trialId: text, sweepId, attempt } = call.request;
  const trials =
    text === ''
      ? findSweep(host.state, sweepId).trials.touched()
      : [await findTrial(host.state, text, sweepId)];
  let passed = 0;
  for (const trial of trials) {
    if (call.cancelled) return;
    if (++passed % trialsAtATime === 0) await setImmediate();
    const attempts = attemptsAsked(trial, attempt, text !== '');
    if (attempts.length > 0) await sendTrial(parts, call, trial, attempts);
  }
}

/** @throws YatesError E_ATTEMPT_UNKNOWN where one trial is asked for, and it has not been started so often */
function attemptsAsked({ plan, attempts }: Trial, number: number, isOne: boolean): readonly Attempt[] {
  if (number === 0) return attempts;
  const asked = attempts[number - 1];
  if (asked !== undefined) return [asked];
  if (isOne) throw attemptNotStarted(plan.id, attempts.length, number);
  return [];
}

async function sendTrial(
  { live, store, turns }: CurveHandlerParts,
  call: ReadCall,
  { plan }: Trial,
  attempts: readonly Attempt[],
): Promise<void> {
  // Files are read once there is room for what they hold.
  if ((await turns.make(askingOf(call), () => true)) === undefined) return;
  const numbers: number[] = [];
  const all: Curves[] = [];
  for (const attempt of attempts) {
    const held = { trialId: plan.id, fence: attempt.fence };
    const curves = (await live.of(attempt)) ?? (await store.read(held));
    if (curves === undefined) continue;
    numbers.push(attempt.number);
    all.push(curves);
  }
  if (all.length === 0) return;
  await send(call, {
    trialId: plan.id,
    attempts: numbers,
    curves: metricCurves(joinAttempts(all), call.request),
  });
}

function metricCurves(
  curves: Curves,
  { metrics, pointsMax }: yates.v1.ReadCurvesRequest,
): yates.v1.MetricCurve.$Properties[] {
  const isAsked = (name: string): boolean => metrics.length === 0 || metrics.includes(name);
  return [...curves]
    .filter(([name]) => isAsked(name))
    .map(([metric, curve]) => {
      const { steps, values, elapsedMs } = pointsMax === 0 ? curve : thinned(curve, Math.max(2, pointsMax));
      return { metric, steps: [...steps], values: [...values], elapsedMs: [...elapsedMs] };
    });
}
