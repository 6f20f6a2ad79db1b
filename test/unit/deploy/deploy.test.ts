/** What deploy/ starts exists: verbs, options and paths. Where there is systemd, it reads the units itself. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../../base/package-root.ts';
import { yatesProgram } from '../../../cli/run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = join(packageRoot, 'deploy');
const text = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
const units = ['system', 'user'].flatMap((kind) =>
  readdirSync(join(folder, 'systemd', kind)).map((name) => ({
    kind,
    name,
    unit: text('systemd', kind, name),
  })),
);

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly command: readonly string[];
        readonly volumes: readonly string[];
        readonly healthcheck?: { readonly test: readonly string[] };
      }
    >
  >;
  readonly volumes: Readonly<Record<string, null>>;
}
const compose = parse(text('docker', 'compose.yaml')) as Compose;
const dockerfile = text('docker', 'Dockerfile');

/** @param words of a command, after `yates` @returns options that the verb does not have */
async function unknownOptions([verb = '', ...words]: readonly string[]): Promise<string[]> {
  const program = await yatesProgram([verb]);
  const command = program.commands.find((one) => one.name() === verb);
  if (command === undefined) return [verb];
  const known = new Set(command.options.map(({ long }) => long));
  return words.filter((word) => word.startsWith('--') && !known.has(word.split('=')[0] ?? ''));
}

describe('the units of systemd', () => {
  it.each(units)('$kind/$name starts a verb with options that it has', async ({ unit }) => {
    const [, program, words = ''] = /^ExecStart=(\S+) (.*)$/m.exec(unit) ?? [];
    expect(program).toMatch(/^(?:\/usr\/local|%h\/\.local)\/bin\/yates$/);
    expect(await unknownOptions(words.split(' '))).toEqual([]);
  });

  it.each(units)('$kind/$name starts again, whatever ends it', ({ unit }) => {
    expect(unit).toMatch(/^Restart=always$/m);
  });

  it('let agents end their trials themselves', () => {
    const agents = units.filter(({ name }) => name === 'yates-agent.service');
    expect(agents).toHaveLength(2);
    for (const { unit } of agents) expect(unit).toMatch(/^KillMode=mixed$/m);
  });

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!hasSystemd)('are read by systemd without a complaint', () => {
    const copies = temporaryFolder();
    for (const kind of ['system', 'user']) {
      mkdirSync(join(copies, kind));
      const paths = units
        .filter((one) => one.kind === kind)
        .map(({ name, unit }) => {
          const path = join(copies, kind, basename(name));
          // It looks for the program, which is not installed here.
          writeFileSync(path, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
          return path;
        });
      const args = ['verify', '--man=no', ...(kind === 'user' ? ['--user'] : []), ...paths];
      const { status, stderr } = spawnSync('systemd-analyze', args, {
        encoding: 'utf8',
        env: { ...process.env, XDG_RUNTIME_DIR: copies },
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    }
  });
});

describe('the containers', () => {
  it('start verbs with options that they have', async () => {
    const [, own = '[]'] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const commands = [
      JSON.parse(own) as string[],
      ...Object.values(compose.services).flatMap(({ command, healthcheck }) => [
        command,
        ...(healthcheck === undefined ? [] : [healthcheck.test.slice(2)]),
      ]),
    ];
    expect(commands).toHaveLength(4);
    for (const words of commands) expect(await unknownOptions(words)).toEqual([]);
  });

  it('keep their data in volumes that are declared, each in its own', () => {
    const named = Object.values(compose.services).map(({ volumes }) => volumes[0]?.split(':')[0]);
    expect(named).toEqual(Object.keys(compose.volumes));
    expect(dockerfile).toMatch(/^VOLUME \/data$/m);
  });

  it('run on a Node.js that brings SQLite, as a user without rights', () => {
    expect(Number(/^FROM node:(\d+)/m.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(24);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
