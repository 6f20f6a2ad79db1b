import type { Argument, Command, Option } from 'commander';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newToken } from '../../../base/secret/token.ts';
import { LoginStore } from '../../../client/join/login-store.ts';
import { packageVersion } from '../../../base/package-root.ts';
import { yatesProgram } from '../../../cli/run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runVerb } from './run-verb.ts';

describe('yates', () => {
  it('prints its version and its help, and exits 0', async () => {
    expect(await runVerb('--version')).toEqual({ code: 0, stdout: `${packageVersion}\n`, stderr: '' });
    const help = await runVerb('--help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Usage: yates');
  });

  it('has help for every verb', async () => {
    for (const command of (await yatesProgram()).commands) {
      const { code, stdout } = await runVerb(command.name(), '--help');
      expect([command.name(), code]).toEqual([command.name(), 0]);
      expect(stdout).toContain(`Usage: yates ${command.name()}`);
      expect(command.description()).not.toBe('');
    }
  });

  it('begins the help of every verb with a verb, and has examples that can be typed', async () => {
    const firstWords =
      /^(analyse|change|check|compare|end|fetch|go|join|keep|list|make|open|plan|print|queue|remove|run|send|serve|share|show|start|submit|train|write) /;
    for (const command of (await yatesProgram()).commands) {
      expect(command.description()).toMatch(firstWords);
      const { stdout } = await runVerb(command.name(), '--help');
      const examples =
        stdout
          .split(/\nExamples?:\n/)[1]
          ?.trim()
          .split('\n') ?? [];
      expect([command.name(), examples.length > 0]).toEqual([command.name(), true]);
      for (const example of examples) {
        // What is quoted is of another program.
        const words = example
          .trim()
          .replaceAll(/'[^']*'/g, "''")
          .split(' ');
        expect(words.slice(0, 2)).toEqual(['yates', command.name()]);
        if (command.name() === 'slurm') continue;
        const options = [command, ...command.commands].flatMap((one) =>
          one.options.flatMap(({ short, long }) => [short, long]),
        );
        for (const word of words.filter((one) => /^--?[a-z]/.test(one))) expect(options).toContain(word);
      }
    }
  });

  it.each([
    [['pln', 'x'], "unknown command 'pln'\n(Did you mean plan?)"],
    [['plan'], "missing required argument 'sweep'\n(see `yates plan --help`)"],
    [['plan', 'a', 'b'], 'too many arguments'],
    [['plan', 'a', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['help', 'pln'], "unknown command 'pln'\n(Did you mean plan?)\n(see `yates --help`)"],
    [['help', 'nothing'], "unknown command 'nothing'"],
    [['token', 'create', '--role', 'amdin'], '(Did you mean admin?)\n(see `yates token create --help`)'],
    [['log', '--kind', 'fault,stering'], '(Did you mean steering?)'],
    [['schema', 'analysys'], '(Did you mean analysis?)'],
    [['up', 'a.yaml', '--backend', 'wsam'], '(Did you mean wasm?)'],
    [['score', 'a', '--run', 'x', '--metric', 'y', '--goal', 'maxmize'], '(Did you mean maximize?)'],
    [['export', '--format', 'xml'], 'Allowed choices are csv, json'],
    [['analyse', 'x.csv', '--type', '4'], 'Write 1, 2 or 3.'],
    [['analyse', 'x.csv', '--goal', 'up'], 'Write maximize or minimize.'],
    [
      ['ls', '--coordinator', 'nowhere'],
      'E_OPTION_ADDRESS --coordinator "nowhere" is not host:port; write it like 127.0.0.1:4444',
    ],
    [['ls', '--coordinator', 'host:99999'], 'E_OPTION_ADDRESS'],
  ])('%j is wrong usage: exit code 2, nothing on stdout', async (argv, expected) => {
    const { code, stdout, stderr } = await runVerb(...argv);
    expect(stderr).toContain(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('suggests the nearest of a few words for every option and argument that takes one of them', async () => {
    const withChoices = (command: Command): { command: Command; one: Option | Argument }[] => [
      ...[...command.options, ...command.registeredArguments]
        .filter(({ argChoices }) => argChoices !== undefined)
        .map((one) => ({ command, one })),
      ...command.commands.flatMap(withChoices),
    ];
    const found = withChoices(await yatesProgram());
    expect(found.length).toBeGreaterThan(15);
    for (const { command, one } of found) {
      const word = one.argChoices?.find((choice) => choice.length > 3);
      // The shell of `completion` is refused by the verb itself.
      if (word === undefined || command.name() === 'completion') continue;
      const place = `${command.name()} ${one.name()}`;
      const written = `${word.slice(0, 2)}x${word.slice(2)}`;
      expect(() => one.parseArg?.(written, undefined as never), place).toThrow(/[Dd]id you mean "?[a-z]/);
      expect(() => one.parseArg?.(written, undefined as never), place).toThrow(word);
    }
  });

  it('says how to start a coordinator where none answers: exit code 1', async () => {
    // Port 9 (discard) of the loopback: nothing listens there.
    vi.stubEnv('XDG_CONFIG_HOME', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    new LoginStore().save({ address: '127.0.0.1:9', token: newToken(), insecure: true, atMs: 1 });
    const { code, stdout, stderr } = await runVerb('ls', '--coordinator', '127.0.0.1:9');
    expect(stderr).toBe(
      'E_COORDINATOR_OFFLINE 127.0.0.1:9 no coordinator answers there; start one with `yates up SWEEP` or `yates coordinator`, or name another with --coordinator host:port\n',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('never repeats a token that stands on the command line, whatever it was meant for', async () => {
    const token = newToken();
    const string = `yates://${token}@10.0.0.5:4444#pin`;
    for (const argv of [[string], ['ls', `--foo=${string}`], ['login', string], ['show', token], [token]]) {
      const { code, stdout, stderr } = await runVerb(...argv);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^E_JOIN_FILE argument \d .*seen by every user of this machine; revoke its token/,
      );
      expect(stderr).not.toContain(token.slice(4, 14));
    }
  });

  it('talks to no coordinator that it has no login for: exit code 2', async () => {
    vi.stubEnv('XDG_CONFIG_HOME', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, stderr } = await runVerb('ls', '--coordinator', '127.0.0.1:9');
    expect(stderr).toMatch(/^E_LOGIN_MISSING 127\.0\.0\.1:9 there is no login for this coordinator; /);
    expect(code).toBe(2);
  });
});
