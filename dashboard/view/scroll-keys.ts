/** Rows to go, positive downwards; undefined for a key that does not move. */
export function rowsOf(key: string, page: number): number | undefined {
  switch (key) {
    case 'up':
    case 'k':
      return -1;
    case 'down':
    case 'j':
      return 1;
    case 'page-up':
    case 'b':
    case 'clear':
      return -Math.max(1, page - 1);
    case 'page-down':
    case ' ':
      return Math.max(1, page - 1);
    case 'home':
    case 'g':
      return Number.NEGATIVE_INFINITY;
    case 'end':
    case 'G':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
}

export const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));
