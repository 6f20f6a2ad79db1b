class Objection extends Error {
  override readonly name = 'Objection';
}

export function object(condition: boolean, message: string): void {
  if (!condition) throw new Objection(message);
}
