/**
 * `npm run test:python-client`: builds the wheel of clients/python and installs it, with mypy, pandas, Hydra, PyTorch, transformers and Lightning from
 * PyPI, into `.python-client/`, which Git ignores. Then mypy, the package's own tests and real trainings run on what was installed.
 * `-- --light` leaves PyTorch out, of which PyPI's has several GB, and with it the trainings. `-- --python python3.12` says with which Python.
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
    light: { type: 'boolean', default: false },
  },
});

const source = join(packageRoot, 'clients', 'python');
const folder = join(packageRoot, '.python-client');
const python = join(folder, 'bin', 'python');
const scratch = mkdtempSync(join(tmpdir(), 'yates-python-client-'));

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
    step([values.python, '-m', 'venv', folder], packageRoot);
  }
  const pip = [python, '-m', 'pip', '--quiet', '--disable-pip-version-check'];
  // Not in the sources, where setuptools would leave its files.
  step(['cp', '-r', source, join(scratch, 'source')], packageRoot);
  step([...pip, 'wheel', '--no-deps', '--wheel-dir', scratch, join(scratch, 'source')], scratch);
  const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl')) ?? '';
  step([...pip, 'install', '--force-reinstall', '--no-deps', join(scratch, wheel)], scratch);
  step([...pip, 'install', 'mypy', 'pandas', 'hydra-core'], scratch);
  if (!values.light) step([...pip, 'install', 'transformers[torch]', 'lightning'], scratch);
}

function step([program = '', ...args]: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (status === 0) return;
  throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? `exit code ${status}`}`);
}
