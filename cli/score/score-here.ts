/** Runs the trials that score a sweep on this machine, as `yates up` does those of a sweep file. */
import { keepFilesPrivate } from '../../base/private-files.ts';
import type { Launched } from '../../client/launch-sweep.ts';
import type { Scored } from '../../client/score-sweep.ts';
import type { RpcClient } from '../../proto/client.ts';
import { defaultCoordinator } from '../options/coordinator-option.ts';
import { defaultDataDir } from '../options/data-option.ts';
import { freeListenAddress } from '../up/listen-address.ts';
import { localSize } from '../up/local-size.ts';
import { programsOf } from '../up/programs-of.ts';
import { Session } from '../up/session.ts';
import type { ScoreTextOptions } from './score-text.ts';

interface ScoreHere {
  readonly score: (client: RpcClient) => Promise<Scored>;
  /** The sweep that is scored, as the user named it. */
  readonly id: string;
  readonly options: ScoreTextOptions & { readonly data?: string; readonly plain?: true };
}

/** Until the trials have ended or the user leaves; sets `process.exitCode`. */
export async function scoreHere({ score, id, options }: ScoreHere): Promise<void> {
  keepFilesPrivate();
  const { run, shell = false, cwd } = options;
  const trainer = {
    kind: 'command',
    options: { run, ...(shell ? { shell } : {}), ...(cwd === undefined ? {} : { cwd }) },
    timeoutMs: 0,
    stallTimeoutMs: 0,
  } as const;
  const session = new Session({
    launch: async (client) => launchedOf(await score(client)),
    again: `yates score ${id} ... --up`,
    dataDir: options.data ?? process.env['YATES_DATA'] ?? defaultDataDir,
    listen: await freeListenAddress(defaultCoordinator),
    maySettleForAnyPort: true,
    ...(await localSize()),
    backend: undefined,
    allowCommands: await programsOf({ trainer }),
    allowEnv: [],
    notify: { notifyUrl: [], notifyCommand: [] },
    plain: options.plain ?? false,
  });
  await session.run();
}

function launchedOf({ sweep, created, notes }: Scored): Launched {
  const { id = '', counts } = sweep ?? {};
  return { sweepId: id, created, trials: counts?.total ?? 0, changed: [], kept: [], notes };
}
