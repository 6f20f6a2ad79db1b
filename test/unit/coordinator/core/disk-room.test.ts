import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { diskNote, noteDisk } from '../../../../coordinator/core/disk-room.ts';
import { agentView } from '../../../../coordinator/wire/views.ts';
import { notesOf } from '../../../../coordinator/watch/notes-of.ts';
import type { KeepSpec } from '../../../../design/sweep-spec.ts';
import { CoreHarness } from './core-harness.ts';

const gibibyte = 2 ** 30;

/** One of ten trials is done, and left 10 GiB. */
function started(keep?: KeepSpec): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 10, ...(keep === undefined ? {} : { keep }) });
  harness.register('a');
  const [attempt] = harness.lease('a');
  const file = { name: 'model', mediaType: '', sha256: 'a', sizeBytes: 10 * gibibyte };
  harness.complete(attempt!, { score: 1 }, undefined, [file]);
  return harness;
}

const textWith = (harness: CoreHarness, free: number, total = 1_000): string | undefined => {
  noteDisk(harness.state, { kind: 'disk', freeBytes: free * gibibyte, totalBytes: total * gibibyte });
  return diskNote(harness.state)?.text;
};

describe('the coordinator warns of its disk', () => {
  test('where trials to come are likely to leave more than is free, and names what takes the room', () => {
    const harness = started();
    expect(diskNote(harness.state)).toBeUndefined();
    expect(textWith(harness, 91)).toBeUndefined();
    expect(textWith(harness, 89)).toBe(
      "the coordinator's disk is nearly full: 89 GiB of 1000 GiB are free, and trials to come are likely to leave 90 GiB; " +
        'checkpoints take 0 bytes, files of trials 10 GiB; ' +
        'run yates gc --dry-run, or keep less (keep: of the sweep file, yates set SWEEP keep.artifacts=...)',
    );
    expect(notesOf(harness.state, harness.sweep()).map(({ kind }) => kind)).toContain('disk');
    harness.ask({ kind: 'cancel', sweepId: harness.sweep().id });
    expect(textWith(harness, 89)).toBeUndefined();
  });

  test('not for trials whose files take the places of others', () => {
    expect(textWith(started({ checkpoints: 'none', artifacts: 1 }), 50)).toBeUndefined();
  });

  test.each([
    [4, 100, true],
    [6, 100, false],
    [19, 1_000, true],
    [21, 1_000, false],
  ])('with %i GiB of %i free and nothing to come: %s', (free, total, isWarned) => {
    const harness = new CoreHarness();
    harness.launch();
    expect(textWith(harness, free, total) !== undefined).toBe(isWarned);
  });
});

test('the disk of an agent is told with the agent, and is not taken for that of the coordinator', () => {
  const harness = new CoreHarness();
  harness.launch();
  harness.register('a');
  const report = { kind: 'disk', totalBytes: 100 * gibibyte } as const;
  const trouble = (): unknown =>
    agentView(harness.state, harness.state.agents.get(agentId('a'))!).diskTrouble;
  expect(trouble()).toBe('');
  noteDisk(harness.state, { ...report, agentId: agentId('a'), freeBytes: gibibyte });
  expect(trouble()).toBe('its disk is nearly full: 1 GiB of 100 GiB are free');
  noteDisk(harness.state, { ...report, agentId: agentId('a'), freeBytes: 50 * gibibyte });
  expect(trouble()).toBe('');
  // Of an agent that this log does not know.
  noteDisk(harness.state, { ...report, agentId: agentId('b'), freeBytes: 0 });
  expect(diskNote(harness.state)).toBeUndefined();
});
