/** Requests that a coordinator reads, and answers that a client reads. */
import { agentId } from '../../../base/ids.ts';
import type { Random } from '../../../base/random.ts';
import { YatesError } from '../../../base/error.ts';
import { curvesFromWire } from '../../../client/curves.ts';
import {
  agentDetailsFromWire,
  notesFromWire,
  sweepFromWire,
  trialFromWire,
  watchUpdateFromWire,
} from '../../../client/from-wire.ts';
import { boundedDecoder } from '../../../coordinator/wire/bounded-service.ts';
import {
  dropCheckpointFromWire,
  saveCheckpointFromWire,
} from '../../../coordinator/wire/checkpoint-from-wire.ts';
import {
  artifactFromWire,
  completeFromWire,
  deviceReadingsFromWire,
  failFromWire,
  jobsFromWire,
  leaseFromWire,
  metricsOf,
  priorityFromWire,
  registerFromWire,
  releaseFromWire,
  renewFromWire,
  requestIdFromWire,
} from '../../../coordinator/wire/from-wire.ts';
import { hasMoreParts } from '../../../coordinator/wire/message-parts.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { isoTime } from '../../../report/export/iso-time.ts';
import { hostileMessage, type Known } from '../hostile-message.ts';
import { knownCalls } from '../known-calls.ts';
import { faultOfCurves } from './curve-decoders.ts';
import type { Decoder } from './decoder.ts';
import { bytesOf, textOf, textsLike } from './mutate.ts';

const known: Known = {
  texts: {
    requestId: ['r1'],
    trialId: ['0m4x'],
    agentId: ['a'],
    logId: ['', 'log'],
    name: ['loss', 'score'],
    sha256: ['a'.repeat(64)],
    hash: ['b'.repeat(64)],
    specJson: [
      '{"version":1,"factors":[{"name":"a","label":"a","levels":[1]}],"primary":{"name":"y"}}',
      '{}',
      'null',
    ],
  },
  numbers: { fence: [1, 2], slots: [1, 4], sweep: [1], number: [1] },
};

const sender = { agentId: agentId('a'), logId: '' };
const v1 = yates.v1;

/** Each request of a message is answered by itself. @throws what is not a refusal */
function each<Wire>(all: readonly Wire[], read: (wire: Wire) => unknown): unknown[] {
  return all.flatMap((wire) => {
    try {
      return [read(wire)];
    } catch (error) {
      if (error instanceof YatesError) return [];
      throw error;
    }
  });
}

const registerDecoder = boundedDecoder(agentService.register.path, (bytes) =>
  v1.RegisterRequest.decode(bytes),
);
const workDecoder = boundedDecoder(agentService.work.path, (bytes) => v1.WorkRequest.decode(bytes));

/** Undefined for what cannot be decoded: the transport ends the call. */
function decoded<Message>(decode: (bytes: Buffer) => Message, bytes: Buffer): Message | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

/** A message of any of the calls of the .proto files, as `npm run fuzz` makes them. */
function requestOf(name: string): (random: Random) => Uint8Array {
  const call = knownCalls().find(({ path }) => path.endsWith(`/${name}`));
  if (call === undefined) throw new Error(`there is no call ${name}`);
  return (random) => hostileMessage(call.request, known, random);
}

function answerOf(name: string): (random: Random) => Uint8Array {
  const call = knownCalls().find(({ path }) => path.endsWith(`/${name}`));
  if (call === undefined) throw new Error(`there is no call ${name}`);
  return (random) => hostileMessage(call.response, known, random);
}

export const wireDecoders: readonly Decoder[] = [
  {
    name: 'register-request',
    make: requestOf('Register'),
    decode: (input) => {
      const message = registerDecoder(bytesOf(input));
      return message instanceof v1.RegisterRequest ? registerFromWire(message) : undefined;
    },
  },
  {
    name: 'work-request',
    make: requestOf('Work'),
    decode: (input) => {
      const message = workDecoder(bytesOf(input));
      hasMoreParts(agentService.work.path, bytesOf(input), 10);
      if (!(message instanceof v1.WorkRequest)) return undefined;
      const { leases, renews, completes, fails, releases } = message;
      return [
        each(leases, (wire) => leaseFromWire(wire, sender)),
        each(renews, (wire) => renewFromWire(wire, sender)),
        each(completes, (wire) => completeFromWire(wire, sender)),
        each(fails, (wire) => failFromWire(wire, sender)),
        each(releases, (wire) => releaseFromWire(wire, sender)),
      ];
    },
  },
  {
    name: 'metrics-report',
    make: requestOf('ReportMetrics'),
    decode: (input) => {
      const message = decoded((bytes) => v1.MetricsReport.decode(bytes), bytesOf(input));
      return message && [metricsOf(message.metrics), deviceReadingsFromWire(message.devices)];
    },
  },
  {
    name: 'save-checkpoint-request',
    make: requestOf('SaveCheckpoint'),
    decode: (input) => {
      const message = decoded(agentService.saveCheckpoint.requestDeserialize, bytesOf(input));
      return message && saveCheckpointFromWire(message, sender.agentId);
    },
    fault: (value) => {
      const { number = 1, checkpoint } =
        (value as ReturnType<typeof saveCheckpointFromWire> | undefined) ?? {};
      const { bytes = 0, files = 0 } = checkpoint ?? {};
      return [number, bytes, files].every((count) => Number.isSafeInteger(count) && count >= 0)
        ? undefined
        : 'a number of it is no count';
    },
  },
  {
    name: 'drop-checkpoint-request',
    make: requestOf('DropCheckpoint'),
    decode: (input) => {
      const message = decoded(agentService.dropCheckpoint.requestDeserialize, bytesOf(input));
      return message && dropCheckpointFromWire(message, sender.agentId);
    },
  },
  {
    name: 'jobs-request',
    make: requestOf('ReportJobs'),
    decode: (input) => {
      const message = decoded(controlService.reportJobs.requestDeserialize, bytesOf(input));
      return message && jobsFromWire(message);
    },
  },
  {
    name: 'upload-chunk',
    make: requestOf('UploadArtifact'),
    decode: (input) => {
      const message = decoded((bytes) => v1.UploadChunk.decode(bytes), bytesOf(input));
      return message?.artifact ? artifactFromWire(message.artifact) : undefined;
    },
  },
  {
    name: 'priority-request',
    make: requestOf('SetPriority'),
    decode: (input) => {
      const message = decoded((bytes) => v1.SetPriorityRequest.decode(bytes), bytesOf(input));
      return message && [requestIdFromWire(message), priorityFromWire(message.priority)];
    },
  },
  {
    name: 'watch-update',
    make: answerOf('Watch'),
    decode: (input) => {
      const message = decoded(controlService.watch.responseDeserialize, bytesOf(input));
      return message && watchUpdateFromWire(message);
    },
  },
  {
    name: 'sweep-answer',
    make: answerOf('GetSweep'),
    decode: (input) => {
      const message = decoded(controlService.getSweep.responseDeserialize, bytesOf(input));
      return message && sweepFromWire(message.sweep ?? {});
    },
  },
  {
    name: 'trials-page',
    make: answerOf('ListTrials'),
    decode: (input) => {
      const message = decoded(controlService.listTrials.responseDeserialize, bytesOf(input));
      return message?.trials.map((wire) => {
        const trial = trialFromWire(wire);
        return [trial, isoTime(trial.leasedAtMs), isoTime(trial.endedAtMs)];
      });
    },
  },
  {
    name: 'trial-answer',
    make: answerOf('GetTrial'),
    decode: (input) => {
      const message = decoded(controlService.getTrial.responseDeserialize, bytesOf(input));
      return message && [trialFromWire(message.trial ?? {}), notesFromWire(message.why)];
    },
  },
  {
    name: 'agents-answer',
    make: answerOf('ListAgents'),
    decode: (input) => {
      const message = decoded(controlService.listAgents.responseDeserialize, bytesOf(input));
      return message?.agents.map(agentDetailsFromWire);
    },
  },
  {
    name: 'curves-answer',
    make: answerOf('ReadCurves'),
    decode: (input) => {
      const message = decoded(controlService.readCurves.responseDeserialize, bytesOf(input));
      return message && curvesFromWire(message);
    },
    fault: (value) => {
      const { curves } = (value as ReturnType<typeof curvesFromWire> | undefined) ?? {};
      return faultOfCurves(curves);
    },
  },
  {
    name: 'spec-of-a-sweep',
    make: textsLike(known.texts['specJson'] ?? []),
    decode: (input) => sweepFromWire({ specJson: textOf(input) }),
  },
];
