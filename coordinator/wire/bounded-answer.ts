/**
 * Answers that list what others have made are bounded: a few large sweep files, or an agent with long labels, must not make the
 * list larger than a client takes. Each is made in steps of some milliseconds: a coordinator may have ten thousand sweeps.
 */
import { yates } from '../../proto/generated/yates.js';
import type { Attempt, CoordinatorState } from '../core/state.ts';
import { EncodedAnswer } from './encoded-answer.ts';
import { agentView, attemptView, sweepView } from './views.ts';

const bytesMax = 16 * 2 ** 20;
/** What is encoded in one step. */
const stepBytes = 128 * 1024;
const stepCount = 200;

/** Yields between two steps. */
export type AnswerSteps = Generator<undefined, EncodedAnswer, undefined>;

/** Encodes one after the other. @param encode of one, given how many bytes there are already */
function* inSteps<Item>(
  items: Iterable<Item>,
  encode: (item: Item, bytes: number) => Uint8Array | undefined,
): Generator<undefined, Uint8Array[], undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let restedAt = 0;
  let count = 0;
  for (const item of items) {
    const part = encode(item, bytes);
    if (part === undefined) break;
    parts.push(part);
    bytes += part.length;
    if (bytes - restedAt < stepBytes && ++count < stepCount) continue;
    restedAt = bytes;
    count = 0;
    yield;
  }
  return parts;
}

/** `ListSweepsResponse`: the newest ones with their specs, and older ones without once the answer has grown large. */
export function* boundedSweeps(state: CoordinatorState): AnswerSteps {
  const parts = yield* inSteps([...state.sweeps.values()].toReversed(), (sweep, bytes) => {
    const view = sweepView(state, sweep);
    const encoded = yates.v1.ListSweepsResponse.encode({ sweeps: [view] }).finish();
    if (bytes + encoded.length <= bytesMax) return encoded;
    const short = { ...view, specJson: '', extensions: [] };
    return yates.v1.ListSweepsResponse.encode({ sweeps: [short] }).finish();
  });
  return new EncodedAnswer(Buffer.concat(parts.toReversed()));
}

/** `GetTrialResponse` with the newest attempts, as far as they fit. */
export function* boundedTrial(
  answer: Omit<yates.v1.GetTrialResponse.$Properties, 'attempts'>,
  state: CoordinatorState,
  attempts: readonly Attempt[],
): AnswerSteps {
  const parts = yield* inSteps(attempts.toReversed(), (attempt, bytes) => {
    const encoded = yates.v1.GetTrialResponse.encode({ attempts: [attemptView(state, attempt)] }).finish();
    return bytes + encoded.length <= bytesMax ? encoded : undefined;
  });
  parts.push(yates.v1.GetTrialResponse.encode(answer).finish());
  return new EncodedAnswer(Buffer.concat(parts.toReversed()));
}

/** `ListAgentsResponse`: all of them, without labels and devices once the answer has grown large. */
export function* boundedAgents(state: CoordinatorState, jobs: yates.v1.JobsView.$Properties[]): AnswerSteps {
  const parts = yield* inSteps([...state.agents.values()], (agent, bytes) => {
    const view = agentView(state, agent);
    const encoded = yates.v1.ListAgentsResponse.encode({ agents: [view] }).finish();
    if (bytes + encoded.length <= bytesMax) return encoded;
    return yates.v1.ListAgentsResponse.encode({
      agents: [{ ...view, labels: {}, deviceNames: [] }],
    }).finish();
  });
  parts.push(yates.v1.ListAgentsResponse.encode({ jobs }).finish());
  return new EncodedAnswer(Buffer.concat(parts));
}

/** `ListDevicesResponse`. */
export function* boundedDevices(views: Iterable<yates.v1.DeviceView.$Properties>): AnswerSteps {
  const parts = yield* inSteps(views, (view) =>
    yates.v1.ListDevicesResponse.encode({ devices: [view] }).finish(),
  );
  return new EncodedAnswer(Buffer.concat(parts));
}
