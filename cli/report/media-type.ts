import type { Picture } from '../../report/html/report-data.ts';

/** By its first bytes, whatever its name says; only formats that hold pixels and nothing else. */
export function mediaTypeOf(content: Buffer): Picture['mediaType'] | undefined {
  const begins = (text: string, at = 0): boolean =>
    content.subarray(at, at + text.length).toString('latin1') === text;
  if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif';
  return begins('RIFF') && begins('WEBP', 8) ? 'image/webp' : undefined;
}
