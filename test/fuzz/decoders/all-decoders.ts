import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { agentDecoders } from './agent-decoders.ts';
import { curveDecoders } from './curve-decoders.ts';
import type { Decoder } from './decoder.ts';
import { logDecoders } from './log-decoders.ts';
import { secretDecoders } from './secret-decoders.ts';
import { slurmDecoders } from './slurm-decoders.ts';
import { userDecoders } from './user-decoders.ts';
import { wireDecoders } from './wire-decoders.ts';

/** @param folder for the files of those that read files */
export async function allDecoders(folder: string): Promise<readonly Decoder[]> {
  const own = (name: string): string => {
    mkdirSync(join(folder, name), { mode: 0o700 });
    return join(folder, name);
  };
  return [
    ...agentDecoders,
    ...wireDecoders,
    ...curveDecoders,
    ...slurmDecoders,
    ...logDecoders(own('log')),
    ...secretDecoders(own('secrets')),
    ...(await userDecoders()),
  ];
}
