/**
 * Every verb of `yates`, in the order of its help. A new verb touches two files: its own in verbs/, and this list. A
 * verb's file is light: what is heavy it imports when it runs.
 */
import type { Command } from 'commander';
import * as agent from './verbs/agent.ts';
import * as agents from './verbs/agents.ts';
import * as analyse from './verbs/analyse.ts';
import * as cancel from './verbs/cancel.ts';
import * as coordinator from './verbs/coordinator.ts';
import * as doctor from './verbs/doctor.ts';
import * as extend from './verbs/extend.ts';
import * as exportVerb from './verbs/export.ts';
import * as launch from './verbs/launch.ts';
import * as logs from './verbs/logs.ts';
import * as ls from './verbs/ls.ts';
import * as pause from './verbs/pause.ts';
import * as plan from './verbs/plan.ts';
import * as pretrain from './verbs/pretrain.ts';
import * as priority from './verbs/priority.ts';
import * as resume from './verbs/resume.ts';
import * as retry from './verbs/retry.ts';
import * as schema from './verbs/schema.ts';
import * as show from './verbs/show.ts';
import * as trial from './verbs/trial.ts';
import * as up from './verbs/up.ts';
import * as watch from './verbs/watch.ts';

interface Verb {
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
