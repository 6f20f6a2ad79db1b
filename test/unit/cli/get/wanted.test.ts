import { expect, test } from 'vitest';
import { wantedArtifacts, wantedCheckpoint } from '../../../../cli/get/wanted.ts';
import { trialFromWire } from '../../../../client/from-wire.ts';
import { trialStates } from '../../../../proto/vocabulary.ts';
import type { yates } from '../../../../proto/generated/yates.js';

const file = (name: string) => ({ name, sha256: name, sizeBytes: 1 });
const trialWith = (more: yates.v1.TrialView.$Properties) =>
  trialFromWire({ state: trialStates.toWire('done'), plannedOrder: 2, ...more });
const done = trialWith({ artifacts: [file('model.pt'), file('log.txt')] });
const attempts = [
  { attempt: 1, outcome: 'failed', artifacts: [file('core')] },
  { attempt: 2, outcome: 'counted' },
];
const all = { attempt: undefined, name: undefined };
const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

test('the files of the result are meant, or those of an attempt', () => {
  expect(names(wantedArtifacts(done, attempts, all))).toEqual(['model.pt', 'log.txt']);
  expect(names(wantedArtifacts(done, attempts, { ...all, name: 'log.txt' }))).toEqual(['log.txt']);
  expect(names(wantedArtifacts(done, attempts, { ...all, attempt: 1 }))).toEqual(['core']);
  expect(names(wantedArtifacts(done, attempts, { ...all, attempt: 2 }))).toEqual(['model.pt', 'log.txt']);
  expect(names(wantedArtifacts(trialWith({}), attempts, all))).toEqual(['core']);
});

test('what is not there is said with why and a way out', () => {
  expect(() => wantedArtifacts(done, attempts, { ...all, name: 'model.pth' })).toThrow(
    'did you mean "model.pt"?',
  );
  expect(() => wantedArtifacts(done, attempts, { ...all, attempt: 7 })).toThrow('E_ATTEMPT_UNKNOWN');
  expect(() => wantedArtifacts(trialWith({}), [], all)).toThrow('E_GET_FILE trial 3 left no files');
  const gone = trialWith({ artifacts: [file('model.pt')], collected: { keep: 'best 3', atMs: 0 } });
  expect(() => wantedArtifacts(gone, attempts, all)).toThrow(
    'not here any more since 1970-01-01, as the sweep kept files of its best 3 trials (keep.artifacts)',
  );
});

test('the newest checkpoint is meant, or that of a step', () => {
  const kept = [
    { manifest: 'b', step: 4000 },
    { manifest: 'a', step: 2000 },
  ];
  expect(wantedCheckpoint(done, kept, undefined).manifest).toBe('b');
  expect(wantedCheckpoint(done, kept, 2000).manifest).toBe('a');
  expect(() => wantedCheckpoint(done, kept, 1)).toThrow('name one of the steps 4,000, 2,000');
  expect(() => wantedCheckpoint(done, [], undefined)).toThrow('no checkpoint of trial 3 is kept');
  expect(() => wantedCheckpoint(done, [{ manifest: 'a', step: 1, store: 'f00' }], undefined)).toThrow(
    '--checkpoint-dir',
  );
});
