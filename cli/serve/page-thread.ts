/** The thread that makes the live pages. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import { askAt } from '../../client/ask-at.ts';
import { reportPage } from '../../report/html/page.ts';
import { gatherReport } from '../report/gather-report.ts';
import { stateOf } from './state-of.ts';
import type { FromPages, ThreadData, ToPages } from './page-protocol.ts';

assert(parentPort !== null, 'the pages are made in a thread');
const port = parentPort;
const { endpoint, live } = workerData as ThreadData;

port.on('message', (request: ToPages) => {
  void answerTo(request).then((answer) => port.postMessage(answer));
});

async function answerTo({ number, sweepId }: ToPages): Promise<FromPages> {
  try {
    const data = await askAt(endpoint, (client) => gatherReport(client, sweepId, Date.now()));
    return { kind: 'made', number, text: reportPage(data, { ...live, state: stateOf(data.sweep) }) };
  } catch (error) {
    if (error instanceof YatesError) {
      const { code, what: message, place, next, exit } = error;
      return { kind: 'refused', number, error: { code, message, place, next, exit } };
    }
    return { kind: 'failed', number, message: error instanceof Error ? error.message : String(error) };
  }
}
