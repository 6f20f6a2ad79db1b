import { assert } from '../base/assert.ts';
import type { Level, Settings } from '../design/sweep-spec.ts';
import type { yates } from './generated/yates.js';

type WireLevel = yates.v1.Level.$Properties;
type WireSetting = yates.v1.Setting.$Properties;
type WireMetric = yates.v1.Metric.$Properties;

export function levelToWire(level: Level): WireLevel {
  if (typeof level === 'string') return { text: level };
  return typeof level === 'number' ? { number: level } : { flag: level };
}

export function levelFromWire(wire: WireLevel): Level {
  const level = wire.text ?? wire.number ?? wire.flag;
  assert(level !== undefined && level !== null, 'a level on the wire carries one value');
  return level;
}

export function settingsToWire(settings: Settings): WireSetting[] {
  return Object.entries(settings).map(([factor, level]) => ({ factor, level: levelToWire(level) }));
}

export function settingsFromWire(wire: readonly WireSetting[]): Settings {
  return Object.fromEntries(wire.map(({ factor, level }) => [factor ?? '', levelFromWire(level ?? {})]));
}

export function metricsToWire(metrics: Readonly<Record<string, number>>): WireMetric[] {
  return Object.entries(metrics).map(([name, value]) => ({ name, value }));
}

export function metricsFromWire(wire: readonly WireMetric[]): Record<string, number> {
  return Object.fromEntries(wire.map(({ name, value }) => [name ?? '', value ?? 0]));
}
