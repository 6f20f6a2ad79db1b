/** What `npm pack` ships: all that a user needs, nothing that only we do, and a `yates` that runs from it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

interface LockedPackage {
  readonly dev?: true;
  readonly optional?: true;
  readonly devOptional?: true;
}

describe('the package', () => {
  let folder: string;
  let packed: Packed;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-package-'));
    // The scripts would build again what this test runs on.
    const argv = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    [packed] = JSON.parse(execFileSync('npm', argv, { cwd: packageRoot, encoding: 'utf8' })) as [Packed];
    execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder]);
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'package', 'node_modules'));
    mkdirSync(join(folder, 'elsewhere'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const yates = (...argv: string[]): string =>
    execFileSync(process.execPath, [join(folder, 'package', 'dist', 'cli', 'main.js'), ...argv], {
      cwd: join(folder, 'elsewhere'),
      encoding: 'utf8',
      env: { ...process.env, YATES_COORDINATOR: '127.0.0.1:9' },
    });

  it('holds what runs and what users read, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const path of [
      'README.md',
      'LICENSE',
      'dist/cli/main.js',
      'dist/diffusion/backend/wasm/simd.wasm',
      'dist/proto/generated/yates.js',
      'proto/yates/v1/agent.proto',
      'design/sweep.schema.json',
      'diffusion/weights/base.safetensors',
      'diffusion/backend/parity-set/index.json',
      'examples/quick.yaml',
      'docs/sweep-file.md',
      'clients/python/pyproject.toml',
      'clients/python/yates/py.typed',
      'deploy/systemd/system/yates-agent.service',
    ])
      expect(paths).toContain(path);
    const places =
      /^(dist|docs|deploy\/(systemd|docker)|clients\/python|proto\/yates|diffusion\/(weights|backend\/parity-set)|examples(\/command|\/agents)?)\/|^design\/sweep\.schema\.json$|^[^/]+\.(md|json)$|^LICENSE$/;
    expect(paths.filter((path) => !places.test(path))).toEqual([]);
    expect(
      paths.filter((path) => /\.(ts|tsx|map)$|^test\/|^clients\/python\/tests|fixtures/.test(path)),
    ).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(19 * 2 ** 20);
  });

  it('takes less than 150 MB with what it cannot do without, and with SQLite for older Node', () => {
    const lock = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, LockedPackage>>;
    };
    const needed = Object.entries(lock.packages).flatMap(([path, { dev, optional, devOptional }]) =>
      path !== '' && !dev && !optional && !devOptional ? [path] : [],
    );
    // Those of the build, which takes what it needs of them into a file of its own.
    expect(needed.filter((path) => path.includes('/@stdlib/'))).toEqual([]);
    const built = readFileSync(
      join(packageRoot, 'dist', 'stats', 'distributions', 'special-functions.js'),
      'utf8',
    );
    expect(built).not.toMatch(/from ["']@stdlib/);
    const paths = [...needed, 'node_modules/better-sqlite3', join(folder, 'package')];
    const sizes = execFileSync('du', ['-sk', '--total', '--', ...paths], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    const kib = Number(/^(\d+)\s+total$/m.exec(sizes)?.[1]);
    expect(kib / 1_024).toBeGreaterThan(50);
    expect(kib / 1_024).toBeLessThan(150);
  });

  it('has a yates that plans the examples from another folder', () => {
    expect(yates('plan', join(folder, 'package', 'examples', 'tiny.yaml'))).toMatch(/^cells /m);
  });

  it('has a yates whose doctor finds nothing wrong', () => {
    const { healthy, findings } = JSON.parse(yates('doctor', '--json')) as {
      healthy: boolean;
      findings: unknown;
    };
    expect(healthy, JSON.stringify(findings)).toBe(true);
  });
});
