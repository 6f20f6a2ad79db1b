const dayMs = 86_400_000;
/** Certificates of the usual authorities are renewed a month ahead of their end. */
const noticeMs = 14 * dayMs;

/** @returns what to say of a certificate that ends soon or has ended; undefined while there is nothing to say */
export function expiryNotice(expiresAtMs: number, nowMs: number): string | undefined {
  const leftMs = expiresAtMs - nowMs;
  if (leftMs > noticeMs) return undefined;
  const date = new Date(expiresAtMs).toISOString().slice(0, 10);
  if (leftMs <= 0)
    return `the certificate ended on ${date}: agents and users are refused until it is renewed`;
  const days = Math.max(1, Math.floor(leftMs / dayMs));
  return `the certificate ends on ${date}, in ${days} ${days === 1 ? 'day' : 'days'}: renew its files in place`;
}
