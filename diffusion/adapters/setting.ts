/** A level of a factor. */
export type Level = string | number | boolean;

/** What may be written for one setting of an adapter, whatever the other settings are. */
export interface SettingRule {
  readonly type: 'string' | 'number';
  /** Says in words what is expected: "a number such as 1". */
  readonly wanted: string;
  /** @param level of this type. @throws YatesError */
  check(level: Level): void;
}

export const textSetting = (wanted: string, check: (level: string) => void): SettingRule => ({
  type: 'string',
  wanted,
  check: (level) => check(level as string),
});

export const numberSetting = (wanted: string, check: (level: number) => void): SettingRule => ({
  type: 'number',
  wanted,
  check: (level) => check(level as number),
});
