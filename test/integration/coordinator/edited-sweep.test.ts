/**
 * Sweep files that are edited after their launch. The data folder in log-policy was written by the version before run policies
 * were left out of design hashes: `edited`, all of whose trials are done, `plain`, which says nothing of its run policy, and
 * `early`, with shared seeds. Never write the fixture again.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { getSweep } from '../../../client/ask.ts';
import { launchSweep } from '../../../client/launch-sweep.ts';
import { setPolicy } from '../../../client/set-policy.ts';
import { policyTexts } from '../../../design/run-policy.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { agentService } from '../../../proto/service.ts';
import { ask, TestClient } from '../../coordinator-client.ts';

const fixture = new URL('../../fixtures/coordinator/log-policy/', import.meta.url);
/** Of the base net that the version before had. */
const baseVersion = 'c877b4a33e3e9ab3ddeb9f525e87fbf7026736a7782c24d49a0e24f0fac3d75a';
const ids = { edited: 'edited-b2459fd3', plain: 'plain-87051cc8', early: 'early-d8e096b3' } as const;
const fileOf = (name: keyof typeof ids): string => readFileSync(new URL(`${name}.yaml`, fixture), 'utf8');

let dataDir: string;
let coordinator: Coordinator;
let client: RpcClient;

async function start(): Promise<void> {
  const trainers = await trainerChecks([]);
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion, trainers });
  client = new TestClient(dataDir);
}

async function stop(): Promise<void> {
  client.close();
  await coordinator.stop();
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-edited-'));
  copyFileSync(new URL('yates.db', fixture), join(dataDir, 'yates.db'));
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const launch = (source: string) => launchSweep(client, { source, fileName: 'sweep.yaml' });
const policyOf = async (id: string) => {
  const { spec } = (await getSweep(client, id)).sweep;
  return spec === undefined ? {} : policyTexts(spec);
};

describe('a sweep of an earlier version', () => {
  test('is found by its file', async () => {
    for (const name of Object.keys(ids) as (keyof typeof ids)[]) {
      expect(await launch(fileOf(name))).toEqual({
        sweepId: ids[name],
        created: false,
        trials: 8,
        changed: [],
        kept: [],
        notes: [],
      });
    }
  });

  test('goes on after an edit of how its trials are run, and keeps its results', async () => {
    for (const sweep of ['edited', 'early'] as const) {
      let source = fileOf(sweep);
      for (const [from, to, name, before, after] of [
        ['timeout: 1h', 'timeout: 2h', 'timeout', '1h', '2h'],
        ['stall_timeout: 2m', 'stall_timeout: 9m', 'stall_timeout', '2m', '9m'],
        ['kill_grace: 30s', 'kill_grace: 1m', 'kill_grace', '30s', '1m'],
        ['  kill_grace: 1m\n', '', 'kill_grace', '1m', '5s'],
        ['retry: { user: 3 }', 'retry: { user: 4 }', 'retry.user', '3', '4'],
        ['labels: { os: linux }', 'labels: { os: linux }, slots: 2', 'slots', '1', '2'],
        ['labels: { os: linux }', 'labels: {}', 'labels.os', 'linux', ''],
      ] as const) {
        const edited = source.replace(from, to);
        expect(edited).not.toBe(source);
        source = edited;
        const changed = [{ name, before, after }];
        expect(await launch(source)).toMatchObject({ sweepId: ids[sweep], created: false, changed });
      }
      expect((await getSweep(client, ids[sweep])).source).toBe(source);
    }
    const { sweep } = await getSweep(client, ids.edited);
    expect(sweep).toMatchObject({ state: 'finished', counts: { done: 8, queued: 0 } });
  });

  test('goes on after edits one after the other and a restart, until what is computed is edited', async () => {
    await launch(fileOf('edited').replace('timeout: 1h', 'timeout: 2h'));
    await stop();
    await start();
    const second = fileOf('edited').replace('timeout: 1h', 'timeout: 3h').replace('30s', '10s');
    expect(await launch(second)).toMatchObject({
      sweepId: ids.edited,
      changed: [
        { name: 'timeout', before: '2h', after: '3h' },
        { name: 'kill_grace', before: '30s', after: '10s' },
      ],
    });
    expect(await launch(second.replace('[1, 2, 3, 4]', '[1, 2, 3, 4, 5]'))).toMatchObject({
      created: true,
      trials: 10,
    });
    expect(await launch(second.replace('name: edited', 'name: another'))).toMatchObject({ created: true });
  });
});

describe('a sweep of this version', () => {
  const mine = fileOf('edited').replace('name: edited', 'name: mine');

  test('goes on after an edit of how its trials are run', async () => {
    const first = await launch(mine);
    expect(first.created).toBe(true);
    const edited = mine.replace('timeout: 1h', 'timeout: 2h').replace('kill_grace: 30s', 'kill_grace: 9s');
    expect(await launch(edited)).toMatchObject({ sweepId: first.sweepId, created: false });
    const plain = mine.replaceAll(
      /^ +(timeout|stall_timeout|kill_grace): .*\n|^(resources|retry): .*\n/gm,
      '',
    );
    expect(plain).not.toMatch(/time|grace|labels|retry/);
    expect(await launch(plain)).toMatchObject({ sweepId: first.sweepId, created: false });
    expect(await policyOf(first.sweepId)).toMatchObject({
      timeout: 'none',
      kill_grace: '5s',
      'retry.user': '1',
    });
  });

  test('is set by name, for who may steer, and the next trial follows', async () => {
    const { sweepId } = await launch(mine);
    const { changes } = await setPolicy(client, sweepId, [
      { name: 'timeout', value: '480m' },
      { name: 'labels.os', value: '' },
    ]);
    expect(changes).toEqual([
      { name: 'timeout', before: '1h', after: '8h' },
      { name: 'labels.os', before: 'linux', after: '' },
    ]);
    await client.unary(agentService.register, {
      requestId: 'r1',
      agentId: 'agent-1',
      name: 'box',
      version: '1',
      slots: 1,
      incarnation: '1',
      takesSeeds: true,
    });
    const { grants } = await ask(client, 'lease', {
      requestId: 'l1',
      agentId: 'agent-1',
      slots: 1,
      waitMs: 0,
    });
    expect(grants[0]?.info).toMatchObject({ name: 'mine', timeoutMs: 8 * 3_600_000 });
    await setPolicy(client, sweepId, [{ name: 'timeout', value: '9h' }]);
    const held = grants.map(({ trialId, fence }) => ({ trialId, fence }));
    const { renewals } = await ask(client, 'renew', { requestId: 'n1', agentId: 'agent-1', held });
    expect(renewals[0]).toMatchObject({ timeoutMs: 9 * 3_600_000, stallTimeoutMs: 120_000 });
    const { sweep } = await getSweep(client, sweepId);
    expect(sweep.changes.map(({ detail, by }) => [detail, by?.name])).toEqual([
      ['', 'data folder'],
      ['timeout 1h -> 8h, labels.os linux -> none', 'data folder'],
      ['timeout 8h -> 9h', 'data folder'],
    ]);
    const audit = readFileSync(join(dataDir, 'audit.log'), 'utf8');
    expect(audit).toMatch(/"kind":"policy-changed".*"what":"timeout 8h -> 9h".*"name":"data folder"/);
  });

  test('is not changed by a request that is wrong in part', async () => {
    const { sweepId } = await launch(mine);
    const before = await policyOf(sweepId);
    const good = { name: 'retry.lost', value: '9' };
    for (const [settings, code] of [
      [[good, { name: 'timout', value: '8h' }], 'E_POLICY_NAME'],
      [[good, { name: 'timeout', value: 'soon' }], 'E_POLICY_VALUE'],
      [[good, { name: 'kill_grace', value: '1h' }], 'E_POLICY_VALUE'],
      [[good, { name: 'slots', value: '2' }, { name: 'resources.slots', value: '3' }], 'E_POLICY_VALUE'],
      [[], 'E_POLICY_VALUE'],
    ] as const) {
      await expect(setPolicy(client, sweepId, settings)).rejects.toMatchObject({
        details: expect.stringContaining(code),
      } satisfies Partial<ServiceError>);
      expect(await policyOf(sweepId)).toEqual(before);
    }
  });
});
