/** A broken invariant of our own. Never caught: the process that finds one has nothing safe left to do. */
class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** For a broken invariant in code that runs a million times: the message of `assert` is put together each time. */
export function broken(message: string): never {
  throw new InvariantError(message);
}

/** For the end of a switch over a union: compiles only when every member was handled. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`);
}
