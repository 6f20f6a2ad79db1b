import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import type { EventLog } from './event-log.ts';
import { refuseWipedLog } from './known-log.ts';
import { openSqliteLog } from './sqlite/sqlite-log.ts';

export interface OpenLog {
  readonly log: EventLog;
  /** Resolves with the error should the log break by itself, without an append that fails. */
  readonly broken: Promise<unknown>;
  /** From now on no append waits for ever. */
  hurry(): void;
}

/** `sqlite`: a file in the data folder. */
export const defaultLogAddress = 'sqlite';

/**
 * @param address `sqlite`, or `nats://host:port[/prefix]`: a coordinator on a stream fences off the one before it
 * @throws YatesError E_LOG_ADDRESS, E_LOG_WIPED, and those of opening the log
 */
export async function openLog(address: string, dataDir: string): Promise<OpenLog> {
  if (address === defaultLogAddress) {
    const log = await openSqliteLog(join(dataDir, 'yates.db'));
    return { log, broken: log.broken, hurry: () => {} };
  }
  if (!/^(nats|tls):/.test(address)) {
    throw new YatesError({
      code: 'E_LOG_ADDRESS',
      message: `"${address}" is not the address of a log`,
      place: { file: '--log' },
      next: 'write sqlite or nats://host:port',
    });
  }
  // Loaded for those only who use it.
  const [{ parseJetStreamAddress }, { openJetStreamLog }] = await Promise.all([
    import('./jetstream/address.ts'),
    import('./jetstream/jetstream-log.ts'),
  ]);
  const parsed = parseJetStreamAddress(address);
  const log = await openJetStreamLog(parsed);
  try {
    refuseWipedLog(dataDir, parsed.label, log.id);
    await log.takeOver();
  } catch (error) {
    await log.close();
    throw error;
  }
  return { log, broken: log.broken, hurry: () => log.hurry() };
}
