import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../../base/secret/token.ts';
import { parseJoinString, printJoinString, requirePin } from '../../../../client/join/join-string.ts';
import { pinOf } from '../../../../proto/tls/certificate-pin.ts';

const token = newToken();
const pin = pinOf(Buffer.from('certificate'));
const parse = (text: string) => parseJoinString(text, '--join-file');
const hex = Buffer.from(pin, 'base64url').toString('hex');

describe('a join string', () => {
  it('comes back as it was printed, whatever the address', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
      fc.constant('gpu_box-1'),
    );
    fc.assert(
      fc.property(host, fc.integer({ min: 1, max: 65_535 }), fc.boolean(), (name, port, isPinned) => {
        const made = { token: newToken(), address: `${name}:${port}`, ...(isPinned ? { pin } : {}) };
        expect(parse(`  ${printJoinString(made)}\n`)).toEqual(made);
      }),
    );
  });

  it('takes a pin as openssl prints it', () => {
    const colons = hex.toUpperCase().match(/../g)?.join(':') ?? '';
    for (const form of [hex, colons]) expect(parse(`yates://${token}@h:1#${form}`).pin).toBe(pin);
  });

  it.each([
    ['', /there is no join string/],
    ['  \n', /there is no join string/],
    [`yates://${token}@h:1#${pin} and more`, /more here than one/],
    [`yates://${token}@h:1\n#${pin}`, /broken over two lines/],
    [`https://${token}@h:1#${pin}`, /begins with yates:\/\//],
    [`yates://${token}`, /no @/],
    [`yates://@h:1#${pin}`, /it is empty/],
    [`yates://${token.slice(0, -1)}@h:1#${pin}`, /46 characters where there are 47/],
    [`yates://${token.slice(4)}@h:1#${pin}`, /does not begin with yts_/],
    [`yates://${token}@#${pin}`, /"" in the join string is not host:port/],
    [`yates://${token}@host#${pin}`, /"host" .* is not host:port/],
    [`yates://${token}@host:70000#${pin}`, /not host:port/],
    [`yates://${token}@fd00::5:4444#${pin}`, /not host:port/],
    [`yates://${token}@${token}@h:1#${pin}`, /not host:port/],
    [`yates://${token}@h:1#${pin}#${pin}`, /more than one #/],
    [`yates://${token}@h:1#`, /E_PIN_FORM .*a pin of 0 characters/],
    [`yates://${token}@h:1#${pin.slice(1)}`, /E_PIN_FORM .*a pin of 42 characters/],
    [`yates://${token}@h:1#${pin}A`, /E_PIN_FORM .*a pin of 44 characters/],
    [`yates://${token}@h:1#${hex.slice(2)}`, /E_PIN_FORM .*a pin of 62 characters/],
  ])('says what is wrong with %#, and not the token', (text, words) => {
    const message = (() => {
      try {
        parse(text);
        return 'nothing was wrong';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toMatch(words);
    expect(message).toMatch(/^E_(JOIN_STRING|PIN_FORM) --join-file .*; copy the whole string/);
    expect(message).not.toContain(token.slice(4, 14));
  });

  it('needs a pin where no authority is named', () => {
    expect(requirePin(parse(`yates://${token}@h:1#${pin}`), '-')).toBe(pin);
    expect(() => requirePin(parse(`yates://${token}@h:1`), '-')).toThrow(/^E_JOIN_PIN .*--tls-ca/);
  });
});
