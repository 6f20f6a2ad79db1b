/** Characters that are written at a time. */
const partChars = 65_536;

/** Joins many short texts to few longer ones, so that a long file is written without ever being one text in memory. */
export async function* textParts(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  let part = '';
  for await (const line of lines) {
    part += line;
    if (part.length < partChars) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
