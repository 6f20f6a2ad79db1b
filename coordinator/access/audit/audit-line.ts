/** One line of audit.log: JSON, so that no name can forge a second line, and without secrets. */
import { redact } from '../../../base/secret/redact.ts';

/** Who did it: a token by its id and name, and from where. */
export interface AuditActor {
  /** Left out where the caller had no good token. */
  readonly token?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  /** host:port, or `data folder` for who changed it directly. */
  readonly peer: string;
}

export type AuditEntry =
  | {
      readonly kind: 'call-refused';
      /** E_TOKEN_... */
      readonly code: string;
      readonly call: string;
      /** Refusals that this line stands for; more than 1 where there were too many for a line each. */
      readonly times: number;
    }
  | { readonly kind: 'token-created' | 'token-revoked'; readonly id: string; readonly what: string }
  | { readonly kind: 'agent-joined'; readonly id: string; readonly agentId: string }
  | {
      readonly kind: 'sweep-launched';
      readonly sweepId: string;
      readonly name: string;
      /** The programs of a command sweep; empty for others. */
      readonly programs: readonly string[];
    }
  | { readonly kind: 'policy-changed'; readonly sweepId: string; readonly what: string }
  | { readonly kind: 'artifact-read'; readonly sha256: string }
  | {
      readonly kind: 'garbage-collected';
      /** Empty for all sweeps. */
      readonly sweepId: string;
      readonly files: number;
      readonly bytes: number;
    };

const textCharsMax = 500;

/** @returns the line with its line break */
export function auditLine(entry: AuditEntry, by: AuditActor, atMs: number): string {
  const line = { at: new Date(atMs).toISOString(), ...entry, by };
  return `${JSON.stringify(line, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value))}\n`;
}

function clean(text: string): string {
  // JSON escapes control characters, but not those that hide or turn text on a screen.
  const visible = redact(text).replace(/\p{Cf}|\p{Zl}|\p{Zp}/gu, '?');
  return visible.length > textCharsMax ? `${visible.slice(0, textCharsMax)}...` : visible;
}
