import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';

export const pythonAgentFolder = join(packageRoot, 'examples', 'agents', 'python');

/** A Python with gRPC: the first on the PATH may lack Debian's packages. Undefined where there is none. */
export const pythonWithGrpc = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import grpc.aio, google.protobuf']).status === 0,
);

if (pythonWithGrpc === undefined) {
  process.stderr.write(
    'SKIPPED: the tests of the agent in Python need python3 with gRPC, and there is none; ' +
      'install it with: apt-get install -y python3-grpcio (Debian), or pip install grpcio protobuf\n',
  );
}
