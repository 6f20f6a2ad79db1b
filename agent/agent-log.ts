import { join } from 'node:path';
import { type Logger, pino } from 'pino';

/** `agent.log` in the data folder, JSON lines. */
export function openAgentLog(dataDir: string): Logger {
  const destination = pino.destination({ dest: join(dataDir, 'agent.log'), sync: true });
  return pino({ name: 'agent', base: { pid: process.pid } }, destination);
}
