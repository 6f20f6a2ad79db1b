import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AgentsDone, AgentWork } from './agent-process.ts';

const script = fileURLToPath(new URL('./agent-process.ts', import.meta.url));

/** Agent processes that are up and wait for work: their start is no part of any figure. */
export async function startAgents(processes: number): Promise<readonly ChildProcess[]> {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] });
      await once(child, 'message');
      return child;
    }),
  );
}

/** @param work `agents` are of all processes together */
export async function runAgents(
  children: readonly ChildProcess[],
  work: Omit<AgentWork, 'first'>,
): Promise<AgentsDone & { readonly ms: number }> {
  const agents = Math.ceil(work.agents / children.length);
  const startMs = performance.now();
  const all = await Promise.all(
    children.map(async (child, at) => {
      child.send({ ...work, agents, first: at * agents } satisfies AgentWork);
      const [done] = (await Promise.race([once(child, 'message'), failure(child)])) as [AgentsDone];
      return done;
    }),
  );
  return {
    ms: performance.now() - startMs,
    trials: all.reduce((sum, { trials }) => sum + trials, 0),
    leaseMs: all.flatMap(({ leaseMs }) => leaseMs),
    turnMs: all.flatMap(({ turnMs }) => turnMs),
  };
}

async function failure(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number];
  throw new Error(`agents ended with ${code}`);
}

/** @param share 0.5: the median */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
