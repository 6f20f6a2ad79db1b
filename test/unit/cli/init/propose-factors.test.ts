import { describe, expect, it } from 'vitest';
import { argparseOptions } from '../../../../cli/init/argparse-options.ts';
import { proposeFactors, whyNotVaried } from '../../../../cli/init/propose-factors.ts';
import { pythonTokens } from '../../../../cli/init/python-tokens.ts';
import { scriptCommand } from '../../../../cli/init/script-command.ts';
import { optionsWith, subcommandNamed, subcommandsOf } from '../../../../cli/init/subcommand.ts';

const optionsOf = (...calls: string[]) =>
  argparseOptions(pythonTokens(calls.map((call) => `p.add_argument(${call})`).join('\n')));
const factorsOf = (...calls: string[]) =>
  proposeFactors(optionsOf(...calls)).factors.map(({ name, levels }) => [name, ...levels]);
const wordsOf = (...calls: string[]): string => {
  const { words, firstTry } = scriptCommand(['t.py'], proposeFactors(optionsOf(...calls)), new Map());
  return `${words.join(' ')} | ${firstTry.join(' ')}`;
};

describe('the command of a script with subcommands', () => {
  const text = `
common = argparse.ArgumentParser(add_help=False)
common.add_argument('--device', default='cpu')
parser = argparse.ArgumentParser()
parser.add_argument('--seed', type=int, default=0)
parser.add_argument('--noise', type=float, default=0.5)
parser.add_argument('--amp', action='store_true')
commands = parser.add_subparsers(dest='command')
one = commands.add_parser('eval')
one.add_argument('--lr', type=float, default=7)
one = commands.add_parser('train', parents=[common])
group = one.add_argument_group('training')
group.add_argument('--lr', type=float, default=0.1)
group.add_argument('--fast', action='store_true')
one.add_argument('--epochs', type=int, default=3)`;
  const all = argparseOptions(pythonTokens(text));

  it('has the options of the script before the subcommand, and those of the subcommand after it', () => {
    expect(subcommandsOf(all)).toEqual(['eval', 'train']);
    const options = optionsWith('train', all);
    expect(options.map(({ name, subcommand }) => `${subcommand ?? ''} ${name}`)).toEqual([
      ' seed',
      ' noise',
      ' amp',
      'train device',
      'train lr',
      'train fast',
      'train epochs',
    ]);
    const wanted = new Map(['noise', 'lr', 'fast'].map((name) => [name, []]));
    const { words, firstTry } = scriptCommand(
      ['t.py'],
      proposeFactors(options, wanted),
      new Map(),
      false,
      'train',
    );
    expect(words.join(' ')).toBe('t.py --seed {seed} --noise {noise} train --epochs 3 {args:flags}');
    expect(firstTry.join(' ')).toBe('t.py --seed 1 --noise 0.2 train --epochs 1 --lr 0.03');
  });

  it('cannot have a switch before the subcommand as a factor', () => {
    const options = optionsWith('train', all);
    expect(proposeFactors(options).factors.map(({ name }) => name)).not.toContain('amp');
    const amp = options.find(({ name }) => name === 'amp');
    expect(amp && whyNotVaried(amp).what).toMatch(/^amp has no value, and stands before the subcommand/);
  });

  it.each([
    [undefined, ['eval', 'train'], 'train'],
    [undefined, ['eval', 'infer'], 'eval'],
    [undefined, [], undefined],
    ['eval', ['eval', 'train'], 'eval'],
  ])('of %s among %j it is %s', (wanted, names, chosen) => {
    expect(subcommandNamed(wanted, names)).toBe(chosen);
  });

  it('is refused for a subcommand that there is not', () => {
    expect(() => subcommandNamed('trian', ['eval', 'train'])).toThrow(
      /E_INIT_OPTION --subcommand .*"trian"; did you mean "train"\?/,
    );
    expect(() => subcommandNamed('train', [])).toThrow(/--subcommand the script has no subcommands/);
  });
});

describe('what a sweep varies', () => {
  it.each([
    ["'--lr', type=float, default=0.01", ['lr', 0.003, 0.01]],
    ["'--batch_size', type=int, default=64", ['batch_size', 64, 128]],
    ["'--layers', type=int, default=3", ['layers', 3, 9]],
    ["'--momentum', type=float, default=0.9", ['momentum', 0.7, 0.9]],
    ["'--dropout', type=float, default=0.1", ['dropout', 0.1, 0.3]],
    ["'--weight_decay', type=float, default=0.0", ['weight_decay', 0, 0.01]],
    ["'--amp', action='store_true'", ['amp', false, true]],
    ["'--model', choices=['a', 'b', 'c', 'd', 'e'], default='e'", ['model', 'a', 'b', 'c', 'e']],
    ["'--type', choices=[1, 2]", ['type_level', 1, 2]],
  ])('%s', (call, factor) => {
    expect(factorsOf(call)).toEqual([factor]);
  });

  it.each([
    "'--seed', type=int, default=1",
    "'--epochs', type=int, default=9",
    "'--log-dir', default='x'",
    "'--workers', type=int, default=4",
    "'--fast', type=bool, default=False",
    "'--x', type=float",
    "'--noise2', type=float, default=0.0, nargs=2",
  ])('not %s', (call) => {
    expect(factorsOf(call)).toEqual([]);
  });

  it('is the most telling of its options, in few combinations', () => {
    const many = [
      "'--alpha', type=float, default=0.2",
      "'--model', choices=['a', 'b', 'c', 'd']",
      "'--lr', type=float, default=0.1",
      "'--optimizer', choices=['x', 'y', 'z']",
      "'--amp', action='store_true'",
    ];
    expect(factorsOf(...many).map(([name]) => name)).toEqual(['lr', 'optimizer', 'model']);
  });

  it('is never a pair of which no command turns both off', () => {
    const flags = [
      "'--amp', action='store_true'",
      "'--ema', action=argparse.BooleanOptionalAction, default=True",
    ];
    expect(factorsOf(...flags)).toEqual([['amp', false, true]]);
  });
});

describe('the command of a sweep', () => {
  it.each([
    [["'--lr', type=float, default=3.0"], 't.py {args} | t.py --lr 1'],
    [
      ["'--batch-size', type=int, default=8", "'--seed'"],
      't.py --seed {seed} {args:dashes} | t.py --seed 1 --batch-size 8',
    ],
    [
      [
        "'--hidden_dim', type=int, default=8",
        "'--amp', action='store_true'",
        "'--weight-decay', type=float, default=0.0",
      ],
      't.py --weight-decay {weight_decay} {args:flags} | t.py --weight-decay 0 --hidden_dim 8',
    ],
    [
      ["'--ema', action=argparse.BooleanOptionalAction, default=True", "'--steps', type=int, default=9"],
      't.py --steps 9 {args:no-flags} | t.py --steps 1 --no-ema',
    ],
    [["'-w', type=int, default=8"], 't.py -w {w} {args} | t.py -w 8'],
    [["'--type', choices=['a', 'b']"], 't.py --type {type_level} {args} | t.py --type a'],
  ])('with %j', (calls, words) => {
    expect(wordsOf(...calls)).toBe(words);
  });
});
