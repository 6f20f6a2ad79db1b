import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../../base/secret/token.ts';
import { auditLine } from '../../../../coordinator/access/audit/audit-line.ts';
import { AuditLog } from '../../../../coordinator/access/audit/audit-log.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const clock = { nowMs: () => Date.parse('2026-11-29T12:00:00Z') };
const by = { token: 'abcd2345', name: 'ada', role: 'operator', peer: '10.0.0.7:50001' };
const launch = { kind: 'sweep-launched', sweepId: 's1', name: 'quick', programs: [] } as const;

function audit(folder = temporaryFolder()) {
  const trouble: Error[] = [];
  const log = new AuditLog(folder, clock, (error) => trouble.push(error));
  return { log, trouble, path: join(folder, 'audit.log') };
}

describe('a line of the audit log', () => {
  it('says what, who and when', () => {
    expect(auditLine(launch, by, clock.nowMs())).toBe(
      '{"at":"2026-11-29T12:00:00.000Z","kind":"sweep-launched","sweepId":"s1","name":"quick","programs":[],' +
        '"by":{"token":"abcd2345","name":"ada","role":"operator","peer":"10.0.0.7:50001"}}\n',
    );
  });

  it('stays one line without secrets, whatever names hold', () => {
    const token = newToken();
    const name = `x\n{"kind":"forged"}\u2028\u202e\u001b[2J ${token} ${'long'.repeat(1_000)}`;
    const line = auditLine({ ...launch, name, programs: [token] }, { ...by, name }, 0);
    for (const character of ['\n', '\u2028', '\u202e', '\u001b'])
      expect(line.trimEnd()).not.toContain(character);
    expect(line).not.toContain(token.slice(4, 14));
    expect(line.length).toBeLessThan(2_000);
    expect(JSON.parse(line)).toMatchObject({ kind: 'sweep-launched' });
  });
});

describe('the audit log', () => {
  it('is for its owner alone, also when whoever rotates it made it anew', () => {
    const { log, path } = audit();
    log.write(launch, by);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    log.write(launch, by);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on in a new file when the old one is moved away', () => {
    const { log, path } = audit();
    log.write(launch, by);
    renameSync(path, `${path}.1`);
    log.write(launch, by);
    log.write(launch, by);
    expect(readFileSync(`${path}.1`, 'utf8').split('\n')).toHaveLength(2);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
  });

  it('follows no link, and says what it could not write', () => {
    const { log, path, trouble } = audit();
    const victim = join(temporaryFolder(), 'victim');
    symlinkSync(victim, path);
    log.write(launch, by);
    expect(trouble).toHaveLength(1);
    expect(existsSync(victim)).toBe(false);
  });
});
