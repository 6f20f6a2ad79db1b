import { parseWholeNumber } from './whole-number.ts';

export const priorityMax = 1000;

/** @param option as the user wrote it, for messages. @throws YatesError E_OPTION_NUMBER */
export const parsePriority = (text: string, option: string): number =>
  parseWholeNumber(text, option, 1, priorityMax);
