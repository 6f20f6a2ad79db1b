/** Longer texts and later candidates are not compared: a hostile file would have millions. */
const comparedChars = 200;
const comparedMax = 1_000;
/** Pairs of letters that one search compares: with names of twenty letters, some two hundred candidates. */
const pairsMax = 100_000;

/**
 * The candidate that `written` most likely meant: at most a third of its letters away (Damerau-Levenshtein, ignoring
 * case); undefined if none is that close.
 *
 * @example
 * nearest('depht', ['depth', 'width']); // 'depth'
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  if (written.length > comparedChars) return undefined;
  // A name of one letter is another one's neighbour only in the other case.
  let bestDistance = Math.min(written.length, Math.max(1, Math.floor(written.length / 3)) + 1);
  let compared = 0;
  let pairs = 0;
  for (const candidate of candidates) {
    if (compared++ >= comparedMax) break;
    if (Math.abs(candidate.length - written.length) >= bestDistance) continue;
    pairs += written.length * candidate.length;
    if (pairs > pairsMax) break;
    const distance = editDistance(comparable(written), comparable(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * The next step of an error about an unknown name: a suggestion if one is close, else the whole choice.
 *
 * @example
 * didYouMean('depht', ['depth', 'width']); // 'did you mean "depth"?'
 * didYouMean('colour', ['depth', 'width']); // 'known: depth, width'
 */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const choice = firstOf(candidates, comparedMax);
  const suggestion = nearest(written, choice);
  if (suggestion !== undefined) return `did you mean "${suggestion}"?`;
  const shown = choice.slice(0, 24).join(', ');
  return choice.length === 0 ? 'none is known' : `known: ${shown}${choice.length > 24 ? ', ...' : ''}`;
}

function firstOf(candidates: Iterable<string>, most: number): string[] {
  const first: string[] = [];
  for (const candidate of candidates) if (first.push(candidate) >= most) break;
  return first;
}

// snake_case, camelCase and kebab-case of one name count as the same letters.
const comparable = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, '');

/** Optimal string alignment: insert, delete, replace, or swap two neighbours, each at cost 1. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
