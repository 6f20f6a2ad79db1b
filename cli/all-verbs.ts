import type { Command } from 'commander';

interface Verb {
  /** @param whole makes a program with every verb, for one that speaks of the others */
  register(program: Command, whole: () => Promise<Command>): void;
}

/**
 * Every verb of `yates`, in the order of its help. Only the verb that is asked for is loaded, which halves the time to
 * start. A new verb touches two files: its own in verbs/, and this list.
 */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  init: () => import('./verbs/init.ts'),
  up: () => import('./verbs/up.ts'),
  coordinator: () => import('./verbs/coordinator.ts'),
  agent: () => import('./verbs/agent.ts'),
  slurm: () => import('./verbs/slurm.ts'),
  token: () => import('./verbs/token.ts'),
  login: () => import('./verbs/login.ts'),
  plan: () => import('./verbs/plan.ts'),
  launch: () => import('./verbs/launch.ts'),
  watch: () => import('./verbs/watch.ts'),
  ls: () => import('./verbs/ls.ts'),
  show: () => import('./verbs/show.ts'),
  trial: () => import('./verbs/trial.ts'),
  why: () => import('./verbs/why.ts'),
  agents: () => import('./verbs/agents.ts'),
  log: () => import('./verbs/log.ts'),
  logs: () => import('./verbs/logs.ts'),
  curves: () => import('./verbs/curves.ts'),
  get: () => import('./verbs/get.ts'),
  gc: () => import('./verbs/gc.ts'),
  pause: () => import('./verbs/pause.ts'),
  resume: () => import('./verbs/resume.ts'),
  cancel: () => import('./verbs/cancel.ts'),
  retry: () => import('./verbs/retry.ts'),
  notify: () => import('./verbs/notify.ts'),
  set: () => import('./verbs/set.ts'),
  score: () => import('./verbs/score.ts'),
  extend: () => import('./verbs/extend.ts'),
  priority: () => import('./verbs/priority.ts'),
  analyse: () => import('./verbs/analyse.ts'),
  import: () => import('./verbs/import.ts'),
  diff: () => import('./verbs/diff.ts'),
  export: () => import('./verbs/export.ts'),
  report: () => import('./verbs/report.ts'),
  serve: () => import('./verbs/serve.ts'),
  pretrain: () => import('./verbs/pretrain.ts'),
  doctor: () => import('./verbs/doctor.ts'),
  config: () => import('./verbs/config.ts'),
  schema: () => import('./verbs/schema.ts'),
  completion: () => import('./verbs/completion.ts'),
};
