/** A real Slurm for tests, where it is installed and they run as root. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = ['slurmctld', 'slurmd', 'munged', 'sbatch'];
const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin'];

/** Why there is no Slurm to test with; undefined where there is one. */
export const slurmMissing: string | undefined =
  process.getuid?.() !== 0
    ? 'the tests do not run as root'
    : programs.every((name) => folders.some((folder) => existsSync(join(folder, name))))
      ? undefined
      : 'slurm-wlm and munge are not installed';

export interface RealSlurm {
  /** For the environment of whoever talks to it. */
  readonly env: Readonly<Record<string, string>>;
  /** What a command of Slurm prints. */
  run(command: string, ...args: readonly string[]): string;
  stop(): void;
}

/** @param cpus as many jobs of one task run at a time; more than the machine has are allowed */
export async function startSlurm(cpus = 2): Promise<RealSlurm> {
  const folder = mkdtempSync(join(tmpdir(), 'yates-slurm-'));
  const script = (name: string): string => join(import.meta.dirname, name);
  execFileSync(script('start'), [folder, String(cpus), String(await freePorts())], { stdio: 'pipe' });
  const env = { SLURM_CONF: join(folder, 'slurm.conf') };
  return {
    env,
    run: (command, ...args) =>
      execFileSync(command, [...args], { encoding: 'utf8', env: { ...process.env, ...env } }),
    stop: () => {
      execFileSync(script('stop'), [folder]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @returns a port that is free, as is the next one, in all likelihood */
function freePorts(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
