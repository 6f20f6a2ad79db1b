/** The stubs of the agent in Python lie in the repository, so that a first try needs no compiler: held true to proto/. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor.js';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { pythonAgentFolder, pythonWithGrpc } from '../../integration/agent/python-with-grpc.ts';

const printDescriptors = `
import base64
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from yates.v1 import agent_pb2, types_pb2
files = FileDescriptorSet()
for stub in (types_pb2, agent_pb2):
    stub.DESCRIPTOR.CopyToProto(files.file.add())
print(base64.b64encode(files.SerializeToString()).decode())`;

/** Every message, field, enum and method of the agents' protocol, one a line. */
function contractOf(root: protobuf.Root): string[] {
  root.resolveAll();
  const lines: string[] = [];
  const walk = (space: protobuf.NamespaceBase): void => {
    for (const item of space.nestedArray) {
      if (item instanceof protobuf.Type) {
        for (const field of item.fieldsArray) {
          const key = field instanceof protobuf.MapField ? `map of ${field.keyType} to ` : '';
          const type = field.resolvedType?.fullName ?? field.type;
          const repeated = field.repeated ? 'repeated ' : '';
          // A field with presence, such as a limit of 0, which is another thing than none.
          const optional = field.partOf?.name === `_${field.name}` ? 'optional ' : '';
          lines.push(`${field.fullName} = ${field.id}: ${optional}${repeated}${key}${type}`);
        }
      }
      if (item instanceof protobuf.Enum) {
        for (const [name, value] of Object.entries(item.values))
          lines.push(`${item.fullName}.${name} = ${value}`);
      }
      if (item instanceof protobuf.Service) {
        for (const method of item.methodsArray) {
          const stream = `${method.requestStream === true} ${method.responseStream === true}`;
          lines.push(`${method.fullName}(${method.requestType}) ${method.responseType} ${stream}`);
        }
      }
      if (item instanceof protobuf.Namespace) walk(item);
    }
  };
  walk(root);
  return lines.map((line) => line.replaceAll(/\.?yates\.v1\./g, '')).toSorted();
}

describe.skipIf(pythonWithGrpc === undefined)('the stubs in Python', () => {
  it('are those of proto/', () => {
    const root = new protobuf.Root();
    root.resolvePath = (_origin, target) => join(packageRoot, 'proto', target);
    root.loadSync('yates/v1/agent.proto', { keepCase: true });

    const { stdout, stderr } = spawnSync(pythonWithGrpc ?? '', ['-c', printDescriptors], {
      cwd: pythonAgentFolder,
      encoding: 'utf8',
    });
    const stubs = protobuf.Root.fromDescriptor(Buffer.from(stdout, 'base64'));
    const ours = contractOf(root);
    expect(ours).toContain('Renewal.timeout_ms = 4: optional uint32');
    expect(contractOf(stubs), `${stderr}run examples/agents/python/generate.sh`).toEqual(ours);
  });
});
