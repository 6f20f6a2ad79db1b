/**
 * The one string that lets an agent or a user in: `yates://<token>@host:4444#<pin>`. It has everything that is needed to
 * reach a coordinator and to know it again, and is a secret: it is read from standard input or a file, never from the
 * command line, which every user of a machine sees in its list of processes.
 */
import { YatesError } from '../../base/error.ts';
import { redact } from '../../base/secret/redact.ts';
import { isToken } from '../../base/secret/token.ts';
import { splitAddress } from '../../proto/tls/address.ts';
import { parsePin, type Pin } from '../../proto/tls/certificate-pin.ts';

export interface JoinString {
  readonly token: string;
  /** host:port, an IPv6 address in brackets. */
  readonly address: string;
  /** Left out: the coordinator's certificate is signed by an authority. */
  readonly pin?: Pin | undefined;
  /** The coordinator speaks plain text, on this machine. */
  readonly insecure?: true | undefined;
}

/** Stands where the pin would. */
const insecureFragment = 'insecure';

const scheme = 'yates://';
const example = 'yates://TOKEN@10.0.0.5:4444#PIN';

/** @example `yates://yts_...@10.0.0.5:4444#47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU` */
export function printJoinString({ token, address, pin, insecure }: JoinString): string {
  const fragment = insecure === true ? insecureFragment : pin;
  return `${scheme}${token}@${address}${fragment === undefined ? '' : `#${fragment}`}`;
}

/**
 * @param source where it came from, named in errors; the string itself never is
 * @throws YatesError E_JOIN_STRING, E_PIN_FORM
 */
export function parseJoinString(text: string, source: string): JoinString {
  const string = text.trim();
  const fault = (message: string, next = `copy the whole string that the coordinator printed (${example})`) =>
    new YatesError({ code: 'E_JOIN_STRING', place: { file: source }, message, next });
  if (string === '') throw fault('there is no join string here');
  if (/\s/.test(string))
    throw fault('there is more here than one join string, or it is broken over two lines');
  if (!string.startsWith(scheme)) throw fault(`a join string begins with ${scheme}`);
  const at = string.indexOf('@');
  if (at < 0) throw fault('the join string has no @ between its token and its address');
  const token = string.slice(scheme.length, at);
  if (!isToken(token)) throw fault(`the token of the join string is damaged (${tokenTrouble(token)})`);
  const [address = '', fragment, ...rest] = string.slice(at + 1).split('#');
  if (rest.length > 0) throw fault('the join string has more than one #');
  try {
    splitAddress(address);
  } catch {
    throw fault(`"${redact(address)}" in the join string is not host:port`);
  }
  if (fragment === undefined) return { token, address };
  if (fragment === insecureFragment) return { token, address, insecure: true };
  return { token, address, pin: parsePin(fragment, source) };
}

/**
 * @throws YatesError E_JOIN_PIN unless the string has a pin, without which only a certificate of an authority can be known
 */
export function requirePin({ pin }: JoinString, source: string): Pin {
  if (pin !== undefined) return pin;
  throw new YatesError({
    code: 'E_JOIN_PIN',
    place: { file: source },
    message: 'the join string has no pin (#...) by which to know the coordinator',
    next: 'copy the whole string; for a certificate that an authority signed, name its file with --tls-ca, or `--tls-ca system`',
  });
}

function tokenTrouble(token: string): string {
  if (token === '') return 'it is empty';
  return token.startsWith('yts_')
    ? `${token.length} characters where there are 47`
    : 'it does not begin with yts_';
}
