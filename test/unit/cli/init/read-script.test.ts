import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { blankSweep } from '../../../../cli/init/blank-sweep.ts';
import { firstTry } from '../../../../cli/init/first-try.ts';
import { readScript } from '../../../../cli/init/read-script.ts';
import { shellWord } from '../../../../cli/output/shell-word.ts';
import { trainerChecks } from '../../../../cli/input/trainer-checks.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { runVerb } from '../run-verb.ts';

describe('a script that yates init reads', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('is known by its name or its first line', () => {
    const text = "p.add_argument('--lr')";
    expect(readScript(file('a.py', text)).options).toHaveLength(1);
    expect(readScript(file('train', `#!/usr/bin/env python3\n${text}`)).options).toHaveLength(1);
    expect(readScript(file('b.py', 'import click')).mayHaveMore).toBe(true);
    expect(readScript(file('c.py', 'pass')).mayHaveMore).toBe(false);
    expect(readScript(file('d.py', 'x = "fire"  # click')).mayHaveMore).toBe(false);
  });

  it('takes its settings from the configuration that Hydra reads', () => {
    mkdirSync(join(folder, 'conf'));
    const config = file(join('conf', 'base.yaml'), 'lr: 0.1');
    const script = file(
      'main.py',
      "@hydra.main(version_base=None, config_path='conf', config_name='base')\ndef main(cfg): pass",
    );
    expect(readScript(script)).toMatchObject({ script, config, options: [{ name: 'lr' }] });
    expect(readScript(config)).toMatchObject({ script, config });
  });

  it.each([
    ['none.py', /E_FILE_MISSING .*there is no such script/],
    ['.', /E_FILE_DIRECTORY/],
    ['/dev/zero', /E_INIT_SCRIPT \/dev\/zero it is no file/],
  ])('is not %s', (name, says) => {
    expect(() => readScript(name.startsWith('/') ? name : join(folder, name))).toThrow(says);
  });

  it('is the one that a slip of the fingers meant', () => {
    file('train.py', '');
    expect(() => readScript(join(folder, 'trian.py'))).toThrow(`did you mean "${join(folder, 'train.py')}"?`);
    expect(() => readScript(join(folder, 'other.py'))).toThrow('check the path');
  });

  it('is no other program, no binary and no huge file', () => {
    expect(() => readScript(file('run.sh', '#!/bin/sh'))).toThrow(/E_INIT_SCRIPT .*no Python script/);
    expect(() => readScript(file('b.py', 'x\0'))).toThrow(/E_INIT_SCRIPT .*no Python script/);
    const huge = file('huge.py', '');
    truncateSync(huge, limits.initScriptBytes + 1);
    expect(() => readScript(huge)).toThrow(/E_INIT_SCRIPT .*larger than 4 MiB/);
  });
});

describe('what a user asks yates init to vary', () => {
  const text = `
p.add_argument('--lr', type=float, default=0.1)
p.add_argument('--seed', type=int, default=0)
p.add_argument('--betas', type=float, nargs=2)
p.add_argument('--hidden', type=int, nargs='+')
p.add_argument('--fast', type=bool, default=False)
p.add_argument('--no-bias', dest='bias', action='store_false')
p.add_argument('--x', type=float)
print('loss: 1')`;
  const init = (...factors: string[]) => {
    const folder = temporaryFolder();
    const script = join(folder, 'my train.py');
    writeFileSync(script, text);
    const output = join(folder, 'sweep.yaml');
    const given = factors.flatMap((factor) => ['--factor', factor]);
    return runVerb('init', script, '-o', output, '--no-run', ...given).then((ran) => ({ ...ran, output }));
  };

  it.each([
    [['seed=1,2'], /seed is another one for each trial, .*set replicates in the sweep file/],
    [['lr', 'betas=1,2'], /betas takes no single value/],
    [['fast=true,false'], /fast has type=bool, which takes every word for true/],
    [['bias=true,false'], /bias can be turned off by --no-bias, and by nothing on/],
    [['x'], /no levels are known of x; name them, as in x=a,b/],
    [['lr=1,2', 'lr=3,4'], /lr is named twice; name it once/],
  ])('is refused with the reason where it cannot be: %j', async (factors, why) => {
    const { code, stderr } = await init(...factors);
    expect(stderr).toMatch(/^E_INIT_OPTION --factor /);
    expect(stderr).toMatch(why);
    expect(code).toBe(2);
  });

  it('may be an option that takes several values, of which each level is one', async () => {
    const { output, stdout } = await init('hidden=64,128');
    expect(readFileSync(output, 'utf8')).toContain('hidden: [64, 128]');
    // What it says can be typed.
    expect(stdout).toContain(`yates plan ${output} `);
  });

  it('is not asked for of a script that there is not', async () => {
    const { stderr, code } = await runVerb('init', join(temporaryFolder(), 'no.py'), '-o', '/dev/null');
    expect(stderr).toMatch(/^E_FILE_MISSING /);
    expect(code).toBe(2);
  });
});

describe('words of a command that can be typed again', () => {
  it.each([
    ['train.py', 'train.py'],
    ['my train.py', "'my train.py'"],
    ["it's", String.raw`'it'\''s'`],
    ['', "''"],
    ['$HOME', "'$HOME'"],
    ['lr=0.01,0.1', 'lr=0.01,0.1'],
  ])('%s', (word, written) => {
    expect(shellWord(word)).toBe(written);
  });
});

describe('a script that yates init cannot vary', () => {
  it('is told which lines make options of its own values, and no number of a crash is taken for its result', async () => {
    const folder = temporaryFolder();
    const output = join(folder, 'sweep.yaml');
    const script = join(folder, 'train.py');
    writeFileSync(script, 'lr = 0.1\nname = "x"\nloss = lr\nprint("loss", loss)');
    const none = await runVerb('init', script, '-o', output, '--no-run');
    expect(none.stderr).toMatch(
      /E_INIT_SCRIPT .*add:\n    import argparse\n[^]*add_argument\("--lr", type=type\(lr\), default=lr\)\n    globals\(\)\.update/,
    );
    writeFileSync(join(folder, 'config.json'), '{"lr": 0.1}');
    writeFileSync(script, 'import sys\nopen(sys.argv[1])\nprint(f"loss: {loss}")');
    const words = ['init', join(folder, 'config.json'), '-o', output, '--python', 'python3'];
    const failed = await runVerb(...words);
    expect(failed.stdout).toMatch(/response {2}loss, [^]*was given its settings as words/);
  });
});

describe('a first try', () => {
  it('keeps the end of what is printed, and how it ended', async () => {
    const program = `process.stdout.write('x'.repeat(${limits.initOutputBytes}) + 'end', () => process.exit(3))`;
    const tried = await firstTry([process.execPath, '-e', program], 60_000);
    expect(tried).toMatchObject({ exitCode: 3, isOverTime: false });
    expect(tried.output).toHaveLength(limits.initOutputBytes);
    expect(tried.output.endsWith('xend')).toBe(true);
  });

  it('ends when its time is over, with what it started', async () => {
    const tried = await firstTry(['/bin/sh', '-c', 'sleep 600 & sleep 600'], 100);
    expect(tried).toMatchObject({ exitCode: null, isOverTime: true });
  });

  it('says when there is no such program', async () => {
    expect((await firstTry(['no-such-program'], 1_000)).spawnError).toContain('ENOENT');
  });
});

describe('yates init', () => {
  it('writes sweep files to start from, which can be planned as they stand', async () => {
    const output = join(temporaryFolder(), 'sweep.yaml');
    for (const kind of ['--blank', '--paper']) {
      expect((await runVerb('init', kind, '-o', output, '--force')).stderr).toBe('');
      expect(await runVerb('plan', output)).toMatchObject({ code: 0 });
    }
    const spec = parseSweep(blankSweep(), { fileName: 'a.yaml', trainers: await trainerChecks() });
    expect(spec.trainer.options['metrics']).toEqual({ loss: 'val loss: (\\S+)' });
  });

  it.each([
    [['--factor', 'lrr=1'], /E_INIT_OPTION --factor .*"lrr"; did you mean "lr"\?/],
    [['--factor', 'lr=a'], /E_INIT_OPTION --factor lr: "a" is not a number/],
    [['--factor', 'opt=sgdd'], /did you mean "sgd"\?/],
    [['--factor', 'name'], /E_INIT_OPTION .*no levels are known of name/],
    [['--metric', 'los'], /E_INIT_OPTION --metric .*did you mean "loss"\?/],
    [['--set', 'lr'], /E_INIT_OPTION --set lr has no value/],
  ])('refuses %j before it writes anything', async (words, says) => {
    const folder = temporaryFolder();
    const script = join(folder, 'train.py');
    const text =
      "p.add_argument('--lr', type=float, default=0.1)\np.add_argument('--opt', choices=['sgd', 'adam'])\np.add_argument('--name')\n";
    writeFileSync(script, `${text}print(f"loss: {loss}")`);
    const ran = await runVerb('init', script, '-o', join(folder, 'sweep.yaml'), '--no-run', ...words);
    expect(ran.stderr).toMatch(says);
    expect(ran.code).toBe(2);
    expect((await runVerb('init', script, '-o', join(folder, 'sweep.yaml'), '--no-run')).code).toBe(0);
  });
});

describe('a script that reads its settings from a file alone', () => {
  const reads = `import json
def main():
    with open("config.json") as f:
        config = json.load(f)
    print("accuracy: %.4f" % train(config))
`;
  const withFile = (text: string): string => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'config.json'),
      '{"lr": 0.1, "model": {"width": 16}, "seed": 1, "out": "runs/"}',
    );
    writeFileSync(join(folder, 'train.py'), text);
    return folder;
  };

  it.each(['train.py', 'config.json'])(
    'is given the lines that let it take a trial, from %s',
    async (named) => {
      const folder = withFile(reads);
      const output = join(folder, 'sweep.yaml');
      const { code, stdout, stderr } = await runVerb('init', join(folder, named), '-o', output, '--no-run');
      expect(code, stderr).toBe(0);
      expect(stdout).toContain(`all trials would be alike. After ${join(folder, 'train.py')}:4, as deep`);
      expect(stdout).toContain(`
    import json, os
    if "YATES_TRIAL" in os.environ:
        trial = json.loads(os.environ["YATES_TRIAL"])
        config["lr"] = trial["settings"]["lr"]
        config["model"]["width"] = trial["settings"]["model_width"]
        config["seed"] = trial["seed"]
`);
      expect(stdout).toMatch(/Next, once that is done in \S+train\.py:\n {2}yates plan/);
      expect(readFileSync(output, 'utf8')).toMatch(/^ {2}run: \[python3, \S+train\.py\]$/m);
    },
  );

  it.each([
    'target = logits.argmax(1)',
    'def f(*args, **kwargs): g(*args, **kwargs)',
    'clip_grad_norm_(net.parameters(), 1.0)',
    'Process(target=f, args=(1,))',
    'client, climate, large, fired, clicks = 1, 2, 3, 4, 5',
  ])('takes no words by the name of anything else: %s', (text) => {
    expect(readScript(join(withFile(reads + text), 'train.py'))).toMatchObject({ takes: 'file' });
  });

  it.each([
    'import sys; path = sys.argv[1]',
    'args = options()',
    'from settings import args\nprint(args.lr)',
    'conf = OmegaConf.from_cli()',
    'parser = HfArgumentParser(A)',
    'fire.Fire(main)',
    'from absl import flags',
    'cli = LightningCLI(A)',
    'parse_cli_args()',
  ])('may take words: %s', (text) => {
    expect(readScript(join(withFile(reads + text), 'config.json'))).toMatchObject({ takes: 'words' });
  });

  it('is given the values of --set, which words of run would not change', async () => {
    const folder = withFile(reads);
    const output = join(folder, 'sweep.yaml');
    const init = ['init', join(folder, 'train.py'), '-o', output, '--no-run'];
    const { stdout } = await runVerb(...init, '--set', 'model.width=32', '--set', 'out=b');
    expect(stdout).toContain(`
        config["model"]["width"] = trial["options"]["model_width"]
        config["out"] = trial["options"]["out"]
        config["seed"] = trial["seed"]
`);
    const text = readFileSync(output, 'utf8');
    const spec = parseSweep(text, { fileName: output, trainers: await trainerChecks() });
    expect(spec.trainer.options['options']).toEqual({ model_width: 32, out: 'b' });
    expect(text).not.toContain('add them to run');
    writeFileSync(join(folder, 'train.py'), `${reads}    os.environ["YATES_TRIAL"]`);
    const { stdout: asks } = await runVerb(...init, '--force', '--set', 'out=b');
    expect(asks).toContain('trial["options"]["out"]');
  });

  it('is ready once it has them, and is given words if it takes any', async () => {
    const run = async (
      text: string,
    ): Promise<{ readonly stdout: string; readonly run: string | undefined }> => {
      const folder = withFile(text);
      const output = join(folder, 'sweep.yaml');
      const words = ['init', join(folder, 'config.json'), '-o', output, '--no-run'];
      const { stdout } = await runVerb(...words);
      return { stdout, run: /run: (.*)/.exec(readFileSync(output, 'utf8'))?.[1] };
    };
    const asks = await run(`${reads.replace('json\n', 'json, os\n')}os.environ["YATES_TRIAL"]`);
    expect(asks.stdout).toMatch(/^Next:$/m);
    expect(asks.run).not.toContain('{args');
    const takes = await run(`import sys\n${reads}override(sys.argv)`);
    expect(takes.stdout).toMatch(/^Next:$/m);
    expect(takes.run).toContain('{args:hydra}');
  });
});
