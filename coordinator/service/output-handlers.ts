/** The calls about what trials print. */
import { once } from 'node:events';
import type { handleBidiStreamingCall, handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import { type AgentId, fence, trialId } from '../../base/ids.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentOf, callerOf } from '../access/caller.ts';
import type { Held } from '../core/ask.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import type { Attempt, Trial } from '../core/state.ts';
import { findTrial } from '../find.ts';
import type { Host } from '../host.ts';
import type { OutputRelay } from '../output/output-relay.ts';
import type { OutputStore } from '../output/output-store.ts';
import { statusOf, unary } from './respond.ts';
import { send } from './send.ts';

/** How long an agent may take to begin, where only what is there now is asked for. */
const patienceMs = 5_000;

export interface OutputHandlerParts {
  readonly host: Host;
  readonly relay: OutputRelay;
  readonly store: OutputStore;
  readonly logger: Logger;
}

export function outputHandlers(parts: OutputHandlerParts) {
  const { host, relay, store, logger } = parts;
  return {
    agent: {
      shareOutput: shareOutput(relay, logger),
      keepOutput: unary(
        logger,
        async ({ agentId: named, output, printedBytes }: yates.v1.KeepOutputRequest, { caller }) => {
          const agent = agentOf(caller, named);
          if (output === undefined || output === null) return {};
          const lease = leaseOf(output);
          const attempt = namedAttempt(host.state, agent, lease);
          // Not of this log. The agent hears the same of the outcome, which follows.
          if (attempt === undefined) return {};
          relay.finish(attempt, printedBytes, output.data);
          await store.keep(lease, output.data);
          return {};
        },
      ),
    },
    control: { readOutput: readOutput(parts) },
  };
}

const leaseOf = ({ trialId: trial = '', fence: token = 0 }: yates.v1.Output.$Properties): Held => ({
  trialId: trialId(trial),
  fence: fence(token),
});

function shareOutput(
  relay: OutputRelay,
  logger: Logger,
): handleBidiStreamingCall<yates.v1.OutputShare, yates.v1.OutputWanted.$Properties> {
  return (call) => {
    let agent: AgentId | undefined;
    call.on('data', (share: yates.v1.OutputShare) => {
      if (agent === undefined) {
        try {
          agent = agentOf(callerOf(call), share.agentId);
        } catch (error) {
          call.emit('error', statusOf(error, logger, call.getPath()));
          return;
        }
        relay.join(agent, call);
      }
      const { output } = share;
      if (output === undefined || output === null) return;
      const { offset, data, caughtUp } = output;
      relay.pass(agent, leaseOf(output), { offset, data, isCaughtUp: caughtUp });
    });
    const over = (): void => {
      if (agent !== undefined) relay.leave(agent, call);
    };
    call.on('end', () => {
      over();
      call.end();
    });
    call.on('cancelled', over);
    // A broken stream of hints is no event; the agent opens another.
    call.on('error', over);
  };
}

type ReadCall = ServerWritableStream<yates.v1.ReadOutputRequest, yates.v1.OutputChunk.$Properties>;

function readOutput(
  parts: OutputHandlerParts,
): handleServerStreamingCall<yates.v1.ReadOutputRequest, yates.v1.OutputChunk.$Properties> {
  return (call) => {
    // `cancelled` says the same; without a listener the error would end the process.
    call.on('error', () => {});
    read(parts, call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', statusOf(error, parts.logger, call.getPath())),
    );
  };
}

async function read({ host, relay, store }: OutputHandlerParts, call: ReadCall): Promise<void> {
  await host.settled();
  const { trialId: text, sweepId, attempt: asked, follow } = call.request;
  const trial = findTrial(host.state, text, sweepId);
  let number = asked === 0 ? Math.max(1, trial.attempts.length) : asked;
  // It rejects when our own answer is an error.
  const gone = call.cancelled ? Promise.resolve() : once(call, 'cancelled').catch(() => {});
  for (; !call.cancelled; number++) {
    const attempt = await attemptNumber(trial, number, relay, follow, gone);
    if (attempt === undefined) {
      if (follow) return;
      throw notStarted(trial, number);
    }
    if (attempt.status === 'running') await readRunning(relay, call, attempt, gone);
    else await readEnded(store, call, attempt);
    if (!follow || asked !== 0) return;
  }
}

/** Waits for it where more attempts may come. */
async function attemptNumber(
  trial: Trial,
  number: number,
  relay: OutputRelay,
  follow: boolean,
  gone: Promise<unknown>,
): Promise<Attempt | undefined> {
  let isGone = false;
  void gone.then(() => (isGone = true));
  for (;;) {
    const attempt = trial.attempts[number - 1];
    const mayCome = trial.status.kind === 'queued' || trial.status.kind === 'leased';
    if (attempt !== undefined || !follow || !mayCome || isGone) return attempt;
    await Promise.race([relay.change, gone]);
  }
}

async function readRunning(
  relay: OutputRelay,
  call: ReadCall,
  attempt: Attempt,
  gone: Promise<unknown>,
): Promise<void> {
  const { follow } = call.request;
  const { reader, stop } = relay.read(attempt);
  let isImpatient = false;
  const impatience = new Promise<void>((resolve) => {
    if (!follow) setTimeout(resolve, patienceMs).unref();
  }).then(() => (isImpatient = true));
  try {
    while (!call.cancelled) {
      const news = reader.news();
      const isOver = attempt.status !== 'running';
      for (let part = reader.take(); part !== undefined; part = reader.take()) {
        await sendOutput(call, attempt, part.offset, part.data);
      }
      if (isOver || isImpatient || (!follow && reader.isCaughtUp)) return;
      await Promise.race([news, relay.change, gone, impatience]);
    }
  } finally {
    stop();
  }
}

async function readEnded(store: OutputStore, call: ReadCall, attempt: Attempt): Promise<void> {
  const { fence, fault, trial } = attempt;
  const kept = await store.read({ trialId: trial.plan.id, fence });
  // Of an agent that keeps no output there is what it said with the fault.
  await sendOutput(call, attempt, 0, kept ?? Buffer.from(fault?.outputTail ?? ''));
}

async function sendOutput(
  call: ReadCall,
  { number, fence, trial }: Attempt,
  offset: number,
  data: Uint8Array,
): Promise<void> {
  await send(call, { attempt: number, output: { trialId: trial.plan.id, fence, offset, data } });
}

function notStarted(trial: Trial, number: number): YatesError {
  const count = trial.attempts.length;
  return new YatesError({
    code: 'E_ATTEMPT_UNKNOWN',
    message:
      count === 0
        ? `trial ${trial.plan.id} has not been started yet`
        : `trial ${trial.plan.id} has ${count} attempts, not ${number}`,
    next:
      count === 0
        ? 'wait for it with `yates logs TRIAL --follow`'
        : 'name one of them, or none for the newest',
  });
}
