/** Safetensors files read tensor by tensor from where each lies, whole or in shards. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { YatesError } from '../base/error.ts';
import { headerLength, malformed, parseHeader, prefixBytes, type TensorEntry } from './safetensors-header.ts';
import { floatsOf, isReadableDtype, readableDtypes } from './tensor-dtype.ts';
import type { TensorSource } from './tensor-source.ts';

/** One read of a file takes less than 2 GiB. */
const readBytesMax = 1 << 30;

/**
 * Opens one file and reads its header.
 *
 * @throws YatesError E_SAFETENSORS when the file is missing, cut off, inconsistent or of another kind
 */
export async function openSafetensors(path: string): Promise<TensorSource> {
  const handle = await open(path).catch((cause: unknown) => {
    throw new YatesError({
      code: 'E_SAFETENSORS',
      place: { file: path },
      message: 'cannot be read',
      next: 'check the path',
      cause,
    });
  });
  try {
    const { size } = await handle.stat();
    const prefix = await readAt(handle, 0, Math.min(prefixBytes, size), path);
    const text = await readAt(handle, prefixBytes, headerLength(prefix, size, path), path);
    const { entries, metadata } = parseHeader(text, size, path);
    return {
      place: path,
      tensors: entries,
      metadata,
      async read(name) {
        const entry = readableEntry(entries, name, path);
        return floatsOf(await readAt(handle, entry.begin, entry.end - entry.begin, path), entry.dtype);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error instanceof YatesError ? error : malformed(path, 'cannot be read', error);
  }
}

/**
 * Opens shards by their index (`*.safetensors.index.json`), as larger models are published.
 *
 * @throws YatesError E_SAFETENSORS, listing the shards that are missing and the tensors that are not where the index says
 */
export async function openSharded(indexPath: string): Promise<TensorSource> {
  const weightMap = await readWeightMap(indexPath);
  const files = [...new Set(weightMap.values())];
  const opened = await Promise.allSettled(
    files.map((file) => openSafetensors(join(dirname(indexPath), file))),
  );
  const shards = new Map<string, TensorSource>();
  const faults: string[] = [];
  for (const [index, result] of opened.entries()) {
    if (result.status === 'fulfilled') shards.set(files[index] as string, result.value);
    else
      faults.push(
        result.reason instanceof YatesError
          ? `${files[index]} ${result.reason.what}`
          : (files[index] as string),
      );
  }
  const close = async (): Promise<void> => {
    await Promise.all([...shards.values()].map((shard) => shard.close()));
  };
  const lost = [...weightMap].filter(([name, file]) => shards.get(file)?.tensors.has(name) === false);
  if (lost.length > 0) faults.push(listed(lost.map(([name, file]) => `${name} (not in ${file})`)));
  if (faults.length > 0) {
    await close();
    throw malformed(indexPath, `names files or tensors that are missing: ${faults.join('; ')}`);
  }
  const shardOf = (name: string): TensorSource => shards.get(weightMap.get(name) as string) as TensorSource;
  return {
    place: indexPath,
    tensors: new Map(
      [...weightMap.keys()].map((name) => [name, shardOf(name).tensors.get(name) as TensorEntry]),
    ),
    metadata: {},
    read: async (name) => {
      if (!weightMap.has(name)) throw malformed(indexPath, `has no tensor ${name}`);
      return shardOf(name).read(name);
    },
    close,
  };
}

/** Either of the two, by the name of the file. */
export function openWeights(path: string): Promise<TensorSource> {
  return path.endsWith('.index.json') ? openSharded(path) : openSafetensors(path);
}

/** The first few of a list, and how many it has. */
export function listed(names: readonly string[], shown = 5): string {
  const rest = names.length - shown;
  return names.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

export function readableEntry(
  entries: ReadonlyMap<string, TensorEntry>,
  name: string,
  source: string,
): TensorEntry {
  const entry = entries.get(name);
  if (entry === undefined) throw malformed(source, `has no tensor ${name}`);
  if (isReadableDtype(entry.dtype)) return entry;
  throw malformed(source, `holds ${name} as ${entry.dtype}, not ${readableDtypes.join(', ')}`);
}

async function readWeightMap(path: string): Promise<Map<string, string>> {
  const parsed: unknown = await readFile(path, 'utf8')
    .then(JSON.parse)
    .catch((cause: unknown) => {
      throw malformed(path, 'is not an index of shards: it cannot be read as JSON', cause);
    });
  const map = (parsed as { weight_map?: unknown } | null)?.weight_map;
  if (typeof map !== 'object' || map === null)
    throw malformed(path, 'is not an index of shards: it has no weight_map');
  return new Map(
    Object.entries(map).map(([name, file]: [string, unknown]) => {
      // The index of a model from elsewhere must not lead out of its folder.
      if (typeof file !== 'string' || !/^[^/\\]+\.safetensors$/.test(file)) {
        throw malformed(
          path,
          `says that ${name} is in ${JSON.stringify(file)}, which names no file beside it`,
        );
      }
      return [name, file];
    }),
  );
}

async function readAt(handle: FileHandle, start: number, length: number, path: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(length - done, readBytesMax), start + done);
    if (bytesRead === 0) throw malformed(path, `is cut off at byte ${start + done}`);
    done += bytesRead;
  }
  return bytes;
}
