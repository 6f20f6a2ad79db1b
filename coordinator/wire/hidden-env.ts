/**
 * Values of a sweep's `env` may be secrets, such as a key for a model hub. Agents get them; nobody else does: the
 * description of a sweep, and with it every export, has them hidden, and so has its source for those who may only look.
 */
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { limits } from '../../base/limits.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Sweep } from '../core/state.ts';

const hidden = '[hidden]';
/** An alias or a merge key may bring values from anywhere in the file. */
const notShown =
  '# The sweep file is not shown: its env refers to other places of the file, and values of env are hidden.\n';
const tooLong = `# The sweep file is not shown: it has an env, whose values are hidden, and more than ${limits.shownSourceChars} characters.\n`;
/** Values times characters that are looked through for them. */
const searchedMax = 64 * 2 ** 20;
/** Shorter values, such as `4` for OMP_NUM_THREADS, are no secrets and occur in other text. */
const secretCharsMin = 6;

export function withHiddenEnv(spec: SweepSpec): SweepSpec {
  const env = envOf(spec);
  if (env === undefined) return spec;
  const names = Object.keys(env).map((name) => [name, hidden] as const);
  const options = { ...spec.trainer.options, env: Object.fromEntries(names) };
  return { ...spec, trainer: { ...spec.trainer, options } };
}

type Sourced = Pick<Sweep, 'spec' | 'source'>;

/** The newest ones, the newest last: viewers look at few sweeps, often. */
const shown: { readonly spec: SweepSpec; readonly source: string; readonly text: string }[] = [];
const shownMax = 8;

/** The sweep file, its comments left out and values of `env` hidden wherever they stand; a note in place of one that is too long. */
export function sourceForViewers({ spec, source }: Sourced): string {
  const env = envOf(spec);
  if (env === undefined) return source;
  if (source.length > limits.shownSourceChars) return tooLong;
  const known = shown.find((one) => one.spec === spec && one.source === source);
  if (known !== undefined) return known.text;
  const text = hideEnv(source, env);
  shown.push({ spec, source, text });
  if (shown.length > shownMax) shown.shift();
  return text;
}

function hideEnv(source: string, env: Readonly<Record<string, string>>): string {
  const document = parseDocument(source);
  visit(document, (_key, node) => {
    if (typeof node === 'object' && node !== null) {
      Object.assign(node, { comment: undefined, commentBefore: undefined });
    }
  });
  document.comment = null;
  document.commentBefore = null;
  const trainer = document.get('trainer', true);
  const written = isMap(trainer) ? trainer.get('env', true) : undefined;
  if (!isMap(written) || !written.items.every(({ value }) => isScalar(value))) return notShown;
  for (const { value } of written.items) if (isScalar(value)) value.value = hidden;
  // A value that stands in another place too.
  let text = document.toString();
  const secrets = new Set(Object.values(env).filter(({ length }) => length >= secretCharsMin));
  if (secrets.size * text.length > searchedMax) return tooLong;
  for (const value of secrets) text = text.replaceAll(value, hidden);
  return text;
}

function envOf({ trainer }: SweepSpec): Readonly<Record<string, string>> | undefined {
  if (trainer.kind !== 'command') return undefined;
  const { env } = trainer.options as { readonly env?: unknown };
  if (typeof env !== 'object' || env === null) return undefined;
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}
