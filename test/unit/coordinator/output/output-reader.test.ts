import { describe, expect, it } from 'vitest';
import { OutputReader } from '../../../../coordinator/output/output-reader.ts';

const text = 'abcdefghijklmnopqrstuvwxyz';
const part = (from: number, to: number, isCaughtUp = false) => ({
  offset: from,
  data: Buffer.from(text.slice(from, to)),
  isCaughtUp,
});

function seen(reader: OutputReader): string {
  let all = '';
  for (let next = reader.take(); next !== undefined; next = reader.take()) {
    all += `${next.offset}:${Buffer.from(next.data).toString()} `;
  }
  return all.trim();
}

describe('one who reads an output along', () => {
  it('gets each byte once, though the agent begins anew for another reader', () => {
    const reader = new OutputReader();
    reader.push(part(0, 4));
    reader.push(part(0, 6));
    reader.push(part(2, 5));
    reader.push(part(6, 8));
    expect(seen(reader)).toBe('0:abcd 4:ef 6:gh');
  });

  it('is caught up once it has taken what there was', () => {
    const reader = new OutputReader();
    reader.push(part(0, 4));
    expect(reader.isCaughtUp).toBe(false);
    reader.push(part(4, 6, true));
    expect(reader.isCaughtUp).toBe(false);
    seen(reader);
    expect(reader.isCaughtUp).toBe(true);
  });

  it('gets in the end what it has not seen', () => {
    const reader = new OutputReader();
    reader.push(part(0, 20));
    seen(reader);
    reader.finish(26, Buffer.from(text));
    expect(seen(reader)).toBe('20:uvwxyz');
  });

  it('gets the end of an output of which a part is left out', () => {
    const reader = new OutputReader();
    reader.push(part(0, 3));
    seen(reader);
    reader.finish(1_000_000, Buffer.from(`abc\n[... 999974 bytes are left out ...]\n${text}`));
    const [last = ''] = seen(reader).split(' ').slice(-1);
    expect(last.endsWith(text.slice(-5))).toBe(true);
  });

  it('loses the oldest parts, not its memory, when it is slow', () => {
    const reader = new OutputReader();
    for (let count = 0; count < 40; count++) {
      reader.push({ offset: count * 65_536, data: Buffer.alloc(65_536), isCaughtUp: true });
    }
    expect(reader.take()?.offset).toBe(24 * 65_536);
  });
});
