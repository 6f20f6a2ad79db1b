import type { MessagePort } from 'node:worker_threads';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import { planExtension } from './plan-extension.ts';
import { planLaunch } from './plan-launch.ts';
import { type Stretches, unpackStretch } from './stretches.ts';
import { type FromPlanning, packErrors, type ToPlanning } from './planning-protocol.ts';

/** The thread's side: plans one sweep or extension, then hands out its run sheet. */
export function servePlanning(port: MessagePort, trainers: TrainerChecks): void {
  let stretches: Stretches | undefined;
  let design: PlannedTrial[] = [];
  const answer = (question: ToPlanning): FromPlanning => {
    switch (question.kind) {
      case 'trials':
        return { kind: 'trials', text: stretches?.textAt(question.from) };
      case 'design':
        for (const trial of unpackStretch(question.text)) design.push(trial);
        return { kind: 'taken' };
      case 'extend': {
        const { stretches: planned, ...extended } = planExtension(question.request, design, trainers);
        stretches = planned;
        design = [];
        return { kind: 'extended', count: planned.count, ...extended };
      }
      case 'plan': {
        const planned = planLaunch(question.request, trainers);
        ({ stretches } = planned);
        return { kind: 'planned', spec: planned.spec, hash: planned.hash, count: planned.stretches.count };
      }
      default:
        return question satisfies never;
    }
  };
  port.on('message', (question: ToPlanning) => {
    try {
      port.postMessage(answer(question));
    } catch (error) {
      port.postMessage({ kind: 'failed', errors: packErrors(error) } satisfies FromPlanning);
    }
  });
}
