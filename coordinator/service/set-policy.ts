import { YatesError } from '../../base/error.ts';
import { readSetting, type WrittenSetting } from '../../design/policy-setting.ts';
import { changesInWords } from '../../design/run-policy.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, type Caller, ownRequestId } from '../access/caller.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import { requestIdFromWire, required } from '../wire/from-wire.ts';
import { sweepView } from '../wire/views.ts';

interface SetPolicyParts {
  readonly host: Host;
  readonly trainers: TrainerChecks;
  readonly audit: AuditLog;
}

/** @throws YatesError E_POLICY_NAME, E_POLICY_VALUE, E_REQUEST, and those of finding the sweep; nothing is changed then */
export async function setPolicy(
  { host, trainers, audit }: SetPolicyParts,
  request: yates.v1.SetPolicyRequest,
  caller: Caller,
): Promise<yates.v1.PolicyChanged.$Properties> {
  const sweep = findSweep(host.state, required(request.sweepId, 'sweep_id'));
  const requestId = ownRequestId(caller, 'set-policy', requestIdFromWire(request));
  const by = actorOf(caller);
  const settings = readSettings(sweep.spec, request.settings, trainers);
  const { changes } = await host.ask({ kind: 'set-policy', requestId, by, sweepId: sweep.id, settings });
  if (changes.length > 0)
    audit.write({ kind: 'policy-changed', sweepId: sweep.id, what: changesInWords(changes) }, by);
  return { sweep: sweepView(host.state, sweep), changes: [...changes] };
}

function readSettings(
  spec: SweepSpec,
  written: readonly yates.v1.PolicySetting.$Properties[],
  trainers: TrainerChecks,
): WrittenSetting[] {
  const settings = written.map(({ name = '', value = '' }) => readSetting(spec, { name, value }));
  const [first] = settings;
  const twice = settings.find(({ name }, at) => settings.findIndex((one) => one.name === name) < at);
  if (first === undefined) throw refused('no setting is given', 'write for example timeout=8h');
  if (twice !== undefined) throw refused(`${twice.name} is given twice`, 'give it once');
  const { kind, options } = spec.trainer;
  const columns = [...spec.factors, ...spec.derive].map(({ name }) => name);
  for (const { name, value } of settings) {
    if (name !== 'kill_grace') continue;
    // How long it may be is the trainer's to say.
    const faults = trainers[kind]?.options({ ...options, kill_grace: value }, columns) ?? [];
    const fault = faults.find(({ path }) => path[0] === name);
    if (fault !== undefined) throw refused(fault.message, fault.next);
  }
  return settings;
}

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_POLICY_VALUE', message, next });
