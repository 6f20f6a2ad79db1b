import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../../../cli/report/media-type.ts';

const of = (text: string): string | undefined => mediaTypeOf(Buffer.from(text, 'latin1'));

describe('the media type of a picture', () => {
  it('is told by its first bytes', () => {
    expect(of('\x89PNG\r\n\x1a\n...')).toBe('image/png');
    expect(of('\xff\xd8\xff\xe0')).toBe('image/jpeg');
    expect(of('GIF89a...')).toBe('image/gif');
    expect(of('RIFF....WEBPVP8 ')).toBe('image/webp');
  });

  it.each(['<svg onload="alert(1)">', '<html>', 'RIFF....WAVE', '\x89PN', ''])('is none for %j', (text) => {
    expect(of(text)).toBeUndefined();
  });
});
