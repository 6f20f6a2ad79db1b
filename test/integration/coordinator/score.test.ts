/** What a coordinator lets agents read of the trials that theirs score. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOfBytes } from '../../../agent/spooled-content.ts';
import { uploadArtifact } from '../../../agent/upload-artifact.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { agentService, controlService } from '../../../proto/service.ts';
import { ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

let dataDir: string;
let coordinator: Coordinator;
let client: TestClient;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-score-'));
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  client = new TestClient(dataDir);
});
afterEach(async () => {
  client.close();
  await coordinator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const agentId = 'agent-1';
let requests = 0;
const requestId = (): string => `r${++requests}`;

const register = (id: string) =>
  client.unary(agentService.register, {
    requestId: requestId(),
    agentId: id,
    name: id,
    version: '1',
    slots: 2,
    incarnation: '1',
    takesSeeds: true,
    takesSources: true,
  });

async function lease() {
  const { grants } = await ask(client, 'lease', { requestId: requestId(), agentId, slots: 1, waitMs: 0 });
  const [grant] = grants;
  if (grant === undefined) throw new Error('there is nothing to run');
  return grant;
}

async function complete(lease: { trialId: string; fence: number }, metric: string, artifacts: object[] = []) {
  const { trialId, fence } = lease;
  const metrics = [{ name: metric, value: 1 }];
  const result = { trialId, fence, metrics, artifacts, startedAtMs: 0, endedAtMs: 1, backend: '' };
  await ask(client, 'complete', { requestId: requestId(), agentId, results: [result] });
}

/** What it reads, or the code of the refusal. */
async function read(
  id: string,
  { trialId, fence }: { trialId: string; fence: number },
  sha256: string,
  offset = 0,
) {
  const request = { agentId: id, trialId, fence, sha256, offset };
  const chunks: Uint8Array[] = [];
  try {
    const stream = client.as(id).serverStream(agentService.readSource, request);
    for await (const { data } of stream as AsyncIterable<{ data: Uint8Array }>) chunks.push(data);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    return (error as { code: number }).code;
  }
}

test('an agent reads the files of the trial that its lease scores, of no other, and only while it holds the lease', async () => {
  await client.unary(controlService.launch, { requestId: requestId(), source: probeSweep('probe', 1) });
  await register(agentId);
  const shaOf = (content: string): string => createHash('sha256').update(content).digest('hex');
  for (const content of ['first', 'second']) {
    const grant = await lease();
    const file = { name: '../model', mediaType: '', sha256: shaOf(content), sizeBytes: content.length };
    await uploadArtifact(client, file, contentOfBytes(Buffer.from(content)), new AbortController().signal);
    await complete(grant, 'score', [file]);
  }
  const source =
    'name: scored\nresponse: { primary: fid, goal: minimize }\ntrainer: { kind: command, run: score }\n';
  const request = { requestId: requestId(), sweepId: 'probe', source };
  const { sweep, added } = await client.unary(controlService.score, request);
  expect([sweep?.scoresSweepId?.startsWith('probe-'), added]).toEqual([true, 2]);

  const grant = await lease();
  const [file] = grant.source?.files ?? [];
  const isFirst = file?.sha256 === shaOf('first');
  const [own, other] = isFirst ? ['first', 'second'] : ['second', 'first'];
  // The name is handed on as it is: the agent judges it.
  expect(file?.name).toBe('../model');
  expect(await read(agentId, grant, shaOf(own))).toBe(own);
  expect(await read(agentId, grant, shaOf(own), 2)).toBe(own.slice(2));
  expect(await read(agentId, grant, shaOf(other))).toBe(status.NOT_FOUND);
  await register('intruder');
  expect(await read('intruder', grant, shaOf(own))).toBe(status.NOT_FOUND);
  await complete(grant, 'fid');
  expect(await read(agentId, grant, shaOf(own))).toBe(status.NOT_FOUND);

  const { trial } = await client.unary(controlService.getTrial, {
    trialId: grant.source?.trialId ?? '',
    sweepId: 'probe',
  });
  expect(trial?.scores).toMatchObject([{ name: 'fid', value: 1 }]);
  const wish = {
    requestId: requestId(),
    sweepId: 'probe',
    source,
    where: [{ factor: 'levl', levels: [{ number: 0 }] }],
  };
  await expect(client.unary(controlService.score, wish)).rejects.toMatchObject({
    code: status.INVALID_ARGUMENT,
    details: expect.stringMatching(/^E_SCORE .*levl.*did you mean "level"/),
  });
});
