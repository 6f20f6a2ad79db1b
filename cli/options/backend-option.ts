import { InvalidArgumentError, Option } from 'commander';

/** Names that the trainers' backends have; a test holds them against `backendNames`, which loads what computes. */
export const backendChoices: readonly string[] = [
  'auto',
  'tfjs-node-gpu',
  'webgpu',
  'wasm',
  'tfjs-node',
  'cpu',
];

/** Names that some of them had in earlier versions, which still do. */
export const formerBackends: readonly string[] = ['cuda', 'tensorflow'];

/** `--backend`, refused before anything starts where no backend has the name. */
export const backendOption = (): Option =>
  new Option('--backend <name>', 'trainer backend (default: the fastest that works)')
    .choices(backendChoices)
    .argParser((name) => {
      if (backendChoices.includes(name) || formerBackends.includes(name)) return name;
      throw new InvalidArgumentError(`Allowed choices are ${backendChoices.join(', ')}.`);
    });
