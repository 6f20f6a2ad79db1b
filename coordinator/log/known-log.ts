/**
 * Which log a data folder was served from, in `DATA/log.json`: a server whose store was wiped answers with an empty log, and
 * sweeps would seem never to have been launched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import { writeOwnFile } from '../../base/write-own-file.ts';

const schema = z.object({ address: z.string(), logId: z.string() });

const fileOf = (dataDir: string): string => join(dataDir, 'log.json');

/**
 * @param address of the log without user and password
 * @throws YatesError E_LOG_WIPED where the folder was served from another log at this address
 */
export function refuseWipedLog(dataDir: string, address: string, logId: string): void {
  const known = readKnown(dataDir);
  if (known?.address === address && known.logId !== logId) {
    throw new YatesError({
      code: 'E_LOG_WIPED',
      place: { file: address },
      message: `another log is here than the one that ${dataDir} was served from (${known.logId}, now ${logId}): its store was wiped or replaced`,
      next: `restore the stream from a copy; to go on with the new log, remove ${fileOf(dataDir)}`,
    });
  }
  if (known?.address !== address || known.logId !== logId)
    writeOwnFile(fileOf(dataDir), `${JSON.stringify({ address, logId })}\n`);
}

function readKnown(dataDir: string): z.infer<typeof schema> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    // A folder of an earlier version, or a damaged file: then nothing is known.
    return undefined;
  }
}
