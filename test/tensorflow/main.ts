/**
 * `npm run test:tensorflow`: everything that the other backends pass, on the native TensorFlow. It installs @tensorflow/tfjs-node
 * with a libtensorflow from PyPI into `.tensorflow/`, which Git ignores (once; about 900 MB), and then runs parity on all sets, trainings
 * that must be the same to the last bit again, trainings that were cut off, and the self-test, on this Node and on those of
 * `-- --nodes 22,24`. Wants python3 with pip, and a C++ compiler.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import { installNode } from '../nodes/install-node.ts';
import { type Command, run } from '../nodes/run.ts';
import { installTensorflow, tensorflowVersion } from './install-tensorflow.ts';

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '' },
    tensorflow: { type: 'string', default: tensorflowVersion },
  },
});

const suites = [
  'test/golden/diffusion/parity-tensorflow.test.ts',
  'test/integration/diffusion/trial.test.ts',
  'test/unit/diffusion/task/saved-training.test.ts',
  'test/unit/diffusion/train/trained-weights.test.ts',
];
const packages = installTensorflow(values.tensorflow);
const scratch = mkdtempSync(join(tmpdir(), 'yates-tensorflow-'));
try {
  const outcomes = [here(), ...values.nodes.split(',').filter(Boolean).map(another)].map((node) => ({
    version: node?.version ?? 'that was asked for',
    passed: node !== undefined && passes(node.program),
  }));
  for (const { version, passed } of outcomes)
    process.stdout.write(
      `Node ${version}, tensorflow ${values.tensorflow}: ${passed ? 'passed' : 'FAILED'}\n`,
    );
  process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

interface NodeToTest {
  readonly version: string;
  readonly program: (args: readonly string[]) => Command;
}

function another(version: string): NodeToTest | undefined {
  return installNode(version, join(scratch, `node-${version}`));
}

function here(): NodeToTest {
  return {
    version: process.versions.node,
    program: (args) => ({ program: process.execPath, args, env: process.env }),
  };
}

/** @param program of the Node that is tested */
function passes(program: NodeToTest['program']): boolean {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const commands = [
    [vitest, 'run', '--mode', 'long', '--testTimeout=900000', ...suites],
    [join('dist', 'cli', 'main.js'), 'doctor', '--self-test', 'tfjs-node,wasm'],
  ];
  return commands.every((args) => {
    const command = program(args);
    const NODE_PATH = [packages, process.env['NODE_PATH'] ?? ''].filter(Boolean).join(delimiter);
    const env = { ...command.env, NODE_PATH, YATES_TEST_BACKEND: 'tfjs-node', YATES_BACKEND: 'tfjs-node' };
    return run({ ...command, env }, packageRoot);
  });
}
