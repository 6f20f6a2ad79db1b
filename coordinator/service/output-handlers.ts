/** The calls about what trials print. */
import type { handleBidiStreamingCall, handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { Signal } from '../../base/signal.ts';
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
import { attemptNotStarted } from './attempt-not-started.ts';
import { hearMessages, statusOf, unary } from './respond.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { askingOf, send } from './send.ts';

/** How long an agent may take to begin, where only what is there now is asked for. */
const patienceMs = 5_000;

export interface OutputHandlerParts {
  readonly host: Host;
  readonly relay: OutputRelay;
  readonly store: OutputStore;
  readonly logger: Logger;
  readonly turns: AnswerTurns;
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
    const hear = (share: yates.v1.OutputShare): void => {
      if (agent === undefined) {
        agent = agentOf(callerOf(call), share.agentId);
        relay.join(agent, call);
      }
      const { output } = share;
      if (output === undefined || output === null) return;
      const { offset, data, caughtUp } = output;
      relay.pass(agent, leaseOf(output), { offset, data, isCaughtUp: caughtUp });
    };
    hearMessages(call, hear, (error) => call.emit('error', statusOf(error, logger, call.getPath())));
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

async function read(parts: OutputHandlerParts, call: ReadCall): Promise<void> {
  const { host, relay } = parts;
  await host.settled();
  const { trialId: text, sweepId, attempt: asked, follow } = call.request;
  const trial = await findTrial(host.state, text, sweepId);
  let number = asked === 0 ? Math.max(1, trial.attempts.length) : asked;
  // Whatever may let it go on.
  const wake = new Signal();
  const stopListening = relay.onChange(() => wake.raise());
  call.on('cancelled', () => wake.raise());
  try {
    for (; !call.cancelled; number++) {
      const attempt = await attemptNumber(trial, number, call, wake);
      if (attempt === undefined) {
        if (follow) return;
        throw attemptNotStarted(trial.plan.id, trial.attempts.length, number);
      }
      if (attempt.status === 'running') await readRunning(parts, call, attempt, wake);
      else await readEnded(parts, call, attempt);
      if (!follow || asked !== 0) return;
    }
  } finally {
    stopListening();
  }
}

/** Waits for it where more attempts may come. */
async function attemptNumber(
  trial: Trial,
  number: number,
  call: ReadCall,
  wake: Signal,
): Promise<Attempt | undefined> {
  for (;;) {
    const next = wake.next();
    const attempt = trial.attempts[number - 1];
    const mayCome = trial.status.kind === 'queued' || trial.status.kind === 'leased';
    if (attempt !== undefined || !call.request.follow || !mayCome || call.cancelled) return attempt;
    await next;
  }
}

async function readRunning(
  { relay, turns }: OutputHandlerParts,
  call: ReadCall,
  attempt: Attempt,
  wake: Signal,
): Promise<void> {
  const { follow } = call.request;
  const { reader, stop } = relay.read(attempt, () => wake.raise());
  let isImpatient = false;
  const impatience = setTimeout(() => {
    isImpatient = !follow;
    wake.raise();
  }, patienceMs).unref();
  try {
    while (!call.cancelled) {
      const next = wake.next();
      const isOver = attempt.status !== 'running';
      for (let part = reader.take(); part !== undefined; part = reader.take()) {
        await turns.make(askingOf(call), () => true);
        await sendOutput(call, attempt, part.offset, part.data);
      }
      if (isOver || isImpatient || (!follow && reader.isCaughtUp)) return;
      await next;
    }
  } finally {
    clearTimeout(impatience);
    stop();
  }
}

async function readEnded(
  { store, turns }: OutputHandlerParts,
  call: ReadCall,
  attempt: Attempt,
): Promise<void> {
  const { fence, fault, trial } = attempt;
  const kept = store.read({ trialId: trial.plan.id, fence });
  let offset = 0;
  // A part is read once there is room for it.
  while ((await turns.make(askingOf(call), () => true)) !== undefined) {
    const { value: part } = await kept.next();
    if (part === undefined) break;
    await sendOutput(call, attempt, offset, part);
    offset += part.length;
  }
  await kept.return();
  // Of an agent that keeps no output there is what it said with the fault.
  if (offset === 0) await sendOutput(call, attempt, 0, Buffer.from(fault?.outputTail ?? ''));
}

async function sendOutput(
  call: ReadCall,
  { number, fence, trial }: Attempt,
  offset: number,
  data: Uint8Array,
): Promise<void> {
  await send(call, { attempt: number, output: { trialId: trial.plan.id, fence, offset, data } });
}
