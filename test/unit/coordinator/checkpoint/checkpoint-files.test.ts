import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { CheckpointFiles } from '../../../../coordinator/checkpoint/checkpoint-files.ts';
import type { Trial } from '../../../../coordinator/core/state.ts';
import type { Host } from '../../../../coordinator/host.ts';
import { printManifest } from '../../../../proto/checkpoint-manifest.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const host = {
  onDurable: () => {},
  settled: async () => {},
  state: { sweeps: new Map() },
} as unknown as Host;
const newTrial = (): Trial => ({ checkpoints: [], attempts: [] }) as unknown as Trial;

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

test('a checkpoint is not held whose manifest has just been removed, though what it names is known', async () => {
  const files = new CheckpointFiles({ folder: temporaryFolder(), host, logger: pino({ level: 'silent' }) });
  const content = 'state';
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sizeBytes = content.length;
  const manifest = printManifest([{ path: 'state.pt', sha256, sizeBytes }]);
  await files.blobs.put(once(content), { sha256, sizeBytes });
  await files.blobs.put(once(manifest.text), { sha256: manifest.sha256, sizeBytes: manifest.text.length });
  expect((await files.hold(newTrial(), manifest.sha256)).toSorted()).toEqual(
    [manifest.sha256, sha256].toSorted(),
  );
  await files.blobs.remove(manifest.sha256);
  await expect(files.hold(newTrial(), manifest.sha256)).rejects.toThrow(
    /E_CHECKPOINT_FILES .*its manifest is not here/,
  );
  files.close();
});
