import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { reservedName } from './factors.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Response } from '../../sweep-spec.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/**
 * @param columnNames factors and derived columns, whose names a response may not have
 * @param metrics what the trainer reports; undefined where that is not known
 */
export function checkResponse(
  written: SweepFile['response'],
  columnNames: readonly string[],
  metrics: readonly string[] | undefined,
  source: YamlSource,
): { readonly primary: Response; readonly responses: Response[]; readonly faults: YatesError[] } {
  const faults: YatesError[] = [];
  const seen = new Set<string>();
  const { primary: primaryName, goal, label, also = [] } = written;
  const primary: Response = { name: primaryName, goal, label: label ?? primaryName };
  check(primaryName, ['response', 'primary']);
  const others = also.map(({ name, goal, label }, index): Response => {
    check(name, ['response', 'also', index, 'name']);
    return { name, goal, label: label ?? name };
  });
  return { primary, responses: [primary, ...others], faults };

  function check(name: string, path: YamlPath): void {
    const fault = (code: ErrorCode, message: string, next: string): void => {
      faults.push(new YatesError({ code, place: source.placeOf(path), message, next }));
    };
    if (columnNames.includes(name)) {
      fault('E_RESPONSE_NAME', `response "${name}" has the name of a factor`, 'rename one of them');
    }
    if (seen.has(name)) fault('E_RESPONSE_NAME', `response "${name}" is there twice`, 'remove one');
    seen.add(name);
    if (metrics !== undefined && !metrics.includes(name)) {
      fault('E_RESPONSE_NAME', `the trainer does not report "${name}"`, didYouMean(name, metrics));
    }
    for (const { code, what, next } of reservedName('response', name, source, path))
      fault(code, what, next ?? '');
  }
}
