/** The code and environment that one attempt ran with: what it takes to tell whether two attempts ran the same program. */
export interface RunEnvironment {
  /** Full hash of the commit that is checked out in the program's folder; empty where there is none. */
  readonly commit: string;
  /** Tracked files there differ from the commit. */
  readonly isDirty: boolean;
  /** SHA-256 over the names and contents of the tracked files of the folder, or of the script alone outside of git; or empty. */
  readonly codeSha256: string;
  /** Name of the program, such as `python3`. */
  readonly interpreter: string;
  /** Empty where it does not say. */
  readonly interpreterVersion: string;
  /** Version by name, of what the interpreter can load. */
  readonly packages: Readonly<Record<string, string>>;
  /** Version of the GPU driver; empty without one. */
  readonly driver: string;
  readonly agentVersion: string;
  /** What the built-in trainer computes with; left out for programs. */
  readonly backend?: string;
  /** SHA-256 of the weights that the built-in trainer starts from; left out for programs, and where they are files of the user. */
  readonly weightsSha256?: string;
}

/** What changed from one to the other, in words; `nothing` where they are equal. */
export function environmentDifference(before: RunEnvironment, after: RunEnvironment): string {
  const parts: string[] = [];
  const changed = (what: string, from: string, to: string): void => {
    if (from !== to) parts.push(`${what} ${from === '' ? 'none' : from} -> ${to === '' ? 'none' : to}`);
  };
  const commitOf = ({ commit, isDirty }: RunEnvironment): string =>
    commit === '' ? '' : `${commit.slice(0, 10)}${isDirty ? ' with changes' : ''}`;
  changed('commit', commitOf(before), commitOf(after));
  if (before.codeSha256 !== after.codeSha256) parts.push('other code in the folder of the program');
  const interpreterOf = ({ interpreter, interpreterVersion }: RunEnvironment): string =>
    `${interpreter} ${interpreterVersion}`.trim();
  changed('interpreter', interpreterOf(before), interpreterOf(after));
  parts.push(...packageChanges(before.packages, after.packages));
  changed('driver', before.driver, after.driver);
  changed('backend', before.backend ?? '', after.backend ?? '');
  const weightsOf = ({ weightsSha256 = '' }: RunEnvironment): string => weightsSha256.slice(0, 12);
  changed('weights', weightsOf(before), weightsOf(after));
  changed('agent', before.agentVersion, after.agentVersion);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** Packages that a line names; of the others only their number is said. */
const namedMax = 4;

function packageChanges(before: RunEnvironment['packages'], after: RunEnvironment['packages']): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .toSorted();
  const named = names
    .slice(0, namedMax)
    .map((name) => `${name} ${before[name] ?? 'none'} -> ${after[name] ?? 'none'}`);
  const rest = names.length - named.length;
  return rest > 0 ? [...named, `${rest} more packages`] : named;
}
