/** The thread that analyses a sweep for the dashboard. It holds the sweep's trials, so that only what changes is sent to it. */
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { assert, unreachable } from '../../../base/assert.ts';
import { collectGarbage } from '../../../base/small-heap.ts';
import { analyseForDashboard } from '../analyse-for-dashboard.ts';
import { answerQuestion } from '../study/answer-question.ts';
import type { EvidenceMemory } from '../study/evidence-history.ts';
import { compactTrial, type StudiedTrial } from '../study/studied-trial.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-protocol.ts';

assert(parentPort !== null, 'the analysis runs in a thread');
const port = parentPort;
const trials = new Map<string, StudiedTrial>();
const memory: EvidenceMemory = new Map();

/** With a smaller heap there is little to give back. */
const collectedBytesMin = 48 * 2 ** 20;
/** Nothing was asked for so long. */
const restMs = 2_000;
let resting: NodeJS.Timeout | undefined;

port.on('message', (message: ToAnalysis) => {
  switch (message.kind) {
    case 'trials':
      for (const trial of message.trials) trials.set(trial.id, compactTrial(trial));
      port.postMessage({ kind: 'read', number: message.number } satisfies FromAnalysis);
      return;
    case 'forget':
      trials.clear();
      memory.clear();
      return;
    case 'analyse':
    case 'ask':
      port.postMessage(answerTo(message));
      clearTimeout(resting);
      resting = setTimeout(giveBack, restMs).unref();
      return;
    default:
      unreachable(message);
  }
});

/** The tables of an analysis are as large as the trials, and the thread may wait for long. */
function giveBack(): void {
  if (getHeapStatistics().total_physical_size > collectedBytesMin) collectGarbage();
}

function answerTo(request: Extract<ToAnalysis, { readonly kind: 'analyse' | 'ask' }>): FromAnalysis {
  const { number } = request;
  try {
    const inOrder = [...trials.values()].sort((a, b) => a.plannedOrder - b.plannedOrder);
    return request.kind === 'ask'
      ? { kind: 'answered', number, answer: answerQuestion(request.question, request.facts, inOrder, memory) }
      : { kind: 'analysed', number, analysis: analyseForDashboard({ ...request, trials: inOrder }) };
  } catch (error) {
    return { kind: 'failed', number, message: error instanceof Error ? error.message : String(error) };
  }
}
