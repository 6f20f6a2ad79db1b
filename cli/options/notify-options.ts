import { type Command, Option } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { NotifyOptions } from '../../coordinator/notify/targets-of.ts';
import { readTextFile } from '../input/read-text-file.ts';

export interface WrittenNotifyOptions {
  readonly notifyUrl: readonly string[];
  readonly notifyCommand: readonly string[];
}

/** `--notify-url` and `--notify-command`, which may be repeated. */
export function withNotifyOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--notify-url <url>',
        'POST a message of JSON there when a sweep ends, is paused or waits; @FILE reads addresses, one a line; may be repeated',
      )
        .default([], 'none')
        .argParser((url, urls: readonly string[]) => [...urls, url]),
    )
    .addOption(
      new Option(
        '--notify-command <command>',
        'run this by the shell then, with the message as JSON on its standard input; may be repeated',
      )
        .default([], 'none')
        .argParser((text, texts: readonly string[]) => [...texts, text]),
    );
}

/** @throws YatesError E_OPTION_NOTIFY, and those of reading a file */
export function readNotifyOptions({ notifyUrl, notifyCommand }: WrittenNotifyOptions): NotifyOptions {
  const urls: URL[] = [];
  for (const text of notifyUrl) {
    if (text.startsWith('@')) urls.push(...urlsOf(text.slice(1)));
    else urls.push(urlOf(text, { file: '--notify-url' }));
  }
  const empty = notifyCommand.find((command) => command.trim() === '' || command.includes('\0'));
  if (empty !== undefined) {
    throw refused(
      { file: '--notify-command' },
      'an empty command',
      'write a command, or leave the option out',
    );
  }
  return { urls, commands: notifyCommand };
}

function urlsOf(file: string): URL[] {
  // A coordinator that is started again reads it again.
  if (file === '-')
    throw refused({ file: '--notify-url' }, 'standard input is read once only', 'name a file');
  const lines = readTextFile('file of addresses', file)
    .split('\n')
    .map((line) => line.trim());
  const urls = lines.flatMap((line, at) =>
    line === '' || line.startsWith('#') ? [] : [urlOf(line, { file, line: at + 1 })],
  );
  if (urls.length === 0) throw refused({ file }, 'no address in the file', 'write one a line');
  return urls;
}

type Place = NonNullable<ConstructorParameters<typeof YatesError>[0]['place']>;

/** An address may be a secret: no error shows it. */
function urlOf(text: string, place: Place): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw refused(place, 'this is no http or https address', 'write one such as https://ntfy.sh/my-topic');
}

const refused = (place: Place, message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_NOTIFY', place, message, next });
