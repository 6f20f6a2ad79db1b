/**
 * Tells an impostor, or a renewed certificate, from a coordinator that is merely away. grpc-js reports both as UNAVAILABLE
 * and tries again for ever; who waits for a connection asks here once in a while.
 */
import { YatesError } from '../../base/error.ts';
import { fetchCertificate } from './fetch-certificate.ts';
import type { Pin } from './certificate-pin.ts';

/**
 * @returns E_PIN_DIFFERS or E_COORDINATOR_PLAIN where somebody else answers at the address; undefined where nobody does, or
 *   the right one does again
 */
export async function refusedHandshake(
  address: string,
  pin: Pin,
  timeoutMs = 5_000,
): Promise<YatesError | undefined> {
  try {
    await fetchCertificate(address, pin, timeoutMs);
    return undefined;
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    return error.code === 'E_COORDINATOR_OFFLINE' ? undefined : error;
  }
}
