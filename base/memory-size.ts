const unitBytes: Readonly<Record<string, number>> = {
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

export const memorySizePattern = /^(\d+(?:\.\d+)?) ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/;

/** Bytes of `512MiB`, `1.5GB`; undefined for anything else. */
export function parseMemorySize(text: string): number | undefined {
  const match = memorySizePattern.exec(text);
  if (match === null) return undefined;
  const bytes = Math.round(Number(match[1]) * (unitBytes[match[2] ?? ''] ?? Number.NaN));
  return bytes > 0 ? bytes : undefined;
}

/** Rounded, for messages: 536870912 -> `512 MiB`. */
export function formatMemorySize(bytes: number): string {
  const unit = (['TiB', 'GiB', 'MiB', 'KiB'] as const).find((name) => bytes >= (unitBytes[name] ?? 1));
  return unit === undefined
    ? `${bytes} bytes`
    : `${Number((bytes / (unitBytes[unit] ?? 1)).toPrecision(4))} ${unit}`;
}
