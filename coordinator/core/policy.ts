/** How the run policy of a sweep changes: by `yates set`, and by its edited file that is launched again. */
import { type PolicyChange, policyChanges, policyTexts } from '../../design/run-policy.ts';
import { knownSweep } from './known-sweep.ts';
import type { LaunchAsk, SetPolicyAsk } from './ask.ts';
import type { Sweep } from './state.ts';
import { byOf, type Turn } from './turn.ts';

/** In any state of the sweep: what has ended may be extended or retried. */
export function setPolicy(turn: Turn, ask: SetPolicyAsk): void {
  const { call, sweepId, requestId, settings } = ask;
  const sweep = knownSweep(turn, call, sweepId);
  if (sweep === undefined) return;
  if (!turn.state.controlAnswers.has(requestId)) {
    const now = policyTexts(sweep.spec);
    const wanted = { ...now, ...Object.fromEntries(settings.map(({ name, value }) => [name, value])) };
    const changes = policyChanges(now, wanted);
    if (changes.length === 0) turn.record({ type: 'request-noted', sweepId, requestId });
    else turn.record({ type: 'run-policy-changed', sweepId, requestId, ...byOf(ask), changes });
  }
  turn.answer(call, 'set-policy', { sweepId, changes: changesOf(sweep, ask) });
}

/**
 * The file of a known sweep was launched again. What it says now and did not say when it was launched last is taken; what
 * it says as before leaves alone what a user has set since.
 */
export function takeFilePolicy(turn: Turn, sweep: Sweep, ask: LaunchAsk): void {
  const { requestId, spec, source, fileName } = ask;
  const policy = policyTexts(spec);
  const news = policyChanges(sweep.filePolicy, policy);
  if (news.length === 0) return;
  const now = policyTexts(sweep.spec);
  const wanted = { ...now, ...Object.fromEntries(news.map(({ name, after }) => [name, after])) };
  turn.record({
    type: 'run-policy-changed',
    sweepId: sweep.id,
    requestId,
    ...byOf(ask),
    changes: policyChanges(now, wanted),
    file: { source, fileName, policy },
  });
}

/** What the request changed, also when it is repeated. */
export const changesOf = (
  { lastPolicyChange }: Sweep,
  { requestId }: Pick<LaunchAsk, 'requestId'>,
): readonly PolicyChange[] => (lastPolicyChange?.requestId === requestId ? lastPolicyChange.changes : []);

/** Where the sweep does not do what its file says, since a user set something else. */
export const setBesideFile = ({ filePolicy, spec }: Sweep): readonly PolicyChange[] =>
  policyChanges(filePolicy, policyTexts(spec));
