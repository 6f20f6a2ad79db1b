/** `{name}`, `{name:hydra}` or `{args:style}` in the words of a command: filled from the trial. Any other brace stands for itself. */
const pattern =
  /\{\{([A-Za-z][A-Za-z0-9_]*(?::hydra)?|args:[a-z,-]+)\}\}|\{([A-Za-z][A-Za-z0-9_]*(?::hydra)?|args:[a-z,-]+)\}/g;

/** Known to every trial, beside its factors and derived columns, which win where a name is the same. */
export const trialPlaceholders = [
  'replicate',
  'seed',
  'trial_id',
  'attempt',
  'artifacts',
  'checkpoint',
] as const;

/** Names that a text asks for; `{{name}}` is the text `{name}` itself. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(pattern)].flatMap(([, , name]) => (name === undefined ? [] : [name]));
}

/** The factor, column or fact of a trial that a placeholder other than `{args}` names, and whether it is quoted for Hydra. */
export function placeholderParts(name: string): { readonly name: string; readonly isForHydra: boolean } {
  const [own = ''] = name.split(':');
  return { name: own, isForHydra: own !== name };
}

/** @param value undefined for a name that is not known: the placeholder stays as it is; `offset` is where it stands in the text */
export function fillPlaceholders(
  text: string,
  value: (name: string, offset: number) => string | undefined,
): string {
  return text.replaceAll(
    pattern,
    (whole, literal: string | undefined, name: string | undefined, offset: number) =>
      name === undefined ? `{${literal}}` : (value(name, offset) ?? whole),
  );
}
