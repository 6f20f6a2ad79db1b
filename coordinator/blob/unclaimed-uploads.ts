/**
 * What each agent has announced to upload and no result has named since: an agent that sends files and never a result, or
 * that breaks off one upload after the other, gets no more room.
 */
import { limits } from '../../base/limits.ts';
import { blobUnclaimed } from './blob-error.ts';

/** Content as it is announced before it comes. */
export interface Announced {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface Upload {
  readonly sizeBytes: number;
  readonly atMs: number;
}

/** The oldest first: one that is announced again moves to the end. */
class AgentUploads {
  readonly #uploads = new Map<string, Upload>();
  #bytes = 0;

  get count(): number {
    return this.#uploads.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add({ sha256, sizeBytes }: Announced, atMs: number): void {
    this.remove(sha256);
    this.#uploads.set(sha256, { sizeBytes, atMs });
    this.#bytes += sizeBytes;
  }

  remove(sha256: string): void {
    this.#bytes -= this.#uploads.get(sha256)?.sizeBytes ?? 0;
    this.#uploads.delete(sha256);
  }

  removeBefore(timeMs: number): void {
    for (const [sha256, { atMs }] of this.#uploads) {
      if (atMs >= timeMs) return;
      this.remove(sha256);
    }
  }
}

export class UnclaimedUploads {
  readonly #byAgent = new Map<string, AgentUploads>();
  readonly #livesMs: number;

  /** @param livesMs time after which an upload that no result has named is forgotten */
  constructor(livesMs: number) {
    this.#livesMs = livesMs;
  }

  /** Counts an upload before it begins. @throws YatesError E_BLOB_QUOTA */
  admit(agentId: string, announced: Announced, nowMs: number): void {
    const uploads = this.#byAgent.get(agentId) ?? new AgentUploads();
    uploads.removeBefore(nowMs - this.#livesMs);
    uploads.add(announced, nowMs);
    if (uploads.bytes > limits.unclaimedBytes || uploads.count > limits.unclaimedArtifacts) {
      uploads.remove(announced.sha256);
      throw blobUnclaimed();
    }
    this.#byAgent.set(agentId, uploads);
  }

  /** A result names this content. */
  claim(agentId: string, sha256: string): void {
    const uploads = this.#byAgent.get(agentId);
    uploads?.remove(sha256);
    if (uploads?.count === 0) this.#byAgent.delete(agentId);
  }
}
