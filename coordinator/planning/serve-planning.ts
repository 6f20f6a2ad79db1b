import type { MessagePort } from 'node:worker_threads';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { planLaunch } from './plan-launch.ts';
import type { Stretches } from './stretches.ts';
import { type FromPlanning, packErrors, type ToPlanning } from './planning-protocol.ts';

/** The thread's side: plans one sweep, then hands out its run sheet. */
export function servePlanning(port: MessagePort, trainers: TrainerChecks): void {
  let stretches: Stretches | undefined;
  const answer = (question: ToPlanning): FromPlanning => {
    if (question.kind === 'trials') return { kind: 'trials', text: stretches?.textAt(question.from) };
    const planned = planLaunch(question.request, trainers);
    ({ stretches } = planned);
    return { kind: 'planned', spec: planned.spec, hash: planned.hash, count: planned.stretches.count };
  };
  port.on('message', (question: ToPlanning) => {
    try {
      port.postMessage(answer(question));
    } catch (error) {
      port.postMessage({ kind: 'failed', errors: packErrors(error) } satisfies FromPlanning);
    }
  });
}
