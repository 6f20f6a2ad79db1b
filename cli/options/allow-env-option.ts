import { Option } from 'commander';

/** `--allow-env NAME`, which may be repeated. */
export function allowEnvOption(): Option {
  return new Option(
    '--allow-env <name>',
    "variable that a sweep's env may set although it can turn a program into another one, such as PYTHONPATH; may be repeated",
  )
    .default([], 'none')
    .argParser((name, names: readonly string[]) => [...names, name]);
}
