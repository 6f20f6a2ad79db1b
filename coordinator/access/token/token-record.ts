import { z } from 'zod';
import { agentId } from '../../../base/ids.ts';
import { roles } from '../role.ts';
import { nameCharsMax } from './token-name.ts';

const tokenRecordSchema = z.strictObject({
  /** 8 characters that name the token in lists, logs and `revoke`. */
  id: z.string().regex(/^[a-z2-7]{8}$/),
  role: z.enum(roles),
  name: z.string().max(nameCharsMax),
  mayLaunchCommands: z.boolean(),
  /** On tokens of role `agent`: the one agent that it is. */
  agentId: z.string().min(1).transform(agentId).optional(),
  /** On tokens of role `agent`: id of the join token that it was made with. */
  joinedBy: z.string().optional(),
  createdAtMs: z.number(),
  /** Left out: it does not expire. */
  expiresAtMs: z.number().optional(),
  revokedAtMs: z.number().optional(),
  /** Of the token, in lower-case hex. The token itself is kept nowhere. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type TokenRecord = Readonly<z.infer<typeof tokenRecordSchema>>;

export const tokenFileSchema = z.strictObject({
  version: z.literal(1),
  tokens: z.array(tokenRecordSchema),
});

/** @returns the word for what a token is worth now */
export function tokenStanding(
  { expiresAtMs, revokedAtMs }: Omit<TokenRecord, 'sha256'>,
  nowMs: number,
): 'valid' | 'expired' | 'revoked' {
  if (revokedAtMs !== undefined) return 'revoked';
  return expiresAtMs !== undefined && expiresAtMs <= nowMs ? 'expired' : 'valid';
}
