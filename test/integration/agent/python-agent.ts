/** The example agent in Python as a process of its own, for one test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AgentState, type Cluster } from './cluster.ts';
import { pythonAgentFolder, pythonWithGrpc } from './python-with-grpc.ts';

export interface PythonAgentOptions {
  /** Further words of its command line. */
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Started, and known to the coordinator. */
export async function startPythonAgent(
  cluster: Cluster,
  name = 'python',
  { more = [], env = {} }: PythonAgentOptions = {},
): Promise<ChildProcess> {
  const words = [
    join(pythonAgentFolder, 'agent.py'),
    `--join-file=${cluster.joinFile()}`,
    `--data=${join(cluster.folder, name)}`,
    `--name=${name}`,
    `--allow-command=${process.execPath}`,
    '--drain-grace=0.2',
    '--backoff-cap=0.5',
    ...more,
  ];
  const child = spawn(pythonWithGrpc ?? '', words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  // Read to its end, and shown with a test that fails.
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  onTestFinished(({ task }) => {
    child.kill('SIGKILL');
    if (task.result?.state === 'fail') process.stderr.write(said.join(''));
  });
  await cluster.untilAgent(name, AgentState.AGENT_STATE_ONLINE);
  return child;
}
