import { spawnSync } from 'node:child_process';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Runs a program to its end, with its output among ours. @returns true if it succeeded */
export function run({ program, args, env }: Command, folder: string): boolean {
  return spawnSync(program, args, { cwd: folder, env, stdio: 'inherit' }).status === 0;
}
