/** A data folder that is looked at while coordinators come and go on it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { FollowedFolder } from '../../../cli/connect/followed-folder.ts';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { listSweeps } from '../../../client/ask.ts';
import { askAt } from '../../../client/ask-at.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';

let folder: string;
let coordinator: Coordinator | undefined;
let followed: FollowedFolder | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-followed-'));
});
afterEach(async () => {
  await followed?.close();
  await coordinator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A coordinator for as long as it takes to launch a sweep of this name. */
async function launch(name: string): Promise<void> {
  const data = join(folder, 'data');
  const [baseVersion, trainers] = [shippedBaseVersion(), await trainerChecks()];
  coordinator = await startCoordinator({ dataDir: data, listen: '127.0.0.1:0', baseVersion, trainers });
  const tiny = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8');
  writeFileSync(join(folder, 'sweep.yaml'), tiny.replace('name: tiny', `name: ${name}`));
  const at = ['--coordinator', coordinator.address, '--data', data];
  expect((await runVerb('launch', join(folder, 'sweep.yaml'), ...at)).code).toBe(0);
}

async function stop(): Promise<void> {
  await coordinator?.stop();
  coordinator = undefined;
}

const names = async (of: FollowedFolder): Promise<string[]> =>
  (await askAt(await of.endpoint(), listSweeps)).map(({ name }) => name).toSorted();

it('shows what a coordinator has that started later, and what is left once it is gone', async () => {
  await launch('first');
  await stop();
  followed = new FollowedFolder(join(folder, 'data'));
  expect(await names(followed)).toEqual(['first']);
  // The log is read once while nobody writes.
  expect(await followed.endpoint()).toBe(await followed.endpoint());
  await launch('second');
  expect((await followed.endpoint()).address).toBe(coordinator?.address);
  expect(await names(followed)).toEqual(['first', 'second']);
  await stop();
  expect(await names(followed)).toEqual(['first', 'second']);
});

it('reads the folder again where a verb has changed it in between', async () => {
  await launch('first');
  await stop();
  followed = new FollowedFolder(join(folder, 'data'));
  expect(await names(followed)).toEqual(['first']);
  await launch('second');
  await stop();
  expect(await names(followed)).toEqual(['first', 'second']);
});
