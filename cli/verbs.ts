/** Every verb of `yates`, in the order of its help. A verb's file is light: what is heavy it imports when it runs. */
import type { Command } from 'commander';
import * as agent from './agent.ts';
import * as agents from './agents.ts';
import * as analyse from './analyse.ts';
import * as cancel from './cancel.ts';
import * as coordinator from './coordinator.ts';
import * as doctor from './doctor.ts';
import * as extend from './extend.ts';
import * as exportVerb from './export.ts';
import * as launch from './launch.ts';
import * as logs from './logs.ts';
import * as ls from './ls.ts';
import * as pause from './pause.ts';
import * as plan from './plan.ts';
import * as pretrain from './pretrain.ts';
import * as priority from './priority.ts';
import * as resume from './resume.ts';
import * as retry from './retry.ts';
import * as schema from './schema.ts';
import * as show from './show.ts';
import * as trial from './trial.ts';
import * as up from './up.ts';
import * as watch from './watch.ts';

export interface Verb {
  register(program: Command): void;
}

export const verbs: readonly Verb[] = [
  up,
  coordinator,
  agent,
  plan,
  launch,
  watch,
  ls,
  show,
  trial,
  agents,
  logs,
  pause,
  resume,
  cancel,
  retry,
  extend,
  priority,
  analyse,
  exportVerb,
  pretrain,
  doctor,
  schema,
];
