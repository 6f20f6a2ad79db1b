/** Errors of the coordinator's log: SQLite or NATS JetStream. */
import { failure, usage } from './entry.ts';

export const logCodes = {
  E_LOG_ACCESS: usage(
    'NATS refuses the user.',
    'Log in with `nats://user:password@host:port`, as a user who may use JetStream.',
  ),
  E_LOG_ADDRESS: usage('`--log` is not the address of a log.', 'Write `sqlite` or `nats://host:port`.'),
  E_LOG_BUSY: failure('Another program holds the log for writing.', 'Close it and try again.'),
  E_LOG_CLOSED: failure('The log is closed.', 'Start the coordinator again.'),
  E_LOG_CORRUPT: failure('The log is damaged.', 'Restore it from a copy, or move it away to start afresh.'),
  E_LOG_DISK_FULL: failure(
    'The disk or the stream of the log is full.',
    'Make room and start the coordinator again; it continues where it stopped.',
  ),
  E_LOG_FENCED: failure(
    'Another coordinator has taken over the log.',
    'Stop one of the two; nothing was overwritten.',
  ),
  E_LOG_FILE: failure(
    'A file for log lines is a link or no plain file, or cannot be written.',
    'Remove what has its name, or give write permission on the folder.',
  ),
  E_LOG_FOREIGN: failure(
    'The database or stream is not a log of Yates.',
    'Choose another data folder or prefix; nothing was changed.',
  ),
  E_LOG_GONE: failure(
    'The log was deleted, moved or exchanged while the coordinator ran.',
    'Put the data folder back, or start afresh.',
  ),
  E_LOG_IO: failure('The log could not be written or read.', 'Check the disk or the NATS server.'),
  E_LOG_LOST: failure(
    'The log lacks events that were acknowledged.',
    'Restore the folder or the stream from a copy.',
  ),
  E_LOG_NEWER: failure(
    'The log was written by a newer version of Yates.',
    'Update Yates, or use another data folder.',
  ),
  E_LOG_READ_ONLY: failure(
    'The log cannot be written.',
    'Give write permission on the folder and the file, or choose another with `--data`.',
  ),
  E_LOG_UNREACHABLE: failure(
    'NATS JetStream does not answer.',
    'Start it with `nats-server -js`, or check the address after `--log`.',
  ),
  E_LOG_WIPED: failure(
    'The server has another log than the one that the data folder was served from.',
    'Restore the stream from a copy, or remove `log.json` from the folder to go on with the new log.',
  ),
  E_SQLITE_CHOICE: usage(
    '`YATES_SQLITE` is not the name of a SQLite binding.',
    'Write `node` or `better-sqlite3`, or leave the variable out.',
  ),
  E_SQLITE_MISSING: failure(
    'No binding of SQLite works on this version of Node.',
    'Use Node.js 24.15 or later, or install Yates again with `--foreground-scripts` to see why `better-sqlite3` fails.',
  ),
} as const;
