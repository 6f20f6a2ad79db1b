import type { SweepSpec } from '../../design/sweep-spec.ts';

/** @returns the program that trials of the sweep run; undefined where they run none */
export function programOf({ trainer }: SweepSpec): string | undefined {
  if (trainer.kind !== 'command') return undefined;
  const { run, shell } = trainer.options as { readonly run?: unknown; readonly shell?: unknown };
  // Arguments, and what is handed to a shell, may have secrets: the program alone is named.
  if (shell === true) return '/bin/sh';
  return String(Array.isArray(run) ? run[0] : run)
    .trim()
    .split(/\s+/)[0];
}
