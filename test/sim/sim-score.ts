/** Sweeps that score others, as simulated users ask for them, and the program that their trials run. */
import type { RequestId } from '../../base/ids.ts';
import type { ScoreAsk } from '../../coordinator/core/ask.ts';
import type { Artifact } from '../../coordinator/core/event.ts';
import type { Sweep } from '../../coordinator/core/state.ts';

export const scoreMetric = 'fid';

/** Two programs that measure the same: the second takes the place of the first. */
export const programs = ['plain', 'better'] as const;
export type Program = (typeof programs)[number];

/** How an attempt fails whose files are not kept any more. */
export const filesGone = 'the files of the trial that is scored cannot be had';

const dryPrefix = 'user.dry.';

/** A request that asks what would be scored, and must leave no trace. */
export const dryRunOf = (number: number): string => `${dryPrefix}${number}`;

export const isDryRun = (requestId: string): boolean => requestId.startsWith(dryPrefix);

/** What the program finds in files that a trial left. */
export const scoreOfFiles = (
  files: readonly Pick<Artifact, 'sha256'>[],
  { run }: Readonly<Record<string, unknown>>,
): number => files.reduce((sum, { sha256 }) => sum + Number(sha256), 0) + (run === programs[1] ? 0.25 : 0);

/** @param scored as it looks to the user; what is added is decided by the coordinator */
export function simScore(
  { id: sweepId, spec }: Sweep,
  program: Program,
  requestId: RequestId,
  dryRun: boolean,
): Omit<ScoreAsk, 'call'> {
  const response = { name: scoreMetric, goal: 'minimize', label: scoreMetric } as const;
  const { prune: _prune, dispatch: _dispatch, keep: _keep, ...design } = spec;
  return {
    kind: 'score',
    requestId,
    sweepId,
    spec: {
      ...design,
      name: linkedName(spec.name, program),
      primary: response,
      responses: [response],
      trainer: { kind: 'command', options: { run: program }, timeoutMs: 0, stallTimeoutMs: 0 },
      resources: { slots: 1, labels: {} },
    },
    designHash: `${program}0000/${sweepId}`,
    source: '',
    fileName: 'score.yaml',
    priority: 2,
    where: new Map(),
    replace: program === programs[1],
    dryRun,
    from: 0,
  };
}

const linkedName = (scored: string, program: Program): string => `${scored}-${program}`;
