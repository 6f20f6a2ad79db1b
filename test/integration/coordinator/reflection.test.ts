/** A client that knows no .proto file of ours learns them from the server, and calls it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, type ClientDuplexStream, type ServiceDefinition } from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer, loadSync } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';

interface Answer {
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
  readonly errorResponse?: { readonly errorCode: number };
}

const require = createRequire(import.meta.url);
const reflectionProtos = join(dirname(require.resolve('@grpc/reflection')), '../proto');

let dataDir: string;
let coordinator: Coordinator;
let client: Client;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-reflection-'));
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  const { address, security, token } = coordinator.endpoint;
  const channel = secureChannel(address, security, token);
  client = new Client(address, channel.credentials, channel.options);
});
afterEach(async () => {
  client.close();
  await coordinator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Asks all questions in one stream, as `grpcurl` does. */
async function ask(version: string, questions: readonly object[]): Promise<Answer[]> {
  const name = `grpc.reflection.${version}.ServerReflection`;
  const definitions = loadSync(`grpc/reflection/${version}/reflection.proto`, {
    includeDirs: [reflectionProtos],
  });
  const method = (definitions[name] as ServiceDefinition)['ServerReflectionInfo'];
  if (method === undefined) throw new Error(`${name} has no method`);
  const stream: ClientDuplexStream<object, Answer> = client.makeBidiStreamRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize as (bytes: Buffer) => Answer,
  );
  for (const question of questions) stream.write(question);
  stream.end();
  const answers: Answer[] = [];
  for await (const answer of stream as AsyncIterable<Answer>) answers.push(answer);
  return answers;
}

test.each(['v1', 'v1alpha'])('the services are listed (%s)', async (version) => {
  const [answer] = await ask(version, [{ listServices: '' }]);
  expect(answer?.listServicesResponse?.service.map(({ name }) => name).sort()).toEqual([
    'grpc.health.v1.Health',
    'yates.v1.AgentService',
    'yates.v1.ControlService',
  ]);
});

test('a call built from nothing but reflection is answered', async () => {
  const [services, files, unknown] = await ask('v1', [
    { listServices: '' },
    { fileContainingSymbol: 'yates.v1.ControlService' },
    { fileContainingSymbol: 'yates.v1.NoSuchThing' },
  ]);
  expect(services?.listServicesResponse?.service).toHaveLength(3);
  expect(unknown?.errorResponse?.errorCode).toBe(5);
  const definitions = loadFileDescriptorSetFromBuffer(
    descriptorSet(files?.fileDescriptorResponse?.fileDescriptorProto ?? []),
    { arrays: true },
  );
  const control = definitions['yates.v1.ControlService'] as ServiceDefinition;
  expect(Object.keys(control)).toContain('Launch');
  const list = control['ListAgents'];
  if (list === undefined) throw new Error('no ListAgents');
  const answered = await new Promise((resolve, reject) => {
    client.makeUnaryRequest(list.path, list.requestSerialize, list.responseDeserialize, {}, (error, value) =>
      error ? reject(error) : resolve(value),
    );
  });
  expect(answered).toEqual({ agents: [], jobs: [] });
});

/** FileDescriptorSet: field 1, repeated, of files. */
function descriptorSet(files: readonly Buffer[]): Buffer {
  const writer = protobuf.Writer.create();
  for (const file of files) writer.uint32(10).bytes(file);
  return Buffer.from(writer.finish());
}
