import type { KnownEnvironment } from '../../client/environments.ts';
import type { Change, DiffSide } from './sweep-diff.ts';

/** What the results of two sweeps ran with, as far as it differs; undefined where that of either is not known. */
export function environmentChanges(
  first: DiffSide,
  second: DiffSide,
): { readonly code: Change[]; readonly packages: Change[] } | undefined {
  const [a, b] = [ranWith(first), ranWith(second)];
  if (a.length === 0 || b.length === 0) return undefined;
  const code = facts.flatMap(([what, of]): Change[] => change(what, different(a, of), different(b, of)));
  const names = [...new Set([...a, ...b].flatMap(({ packages }) => Object.keys(packages)))].toSorted();
  const packages = names.flatMap((name): Change[] => {
    const version = ({ packages: all }: KnownEnvironment): string =>
      Object.hasOwn(all, name) ? (all[name] ?? '') : '';
    return change(name, different(a, version), different(b, version));
  });
  return { code, packages };
}

/** Of the attempts that count, where it is known which they were. */
function ranWith({ environments = [], trials }: DiffSide): readonly KnownEnvironment[] {
  const counted = new Set(
    trials.flatMap(({ state, environment }) =>
      state === 'done' && environment !== undefined ? [environment] : [],
    ),
  );
  const used = environments.filter(({ hash }) => counted.has(hash));
  return used.length === 0 ? environments : used;
}

const facts: readonly (readonly [what: string, of: (environment: KnownEnvironment) => string])[] = [
  [
    'commit',
    ({ commit, isDirty }) => (commit === '' ? '' : `${commit.slice(0, 12)}${isDirty ? ' with changes' : ''}`),
  ],
  ['code of the program (SHA-256)', ({ codeSha256 }) => codeSha256.slice(0, 16)],
  ['interpreter', ({ interpreter, interpreterVersion }) => `${interpreter} ${interpreterVersion}`.trim()],
  ['driver', ({ driver }) => driver],
  ['backend', ({ backend = '' }) => backend],
  ['weights (SHA-256)', ({ weightsSha256 = '' }) => weightsSha256.slice(0, 16)],
  ['agent', ({ agentVersion }) => agentVersion],
];

/** What attempts of one sweep had, in the order in which they had it. */
const different = (all: readonly KnownEnvironment[], of: (environment: KnownEnvironment) => string): string =>
  [...new Set(all.map(of))].filter((text) => text !== '').join(', ');

const change = (what: string, first: string, second: string): Change[] =>
  first === second ? [] : [{ what, first, second }];
