/**
 * No-op jobs through BullMQ, one worker, in a process of its own. `work.mjs PORT JOBS CONCURRENCY`: the jobs are added
 * first, then the worker starts; prints seconds and CPU seconds of this process from start of the worker to the last job.
 */
import { Queue, Worker } from 'bullmq';

const [port, jobs, concurrency] = process.argv.slice(2).map(Number);
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
const queue = new Queue('bench', { connection });
for (let from = 0; from < jobs; from += 1000) {
  const count = Math.min(1000, jobs - from);
  await queue.addBulk(
    Array.from({ length: count }, (_, at) => ({ name: 'trial', data: { level: from + at } })),
  );
}
const startCpu = process.cpuUsage();
const startMs = performance.now();
let done = 0;
const worker = new Worker('bench', async () => ({ score: 1 }), { connection, concurrency });
await new Promise((resolve) => {
  worker.on('completed', () => {
    if (++done === jobs) resolve();
  });
});
const { user, system } = process.cpuUsage(startCpu);
process.stdout.write(
  `${JSON.stringify({ ms: performance.now() - startMs, cpuSeconds: (user + system) / 1e6 })}\n`,
);
await worker.close();
await queue.close();
