import { describe, expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { UnclaimedUploads } from '../../../../coordinator/blob/unclaimed-uploads.ts';

const quarter = limits.unclaimedBytes / 4;

describe('uploads that no result has named', () => {
  test('are limited in bytes for each agent, and free again what a result names', () => {
    const uploads = new UnclaimedUploads(1_000);
    for (const sha256 of ['a', 'b', 'c', 'd']) uploads.admit('one', { sha256, sizeBytes: quarter }, 0);
    // The same once more is no further one.
    uploads.admit('one', { sha256: 'd', sizeBytes: quarter }, 0);
    const another = { sha256: 'e', sizeBytes: 1 };
    expect(() => uploads.admit('one', another, 0)).toThrow(/E_BLOB_QUOTA/);
    uploads.admit('other', another, 0);
    uploads.claim('one', 'a');
    uploads.admit('one', another, 0);
  });

  test('are limited in number', () => {
    const uploads = new UnclaimedUploads(1_000);
    for (let at = 0; at < limits.unclaimedArtifacts; at++)
      uploads.admit('one', { sha256: String(at), sizeBytes: 0 }, 0);
    expect(() => uploads.admit('one', { sha256: 'more', sizeBytes: 0 }, 0)).toThrow(/E_BLOB_QUOTA/);
  });

  test('are forgotten in time', () => {
    const uploads = new UnclaimedUploads(1_000);
    uploads.admit('one', { sha256: 'a', sizeBytes: limits.unclaimedBytes }, 0);
    expect(() => uploads.admit('one', { sha256: 'b', sizeBytes: 1 }, 1_000)).toThrow(/E_BLOB_QUOTA/);
    uploads.admit('one', { sha256: 'b', sizeBytes: 1 }, 1_001);
  });
});
