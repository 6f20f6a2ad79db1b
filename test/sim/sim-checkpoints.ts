/** Files of checkpoints: the disk of the coordinators, which outlives their processes. A checkpoint has two files. */
import type { CheckpointFile } from '../../proto/checkpoint-manifest.ts';
import type { Fence, TrialId } from '../../base/ids.ts';

/** What is in a checkpoint. */
export interface SavedState {
  readonly trialId: TrialId;
  /** Of the attempt that saved it, and the log that granted it. */
  readonly fence: Fence;
  readonly logId: string;
  readonly step: number;
}

const parts = ['first', 'second'] as const;
export type Part = (typeof parts)[number];

export class SimCheckpoints {
  readonly #states = new Map<string, SavedState>();
  readonly #files = new Set<string>();

  /** @returns the manifest under which it will be known */
  begin(state: SavedState, number: number): string {
    const manifest = `${state.logId}/${state.trialId}.${state.fence}.${number}`;
    this.#states.set(manifest, state);
    return manifest;
  }

  put(manifest: string, part: Part): void {
    this.#files.add(`${manifest}/${part}`);
  }

  /** The file was also that of a checkpoint that is not kept any more, and is removed with it. */
  lose(manifest: string, part: Part): void {
    this.#files.delete(`${manifest}/${part}`);
  }

  has(sha256: string): boolean {
    return this.#files.has(sha256);
  }

  filesOf(manifest: string): CheckpointFile[] {
    return parts.map((path) => ({ path, sha256: `${manifest}/${path}`, sizeBytes: 1 }));
  }

  isWhole(manifest: string): boolean {
    return parts.every((part) => this.has(`${manifest}/${part}`));
  }

  stateOf(manifest: string): SavedState | undefined {
    return this.#states.get(manifest);
  }
}
