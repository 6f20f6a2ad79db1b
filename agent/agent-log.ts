import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { LogFile } from '../base/log-file.ts';
import { logLevel } from '../base/log-level.ts';
import { redactedLines } from '../base/secret/log-hooks.ts';

/** `agent.log` in the data folder, JSON lines. @throws YatesError E_LOG_FILE */
export function openAgentLog(dataDir: string): Logger {
  const destination = new LogFile(join(dataDir, 'agent.log'));
  return pino(
    { name: 'agent', base: { pid: process.pid }, level: logLevel(), hooks: redactedLines },
    destination,
  );
}
