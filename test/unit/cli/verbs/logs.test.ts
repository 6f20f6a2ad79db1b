import { describe, expect, it } from 'vitest';
import { OutputPrinter } from '../../../../cli/verbs/logs.ts';

function printed(
  isTTY: boolean,
  parts: readonly { attempt?: number; offset: number; bytes: Uint8Array }[],
): string {
  const out: Buffer[] = [];
  const write = (data: Uint8Array | string): boolean => out.push(Buffer.from(data)) > 0;
  const printer = new OutputPrinter({ isTTY, write });
  for (const { attempt = 1, offset, bytes } of parts)
    printer.print({ attempt, output: { offset, data: bytes } });
  return Buffer.concat(out).toString('latin1');
}

describe('yates logs', () => {
  it('passes bytes on as they are, into a pipe', () => {
    const bytes = Buffer.from([0xff, 0x1b, 0x0d, 0x0a]);
    expect(printed(false, [{ offset: 0, bytes }])).toBe(bytes.toString('latin1'));
  });

  it('keeps control characters off a terminal, and characters whole that lie in two parts', () => {
    const [first, second] = [
      Buffer.from('ok \u001b[2J50%\r100%\r\n\u00e9').subarray(0, -1),
      Buffer.from('\u00e9').subarray(1),
    ];
    const text = Buffer.from(
      printed(true, [
        { offset: 0, bytes: first },
        { offset: first.length, bytes: second },
      ]),
      'latin1',
    ).toString();
    expect(text).toBe('ok \uFFFD[2J50%\n100%\n\u00e9');
  });

  it('says what is left out, and where another attempt begins', () => {
    const a = Buffer.from('aa');
    const parts = [
      { offset: 0, bytes: a },
      { offset: 10, bytes: a },
      { attempt: 2, offset: 0, bytes: a },
    ];
    expect(printed(false, parts)).toBe('aa\n[... 8 bytes are left out ...]\naa\n[attempt 2]\naa');
  });
});
