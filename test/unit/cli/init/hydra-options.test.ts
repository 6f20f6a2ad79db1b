import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hydraOptions } from '../../../../cli/init/hydra-options.ts';
import { clash, proposeFactors } from '../../../../cli/init/propose-factors.ts';
import { scriptCommand } from '../../../../cli/init/script-command.ts';
import { wantedFactors } from '../../../../cli/init/wanted-options.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const config = `
defaults:
  - _self_
  - model: small
  - optim: adam
  - db/engine: sqlite
  - schedule: null
  - override hydra/launcher: joblib
  - missing: none
seed: 0
trainer: { max_epochs: 30 }
`;

function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'config.yaml');
}

const optionsOf = (text: string) =>
  hydraOptions(
    text,
    project({
      'model/small.yaml': 'width: 8',
      'model/large.yaml': 'width: 64',
      'optim/adam.yaml': 'lr: 0.01\nname: adam\nbeta: 0.9',
      'optim/sgd.yaml': 'lr: 0.1\nname: sgd\nmomentum: 0.9',
      'db/engine/sqlite.yaml': '# @package _global_\npages: 100',
      'db/engine/other.yaml': '# @package store.disk\npages: 200',
      'schedule/cosine.yaml': '',
      'schedule/step.yaml': 'gamma: 0.1',
    }),
  );

describe('options of a project of Hydra', () => {
  it('are its groups, its own keys and those of the files that are chosen', () => {
    const found = optionsOf(config);
    expect(found.map(({ flag, default: value }) => `${flag}${value}`)).toEqual([
      'model=small',
      'optim=adam',
      'db/engine=sqlite',
      'schedule=undefined',
      'seed=0',
      'trainer.max_epochs=30',
      'model.width=8',
      'optim.lr=0.01',
      'optim.name=adam',
      'optim.beta=0.9',
      'pages=100',
    ]);
    expect(found.filter(({ isOnlyWith }) => isOnlyWith !== undefined).map(({ flag }) => flag)).toEqual([
      'optim.beta=',
      'pages=',
    ]);
    expect(found[1]?.choices).toEqual(['adam', 'sgd']);
  });

  it('vary no key together with a group of which a choice lacks it', () => {
    const options = optionsOf('defaults: [{ optim: adam }]').filter(({ name }) => name !== 'optim_lr');
    const proposed = proposeFactors(options);
    expect(proposed.factors.map(({ name }) => name)).toEqual(['optim']);
    expect(proposed.further.map(({ name }) => name)).toEqual(['optim_beta']);
    const [optim, , beta] = options;
    expect(optim && beta && clash(beta, optim)).toBe(
      'optim_beta is no key of every choice of optim, which is varied as well',
    );
  });

  it('have their seed, their length and their quotes in the command, and a folder for each attempt', () => {
    const options = optionsOf(config);
    const wanted = wantedFactors(['optim_name=a b,c', 'model'], options, '--factor');
    const given = new Map([['db_engine', 'x, y']]);
    const { words, firstTry } = scriptCommand(
      ['t.py'],
      { ...proposeFactors(options, wanted), required: options.filter(({ name }) => given.has(name)) },
      given,
      true,
    );
    expect(words.join(' ')).toBe(
      "t.py db/engine='x, y' trainer.max_epochs=30 seed={seed} hydra.run.dir=outputs/{trial_id}/{attempt} optim.name={optim_name:hydra} {args:hydra}",
    );
    expect(firstTry.join(' ')).toBe(
      "t.py db/engine='x, y' trainer.max_epochs=1 seed=1 hydra.run.dir=outputs/first-try optim.name='a b' model=large",
    );
  });

  it('are read without groups where the defaults list is none', () => {
    expect(optionsOf('defaults: 7\nlr: 1').map(({ flag }) => flag)).toEqual(['lr=']);
    expect(() => optionsOf('a: [')).toThrow(/E_INIT_SCRIPT/);
  });
});
