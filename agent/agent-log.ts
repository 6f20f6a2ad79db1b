import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { logLevel } from '../base/log-level.ts';
import { redactedLines } from '../base/secret/log-hooks.ts';

/** `agent.log` in the data folder, JSON lines. */
export function openAgentLog(dataDir: string): Logger {
  const destination = pino.destination({ dest: join(dataDir, 'agent.log'), sync: true, mode: 0o600 });
  return pino(
    { name: 'agent', base: { pid: process.pid }, level: logLevel(), hooks: redactedLines },
    destination,
  );
}
