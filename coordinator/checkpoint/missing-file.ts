import type { CheckpointFile } from '../../proto/checkpoint-manifest.ts';

/**
 * The file without which a checkpoint is only half there: recorded, it would be handed on.
 *
 * @param has true for content that is durable and as large
 * @returns undefined where all files are here
 */
export const missingFile = (
  files: readonly CheckpointFile[],
  has: (sha256: string, sizeBytes: number) => boolean,
): CheckpointFile | undefined => files.find(({ sha256, sizeBytes }) => !has(sha256, sizeBytes));
