/** Real git, real interpreters. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../../agent/environment/code-of-folder.ts';
import { environmentHash } from '../../../../agent/environment/environment-hash.ts';
import { Environments } from '../../../../agent/environment/environments.ts';
import { Interpreters } from '../../../../agent/environment/interpreter.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const identity = ['-c', 'user.name=n', '-c', 'user.email=e@example.org', '-c', 'commit.gpgsign=false'];

function repository(): { folder: string; git: (...args: string[]) => string } {
  const folder = temporaryFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
  git('init', '-q');
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'train.py'), 'print(1)\n');
  writeFileSync(join(folder, 'README.md'), 'one\n');
  git('add', '.');
  git('commit', '-qm', 'one');
  return { folder, git };
}

describe('the code of a folder', () => {
  it('is its commit and the contents of what is tracked there', async () => {
    const { folder, git } = repository();
    const code = join(folder, 'code');
    const before = await codeOf(code, ['train.py']);
    expect(before).toMatchObject({ commit: git('rev-parse', 'HEAD'), isDirty: false });
    expect(before.codeSha256).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(join(code, 'notes.txt'), 'not tracked\n');
    expect(await codeOf(code, ['train.py'])).toEqual(before);
    writeFileSync(join(code, 'train.py'), 'print(2)\n');
    const changed = await codeOf(code, ['train.py']);
    expect(changed).toMatchObject({ commit: before.commit, isDirty: true });
    expect(changed.codeSha256).not.toBe(before.codeSha256);
    git('commit', '-qam', 'two');
    const committed = await codeOf(code, ['train.py']);
    expect(committed).toEqual({
      commit: git('rev-parse', 'HEAD'),
      isDirty: false,
      codeSha256: changed.codeSha256,
    });
  });

  it('does not change with files of the repository that lie elsewhere, though the state of the commit does', async () => {
    const { folder } = repository();
    const code = join(folder, 'code');
    const before = await codeOf(code, []);
    writeFileSync(join(folder, 'README.md'), 'two\n');
    expect(await codeOf(code, [])).toEqual({ ...before, isDirty: true });
  });

  it('outside of git is that of the script', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'train.py'), 'print(1)\n');
    const before = await codeOf(folder, ['-u', 'train.py', '--lr', '0.1']);
    expect(before).toMatchObject({
      commit: '',
      isDirty: false,
      codeSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    writeFileSync(join(folder, 'train.py'), 'print(2)\n');
    expect((await codeOf(folder, ['-u', 'train.py', '--lr', '0.1'])).codeSha256).not.toBe(before.codeSha256);
    expect((await codeOf(folder, ['--lr', '0.1'])).codeSha256).toBe('');
  });
});

describe('an interpreter', () => {
  /** A Python that says what a file beside it has, and counts how often it is asked. */
  function python(): { program: string; packages: string; asked: () => number } {
    const folder = temporaryFolder();
    const packages = join(folder, 'site-packages');
    mkdirSync(packages);
    const program = join(folder, 'python3.11');
    const said = JSON.stringify({
      version: '3.11.4',
      packages: { Torch_Vision: '0.16', numpy: '1.26' },
      folders: [packages],
    });
    writeFileSync(program, `#!/bin/sh\necho >> ${folder}/asked\ncat <<'END'\n${said}\nEND\n`);
    chmodSync(program, 0o755);
    const asked = (): number =>
      Number(execFileSync('wc', ['-l', join(folder, 'asked')], { encoding: 'utf8' }).split(' ')[0]);
    return { program, packages, asked };
  }

  it('is asked once, and again when its packages have changed', async () => {
    const { program, packages, asked } = python();
    const interpreters = new Interpreters();
    const say = () => interpreters.describe(program, { PATH: process.env['PATH'] ?? '' }, '/');
    expect(await say()).toEqual({
      interpreter: 'python',
      interpreterVersion: '3.11.4',
      packages: { numpy: '1.26', 'torch-vision': '0.16' },
    });
    await say();
    expect(asked()).toBe(1);
    mkdirSync(join(packages, 'new'));
    await say();
    expect(asked()).toBe(2);
  });

  it('that is no known one is never started to be asked', async () => {
    const folder = temporaryFolder();
    const program = join(folder, 'train');
    writeFileSync(program, `#!/bin/sh\ntouch ${folder}/started\n`);
    chmodSync(program, 0o755);
    expect(await new Interpreters().describe(program, {}, folder)).toMatchObject({
      interpreter: 'train',
      interpreterVersion: '',
    });
    expect(existsSync(join(folder, 'started'))).toBe(false);
  });
});

it('one description has one hash, which changes with what it says', async () => {
  const folder = temporaryFolder();
  const order = {
    program: process.execPath,
    args: ['train.mjs'],
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
    mark: 'm',
    memoryLimitBytes: 0,
  };
  writeFileSync(join(folder, 'train.mjs'), '1\n');
  const environments = new Environments();
  const before = await environments.ofProgram(order);
  expect(before).toMatchObject({ interpreter: 'node', interpreterVersion: process.version });
  expect(environmentHash(await environments.ofProgram(order))).toBe(environmentHash(before));
  writeFileSync(join(folder, 'train.mjs'), '2\n');
  expect(environmentHash(await environments.ofProgram(order))).not.toBe(environmentHash(before));
});
