/** "1 trial", "2 trials"; `many` is for words whose plural is not the singular with an s. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
