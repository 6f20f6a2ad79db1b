/** How a device reads in tables and on the screen: what is not known is a dash. */
import type { Device } from './facts.ts';

const gibibyte = 2 ** 30;

export const percentText = (share: number | undefined): string =>
  share === undefined || !Number.isFinite(share) ? '-' : `${Math.round(share * 100)}%`;

export function memoryText({ usedBytes, memoryBytes }: Pick<Device, 'usedBytes' | 'memoryBytes'>): string {
  const total = memoryBytes > 0 ? `${Math.round(memoryBytes / gibibyte)} GiB` : '-';
  return usedBytes === undefined ? total : `${(usedBytes / gibibyte).toFixed(1)} of ${total}`;
}

export const temperatureText = (celsius: number | undefined): string =>
  celsius === undefined ? '-' : `${Math.round(celsius)} C`;
