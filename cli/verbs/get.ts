import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import { plainLine } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import { readContent } from '../../client/artifacts.ts';
import { getTrial } from '../../client/ask.ts';
import type { RpcClient } from '../../proto/client.ts';
import { type CheckpointFile, manifestBytesMax, parseManifest } from '../../proto/checkpoint-manifest.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { fetchFile, isThere, type WantedFile } from '../get/fetch-file.ts';
import { targetOf } from '../get/target.ts';
import { wantedArtifacts, wantedCheckpoint } from '../get/wanted.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { trialArgument, trialSweepOption } from '../options/sweep-argument.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';

interface GetOptions extends CoordinatorOptions {
  readonly to?: string;
  readonly sweep?: string;
  readonly attempt?: number;
  /** True: the newest. */
  readonly checkpoint?: number | true;
  readonly force?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('get')
    .description('fetch the files that a trial left, or a checkpoint of it')
    .argument(...trialArgument)
    .argument('[file]', 'name of one of its files, as `yates trial` lists it (default: all of them)')
    .option('--to <folder>', 'folder to put them in, made if it is not there (default: trial-N)')
    .option(...trialSweepOption)
    .option(
      '--attempt <n>',
      'number of the attempt whose files are meant (default: that of the result)',
      (text) => parseWholeNumber(text, '--attempt', 1, 1_000_000),
    )
    .option(
      '--checkpoint [step]',
      'what the trial saved on its way in place of its files: the newest checkpoint, or that of a step',
      (text) => parseWholeNumber(text, '--checkpoint', 0, 2 ** 32 - 1),
    )
    .option('--force', 'put them in the place of other files of their names')
    .option('--json', 'print what was fetched as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates get 3',
    'yates get 3 model.pt --to models',
    'yates get 3 --checkpoint 4000',
  ).action(get);
}

interface Named extends WantedFile {
  readonly name: string;
}

async function get(id: string, name: string | undefined, options: GetOptions): Promise<void> {
  const { checkpoint } = options;
  if (checkpoint !== undefined && (name !== undefined || options.attempt !== undefined))
    throw new YatesError({
      code: 'E_GET_FILE',
      place: { file: '--checkpoint' },
      message: 'a checkpoint is fetched whole: it goes with neither a file name nor --attempt',
      next: 'leave one of them out',
    });
  const fetched = await withCoordinator(options, async (client) => {
    const { trial, attempts, checkpoints } = await getTrial(client, id, options.sweep);
    const folder = options.to ?? `trial-${trial.plannedOrder + 1}`;
    if (checkpoint === undefined) {
      const files = wantedArtifacts(trial, attempts, { attempt: options.attempt, name });
      return fetchAll(client, folder, files, options, false);
    }
    const wanted = wantedCheckpoint(trial, checkpoints, checkpoint === true ? undefined : checkpoint);
    const files = await readManifest(client, wanted.manifest ?? '');
    const below = options.to ?? join(folder, `checkpoint-${wanted.step ?? 0}`);
    const named = files.map(({ path, ...file }) => ({ name: path, ...file }));
    return fetchAll(client, below, named, options, true);
  });
  if (options.json) printJson({ schema: 'yates/fetched/v1', files: fetched });
}

type Fetched = Named & { readonly fetched: boolean };

async function fetchAll(
  client: RpcClient,
  folder: string,
  files: readonly Omit<Named, 'path'>[],
  { force, json }: GetOptions,
  forCheckpoint: boolean,
): Promise<Fetched[]> {
  const all = files.map((file): Named => ({ ...file, path: targetOf(folder, file.name) }));
  const wanted: Fetched[] = [];
  for (const { name, path, sha256, sizeBytes } of all)
    wanted.push({ name, path, sha256, sizeBytes, fetched: !(await isThere({ path, sha256, sizeBytes })) });
  const taken = wanted.filter(({ fetched, path }) => fetched && existsSync(path));
  if (force !== true && taken.length > 0) throw refuseTaken(taken);
  const say = (file: Fetched, what: string): void => {
    if (!json) print(`${what} ${plainLine(relative('', file.path))}  ${formatMemorySize(file.sizeBytes)}`);
  };
  for (const file of wanted) {
    if (!file.fetched) say(file, 'there   ');
    else {
      await withProgress((say) =>
        fetchFile(
          file,
          counted(readContent(client, file.sha256, forCheckpoint), (bytes) =>
            say(`${file.name} in MiB`, Math.floor(bytes / mebibyte), Math.ceil(file.sizeBytes / mebibyte)),
          ),
        ),
      );
      say(file, 'fetched ');
    }
  }
  return wanted;
}

const mebibyte = 2 ** 20;

/** The same chunks, with the number of bytes so far. */
async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes(bytes);
    yield chunk;
  }
}

async function readManifest(client: RpcClient, manifest: string): Promise<CheckpointFile[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readContent(client, manifest, true)) {
    length += chunk.length;
    if (length > manifestBytesMax) break;
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  try {
    if (createHash('sha256').update(content).digest('hex') !== manifest)
      throw new Error('it does not have its hash');
    return parseManifest(content.toString('utf8'));
  } catch (cause) {
    throw new YatesError({
      code: 'E_GET_DAMAGED',
      message: `the list of the files of this checkpoint cannot be read: ${(cause as Error).message}`,
      next: 'fetch an older checkpoint with --checkpoint STEP',
      cause,
    });
  }
}

function refuseTaken(taken: readonly Named[]): YatesError {
  const names = taken.slice(0, 3).map(({ path }) => plainLine(relative('', path)));
  const more = taken.length > names.length ? ` and ${plural(taken.length - names.length, 'other')}` : '';
  return new YatesError({
    code: 'E_GET_EXISTS',
    message: `${names.join(', ')}${more}: another file of this name is there; nothing was fetched`,
    next: 'name another folder with --to, or replace it with --force',
  });
}
