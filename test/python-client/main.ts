/**
 * `npm run test:python-client`: builds the wheel of clients/python and installs it, with mypy, pandas, Hydra and PyTorch's libraries where there is
 * a PyTorch, into `.python-client/`, which Git ignores. Then mypy, the package's own tests and real trainings run on what was installed.
 *
 * PyTorch is that of the Python that is asked for by `-- --python /usr/bin/python3` (Debian: apt-get install python3-torch), or that of PyPI with
 * `-- --torch`, which may be several GB. Without one, the parts of transformers and Lightning are left out, and said to be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    torch: { type: 'boolean', default: false },
  },
});

const source = join(packageRoot, 'clients', 'python');
const folder = join(packageRoot, '.python-client');
const python = join(folder, 'bin', 'python');
const scratch = mkdtempSync(join(tmpdir(), 'yates-python-client-'));

/** Those that run on the PyTorch of Debian 12, 1.13, where the newest want one of 2 and later. */
const onOldTorch = ['transformers==4.38.2', 'accelerate==0.27.2', 'lightning==2.2.5', 'numpy<2'];

try {
  install();
  step([python, '-m', 'mypy', '--cache-dir', join(scratch, 'mypy')], source);
  step([python, '-m', 'unittest', 'discover', '-t', '.'], source);
  // Away from the sources, so that what was installed is tested.
  step([python, join(packageRoot, 'test', 'python-client', 'real_libraries.py')], scratch);
  process.stdout.write('passed\n');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function install(): void {
  if (!existsSync(python)) {
    mkdirSync(folder, { recursive: true });
    step([values.python, '-m', 'venv', '--system-site-packages', folder], packageRoot);
  }
  const pip = [python, '-m', 'pip', '--quiet', '--disable-pip-version-check'];
  // Not in the sources, where setuptools would leave its files.
  step(['cp', '-r', source, join(scratch, 'source')], packageRoot);
  step([...pip, 'wheel', '--no-deps', '--wheel-dir', scratch, join(scratch, 'source')], scratch);
  const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl')) ?? '';
  step([...pip, 'install', '--force-reinstall', '--no-deps', join(scratch, wheel)], scratch);
  step([...pip, 'install', 'mypy', 'pandas', 'hydra-core'], scratch);
  if (values.torch) step([...pip, 'install', 'torch', 'transformers[torch]', 'lightning'], scratch);
  else if (majorOfTorch() === 1) step([...pip, 'install', ...onOldTorch], scratch);
  else if (majorOfTorch() !== undefined)
    step([...pip, 'install', 'transformers', 'accelerate', 'lightning'], scratch);
}

function majorOfTorch(): number | undefined {
  const { stdout, status } = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], {
    encoding: 'utf8',
  });
  return status === 0 ? Number.parseInt(stdout, 10) : undefined;
}

function step([program = '', ...args]: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (status === 0) return;
  throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? `exit code ${status}`}`);
}
