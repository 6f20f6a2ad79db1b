/** The thread that analyses a sweep for the dashboard. It holds the sweep's trials, so that only what changes is sent to it. */
import { parentPort } from 'node:worker_threads';
import { assert, unreachable } from '../../../base/assert.ts';
import type { TrialRecord } from '../../../report/trial-record.ts';
import { analyseForDashboard } from '../analyse-for-dashboard.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-protocol.ts';

assert(parentPort !== null, 'the analysis runs in a thread');
const port = parentPort;
const trials = new Map<string, TrialRecord>();

port.on('message', (message: ToAnalysis) => {
  switch (message.kind) {
    case 'trials':
      for (const trial of message.trials) trials.set(trial.id, trial);
      return;
    case 'forget':
      trials.clear();
      return;
    case 'analyse':
      port.postMessage(answerTo(message));
      return;
    default:
      unreachable(message);
  }
});

function answerTo({ number, ...request }: Extract<ToAnalysis, { kind: 'analyse' }>): FromAnalysis {
  try {
    const inOrder = [...trials.values()].sort((a, b) => a.plannedOrder - b.plannedOrder);
    return { kind: 'analysed', number, analysis: analyseForDashboard({ ...request, trials: inOrder }) };
  } catch (error) {
    return { kind: 'failed', number, message: error instanceof Error ? error.message : String(error) };
  }
}
