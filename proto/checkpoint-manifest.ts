/**
 * The manifest of a checkpoint: which files it has, as canonical JSON. Its SHA-256 names the checkpoint, so that whoever has the
 * manifest knows what every file must be.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../base/canonical-json.ts';
import { limits } from '../base/limits.ts';

export interface CheckpointFile {
  /** Below the folder of the checkpoint, with `/` between its parts. */
  readonly path: string;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

const formatVersion = 1;

/** Largest manifest: as many files as a checkpoint may have, with long paths. */
export const manifestBytesMax = 2 * limits.checkpointFiles * limits.checkpointPathBytes;

/** Relative, without a part that leads elsewhere. What is refused here could be written outside of the folder of a trial. */
export function isPathOfCheckpoint(path: string): boolean {
  if (Buffer.byteLength(path) > limits.checkpointPathBytes || !path.isWellFormed()) return false;
  if (path.includes('\0') || path.includes('\\')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const manifestSchema = z.strictObject({
  format: z.literal(formatVersion),
  files: z
    .array(
      z.strictObject({
        path: z.string().refine(isPathOfCheckpoint),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size_bytes: z.int().nonnegative(),
      }),
    )
    .max(limits.checkpointFiles),
});

export interface Manifest {
  readonly text: string;
  /** SHA-256 of the text. */
  readonly sha256: string;
  /** Sum of the files. */
  readonly bytes: number;
}

/** @param files in any order; no two of one path */
export function printManifest(files: readonly CheckpointFile[]): Manifest {
  const listed = files
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .map(({ path, sha256, sizeBytes }) => ({ path, sha256, size_bytes: sizeBytes }));
  const text = canonicalJson({ format: formatVersion, files: listed });
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { text, sha256, bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

/** @throws Error for what is no manifest, or names a file that may not be in one */
export function parseManifest(text: string): CheckpointFile[] {
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`it is no manifest: ${parsed.error.issues[0]?.message ?? ''}`);
  const files = parsed.data.files.map(({ path, sha256, size_bytes: sizeBytes }) => ({
    path,
    sha256,
    sizeBytes,
  }));
  if (new Set(files.map(({ path }) => path)).size !== files.length) throw new Error('it names a file twice');
  return files;
}
