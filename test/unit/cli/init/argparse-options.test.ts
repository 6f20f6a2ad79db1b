import { describe, expect, it } from 'vitest';
import { argparseOptions } from '../../../../cli/init/argparse-options.ts';
import { clickOptions } from '../../../../cli/init/click-options.ts';
import { configOptions } from '../../../../cli/init/config-options.ts';
import { helpOptions } from '../../../../cli/init/help-options.ts';
import { pythonTokens } from '../../../../cli/init/python-tokens.ts';

const optionsIn = (text: string) => argparseOptions(pythonTokens(text));

describe('options read from the text of a script', () => {
  it.each([
    [
      "p.add_argument('--lr', type=float, default=1e-3)",
      { name: 'lr', flag: '--lr', kind: 'number', default: 0.001 },
    ],
    [
      "p.add_argument('-b', '--batch-size', type=int, default=1_024)",
      { name: 'batch_size', flag: '--batch-size', kind: 'integer', default: 1024 },
    ],
    ["p.add_argument('--dim', default=2**7, type=int, help='a (b, c) #d')", { name: 'dim', default: 128 }],
    ["p.add_argument('--decay', default=-.5, type=float)", { default: -0.5 }],
    ["p.add_argument('--amp', action='store_true')", { kind: 'flag', default: false }],
    [
      "p.add_argument('--no-cuda', action='store_false', dest='cuda')",
      { name: 'cuda', kind: 'off', default: true },
    ],
    [
      "p.add_argument('--ema', action=argparse.BooleanOptionalAction, default=True)",
      { kind: 'switch', default: true },
    ],
    ["p.add_argument('--fast', type=bool, default=False)", { kind: 'anyTruth' }],
    ["p.add_argument('--fast', type=str2bool, default=False)", { kind: 'truth', default: false }],
    [
      "p.add_argument('--opt', choices=['sgd', \"adam\",], default='sgd')",
      { kind: 'text', choices: ['sgd', 'adam'], default: 'sgd' },
    ],
    ["p.add_argument('--depth', type=int, choices=range(2, 5))", { choices: [2, 3, 4], default: undefined }],
    ["p.add_argument('--betas', nargs=2, type=float)", { kind: 'other' }],
    ["p.add_argument('data')", { name: 'data', flag: '', isRequired: true }],
    ["p.add_argument('data', nargs='?', default='x')", { flag: '', isRequired: false, default: 'x' }],
    [
      "NETS = {\n  'b': (f(1), 2),\n  'a': lambda x: {1: 2},\n}\np.add_argument('--o', choices=sorted(NETS))",
      { choices: ['a', 'b'] },
    ],
    ["NETS = {'b': 1, 'a': 2}\np.add_argument('--o', choices=list(NETS.keys()))", { choices: ['b', 'a'] }],
    ["NETS = {**x, 'a': 2}\np.add_argument('--o', choices=NETS.keys())", { choices: [] }],
    ["OPTS = ('a', 'b')\np.add_argument('--o', choices=OPTS)", { choices: ['a', 'b'] }],
    ["p.add_argument(\n  '--lr',  # the rate\n  default=0.1,\n)", { name: 'lr', default: 0.1, line: 1 }],
    ["p.add_argument('--x', default=os.cpu_count())", { name: 'x', default: undefined }],
  ])('%s', (text, option) => {
    expect(optionsIn(text)).toMatchObject([option]);
  });

  it('are not those in comments, strings, versions and what sets nothing', () => {
    const text = `# p.add_argument('--a')
"""p.add_argument('--b')"""
p.add_argument('--version', action='version')
def add_argument(x): pass
p.add_argument(*names)
`;
    expect(optionsIn(text)).toEqual([]);
  });

  it('are found once each, in their order, also in text that no Python would take', () => {
    expect(
      optionsIn("a.add_argument('--x', default=1)\nb.add_argument('--y')\nc.add_argument('--x')").map(
        ({ name }) => name,
      ),
    ).toEqual(['x', 'y']);
    expect(optionsIn("p.add_argument('--lr', default=0.1")).toMatchObject([{ name: 'lr', default: 0.1 }]);
    expect(optionsIn("p.add_argument('--lr', choices=['a")).toHaveLength(1);
    for (const text of ['(', '"""', '\\', 'p.add_argument(((', 'f"{', '\0'])
      expect(optionsIn(text.repeat(50_000)).length).toBeLessThan(2);
  });
});

describe('options that a script lists with --help', () => {
  it('are those of argparse', () => {
    const options = helpOptions(`usage: t.py [-h] [--lr LR]

options:
  -h, --help            show this help message and exit
  --lr LR               learning rate (default: 0.01)
  -o {sgd,adam}, --optim {sgd,adam}
                        optimiser (default:
                        sgd)
  --amp                 mixed precision (default: False)
  --ema, --no-ema       average (default: True)
`);
    expect(options).toMatchObject([
      { name: 'lr', flag: '--lr', kind: 'number', default: 0.01 },
      { name: 'optim', flag: '--optim', kind: 'text', choices: ['sgd', 'adam'], default: 'sgd' },
      { name: 'amp', kind: 'flag', default: false },
      { name: 'ema', kind: 'switch', default: true },
    ]);
  });
});

describe('options that a script lists with --help, in a box', () => {
  it('are those of Typer and of click', () => {
    const options = helpOptions(`
 Usage: train.py [OPTIONS]

╭─ Options ─────────────────────────────────────────────────────────────────╮
│ --lr                            <float>     [default: 0.01]               │
│ --batch-size                    INTEGER     [default: 32]                 │
│ --optim                         <sgd|adam>  [default: adam]               │
│ --augment       --no-augment    <bool>      [default: no-augment]         │
│ --ema           --no-ema                    keep means [default: ema]     │
│ --help                          <bool>      Show this message and exit.   │
╰───────────────────────────────────────────────────────────────────────────╯
  --norm [batch|layer]            Kind of norm.
  --amp                           Mixed precision.
`);
    expect(options).toMatchObject([
      { name: 'lr', flag: '--lr', kind: 'number', default: 0.01 },
      { name: 'batch_size', flag: '--batch-size', kind: 'integer', default: 32 },
      { name: 'optim', kind: 'text', choices: ['sgd', 'adam'], default: 'adam' },
      { name: 'augment', kind: 'switch', default: false },
      { name: 'ema', kind: 'switch', default: true },
      { name: 'norm', kind: 'text', choices: ['batch', 'layer'] },
      { name: 'amp', kind: 'flag', default: false },
    ]);
    expect(options).toHaveLength(7);
  });
});

describe('options that click declares', () => {
  it('are read from its decorators', () => {
    const text = `NORMS = ["batch", "layer"]
@click.command()
@click.option("--lr", default=0.1, help="rate")
@click.option("-w", "--weight-decay", "decay", type=float, default=0.0)
@click.option("--norm", type=click.Choice(NORMS), required=True)
@click.option("--ema/--no-ema", default=True)
@click.option("--amp", is_flag=True)
@click.option("--size", nargs=2, type=int)
@other.option("--not-mine")
def main(): pass`;
    expect(clickOptions(pythonTokens(text))).toMatchObject([
      { name: 'lr', flag: '--lr', kind: 'number', default: 0.1, line: 3 },
      { name: 'decay', flag: '--weight-decay', kind: 'number', default: 0 },
      { name: 'norm', kind: 'text', choices: ['batch', 'layer'], isRequired: true },
      { name: 'ema', flag: '--ema', kind: 'switch', default: true },
      { name: 'amp', kind: 'flag', default: false },
      { name: 'size', kind: 'other' },
    ]);
  });
});

describe('options in a configuration', () => {
  it('are its leaves, without what is of Hydra or follows from others', () => {
    const text =
      'defaults: [_self_]\nlr: 0.1\nhydra: { run: 1 }\nopt: { name: adam, weight-decay: 0.5 }\nout: ${lr}\nlist: [1]\ndata: ???\n';
    expect(configOptions(text, 'c.yaml')).toMatchObject([
      { name: 'lr', flag: 'lr=', kind: 'number', default: 0.1 },
      { name: 'opt_name', flag: 'opt.name=', kind: 'text', default: 'adam' },
      { name: 'opt_weight_decay', flag: 'opt.weight-decay=', default: 0.5 },
      { name: 'out', default: undefined },
      { name: 'list', default: undefined },
      { name: 'data', isRequired: true },
    ]);
    expect(configOptions('{"a": {"b": 3}}', 'c.json')).toMatchObject([{ flag: 'a.b=', default: 3 }]);
  });

  it.each(['a: [', '- 1', 'text'])('are refused in %s', (text) => {
    expect(() => configOptions(text, 'c.yaml')).toThrow(/E_INIT_SCRIPT c\.yaml/);
  });
});
