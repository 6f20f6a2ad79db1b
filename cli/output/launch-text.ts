import { plainLine } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import type { Launched } from '../../client/launch-sweep.ts';
import type { OtherDesign } from '../../client/other-design.ts';
import { changesInWords } from '../../design/run-policy.ts';

/** What became of a sweep file that was launched. */
export function launchInWords({ sweepId, created, trials, changed, kept, notes }: Launched): string {
  const waits = notes.map(({ text }) => `It waits: ${plainLine(text)}.`);
  if (created)
    return [
      `Launched as ${sweepId}: ${plural(trials, 'trial')}. Follow it with \`yates watch ${sweepId}\`.`,
      ...waits,
    ].join('\n');
  return [
    `This design was launched before, as ${sweepId}. That sweep goes on; nothing is run twice.`,
    ...policyInWords({ changed, kept }),
    ...waits,
  ].join('\n');
}

/** Why a file made a sweep beside the one that it made before. */
export function otherDesignInWords({ sweepId, differences, isOnOtherBase }: OtherDesign): string {
  const isOther = `${sweepId} was launched before under this name and is another design`;
  if (isOnOtherBase)
    return (
      `${isOther}: it rests on the base net of another version, and only agents of that version go on with it` +
      `${differences.map((one) => `; ${one}`).join('')}. ` +
      `This one begins anew; \`yates cancel ${sweepId}\` gives the other up.`
    );
  const how = differences.length === 0 ? 'its version differs' : differences.join('; ');
  return (
    `${isOther}: ${how}. ` +
    `Both run. To add replicates or levels to that one instead: \`yates extend ${sweepId} --replicates +1\`, or --levels.`
  );
}

/** How the run policy of a sweep that goes on stands to that of its file, a line each. */
export function policyInWords({ changed, kept }: Pick<Launched, 'changed' | 'kept'>): string[] {
  return [
    ...(changed.length === 0
      ? []
      : [
          `It takes over what the file says now, for trials that start from here on: ${changesInWords(changed)}.`,
        ]),
    ...kept.map(
      ({ name, before, after }) =>
        `${name} stays ${after || 'none'}, as \`yates set\` has set it; the file says ${before || 'none'}.`,
    ),
  ];
}
