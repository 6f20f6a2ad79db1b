/** Sweeps that are looked at together: those of a coordinator, and exports of others. */
import { YatesError } from '../../base/error.ts';
import { getSweepWithTrials } from '../../client/ask.ts';
import { getEnvironments, type KnownEnvironment } from '../../client/environments.ts';
import { hasEnded, type Sweep, type Trial } from '../../client/facts.ts';
import { specOf } from '../../client/spec-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { type InferOptions, sweepFromExport } from '../../report/export/sweep-from-export.ts';
import type { TrialRecord } from '../../report/trial-record.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { isFileName } from '../input/is-file-name.ts';
import { readTable } from '../input/read-table.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import type { Say } from '../output/progress.ts';

/** One of several sweeps. */
export interface OneSweep {
  /** Id of the sweep, or name of the file. */
  readonly name: string;
  readonly spec: SweepSpec;
  readonly trials: readonly TrialRecord[];
  readonly isRunning: boolean;
  /** Only what its runs show is known of its design. */
  readonly isInferred: boolean;
  /** What the coordinator says of it; undefined of a file. */
  readonly launched:
    | {
        readonly sweep: Sweep;
        readonly source: string;
        readonly trials: readonly Trial[];
        readonly environments: readonly KnownEnvironment[];
      }
    | undefined;
}

/**
 * @param say hears which is read; default: nobody
 * @param names sweep ids, unique beginnings or names, or files that `yates export` wrote; all different
 * @throws YatesError E_SWEEPS_SAME, E_CSV_COLUMNS, E_CSV_RUN, and what the coordinator refuses
 */
export async function readSweeps(
  names: readonly string[],
  options: CoordinatorOptions,
  infer: InferOptions = {},
  say: Say = () => {},
): Promise<OneSweep[]> {
  const fromFiles = new Map(names.filter(isFileName).map((file) => [file, fromFile(file, infer, say)]));
  const others = names.filter((name) => !fromFiles.has(name));
  const launched =
    others.length === 0
      ? new Map<string, OneSweep>()
      : await withCoordinator(options, async (client) => {
          const found = new Map<string, OneSweep>();
          for (const name of others) {
            say(`reading ${name}`);
            const { sweep, source, trials } = await getSweepWithTrials(client, name);
            const environments = await getEnvironments(client, sweep.id);
            found.set(name, {
              name: sweep.id,
              spec: specOf(sweep),
              trials,
              isRunning: !hasEnded(sweep.state),
              isInferred: false,
              launched: { sweep, source, trials, environments },
            });
          }
          return found;
        });
  const all = names.map((name) => (fromFiles.get(name) ?? launched.get(name)) as OneSweep);
  const twice = all.find(({ name }, at) => all.findIndex((one) => one.name === name) !== at);
  if (twice === undefined) return all;
  throw new YatesError({ code: 'E_SWEEPS_SAME', message: `${twice.name} is named twice` });
}

function fromFile(file: string, infer: InferOptions, say: Say): OneSweep {
  const { spec, trials } = sweepFromExport(readTable(file, undefined, say).csv, file, infer);
  const isRunning = trials.some(({ state }) => state === 'queued' || state === 'leased');
  return { name: file, spec, trials, isRunning, isInferred: true, launched: undefined };
}
