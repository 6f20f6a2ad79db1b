export function say(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(70)} ${figure.padStart(16)}\n`);
}

export const perSecond = (count: number, ms: number): string => `${Math.round((count / ms) * 1000)} /s`;
