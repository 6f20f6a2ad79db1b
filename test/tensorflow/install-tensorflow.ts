import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** Of PyPI's package `tensorflow-cpu`: from 2.12 on its wheels have a libtensorflow that needs no Python. */
export const tensorflowVersion = '2.18.1';

/** Of npm's package @tensorflow/tfjs-node; ours of TensorFlow.js is the same. */
const bindingVersion = '4.22.0';

/** Of Node's interface for native parts, which stays the same from one version of Node to the next. */
const napiVersion = '8';

/**
 * Installs @tensorflow/tfjs-node, whose installer downloads from a host that not everybody reaches, from registries alone: libtensorflow
 * and its headers out of a wheel of PyPI, the binding compiled from the sources that npm's package has.
 *
 * @returns the folder of packages, for NODE_PATH
 * @throws Error naming the step that failed
 */
export function installTensorflow(version: string): string {
  const folder = join(packageRoot, '.tensorflow', version);
  const packages = join(folder, 'node_modules');
  const binding = join(packages, '@tensorflow', 'tfjs-node');
  const compiled = join(binding, 'lib', `napi-v${napiVersion}`, 'tfjs_binding.node');
  if (existsSync(compiled)) return packages;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  unpackLibrary(version, folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  npm(folder, [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `@tensorflow/tfjs-node@${bindingVersion}`,
  ]);
  linkLibrary(join(folder, 'tensorflow'), join(binding, 'deps'));
  compile(binding);
  return packages;
}

/** Takes libraries and headers out of the wheel, and drops the rest of it. */
function unpackLibrary(version: string, folder: string): void {
  const wheels = join(folder, 'wheels');
  // A wheel of one version of Python is as good as that of another: none of its Python is used.
  const platform = ['--python-version', '3.11', '--platform', 'manylinux2014_x86_64'];
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', ...platform];
  step('python3', [...pip, '--dest', wheels, `tensorflow-cpu==${version}`], folder);
  const [wheel = ''] = readdirSync(wheels);
  step('python3', ['-c', unpackWheel, join(wheels, wheel), folder], folder);
  rmSync(wheels, { recursive: true });
}

const unpackWheel = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        parts = name.split("/")
        library = len(parts) == 2 and parts[1].startswith(("libtensorflow_cc.so", "libtensorflow_framework.so"))
        if library or name.endswith(".h") and name.startswith(("tensorflow/include/tensorflow/", "tensorflow/include/xla/tsl/", "tensorflow/include/tsl/")):
            wheel.extract(name, sys.argv[2])
`;

/** As the binding's own installer leaves them. The names by which libraries are linked differ from those by which they are loaded. */
function linkLibrary(from: string, to: string): void {
  mkdirSync(join(to, 'lib'), { recursive: true });
  symlinkSync(join(from, 'include'), join(to, 'include'));
  for (const [target, ...names] of [
    ['libtensorflow_cc.so.2', 'libtensorflow_cc.so.2', 'libtensorflow.so'],
    ['libtensorflow_framework.so.2', 'libtensorflow_framework.so.2', 'libtensorflow_framework.so'],
  ] as const) {
    for (const name of names) symlinkSync(join(from, target), join(to, 'lib', name));
  }
}

function compile(binding: string): void {
  const nodeGyp = join(dirname(npmProgram()), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const headers = join(dirname(process.execPath), '..');
  const hasHeaders = existsSync(join(headers, 'include', 'node', 'node.h'));
  step(
    process.execPath,
    [
      nodeGyp,
      'rebuild',
      '--silent',
      ...(hasHeaders ? [`--nodedir=${headers}`] : []),
      `--napi_build_version=${napiVersion}`,
      '--module_name=tfjs_binding',
      `--module_path=${join(binding, 'lib', `napi-v${napiVersion}`)}`,
    ],
    binding,
  );
}

const npm = (folder: string, args: readonly string[]): void =>
  step(process.execPath, [npmProgram(), ...args], folder);

/** The npm that runs us, whose node-gyp compiles. */
function npmProgram(): string {
  const program = process.env['npm_execpath'];
  if (program === undefined) throw new Error('start it with npm: npm run test:tensorflow');
  return program;
}

function step(program: string, args: readonly string[], folder: string): void {
  const { status, error } = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) return;
  throw new Error(`${program} ${args.slice(0, 4).join(' ')} ... failed in ${folder}`, { cause: error });
}
