/**
 * Remembers what follows from an object that is replaced and never changed, such as the map of trials: frames that come while it
 * stays cost nothing, however many trials there are. Pure functions only.
 */
export function oncePer<Whole extends object, Value>(
  compute: (whole: Whole) => Value,
): (whole: Whole) => Value {
  const twice = oncePerPair<Whole, undefined, Value>(compute);
  return (whole) => twice(whole, undefined);
}

/** The same of an object and one thing beside it; of the newest such thing alone. */
export function oncePerPair<Whole extends object, Also, Value>(
  compute: (whole: Whole, also: Also) => Value,
): (whole: Whole, also: Also) => Value {
  const known = new WeakMap<Whole, { readonly also: Also; readonly value: Value }>();
  return (whole, also) => {
    const before = known.get(whole);
    if (before !== undefined && before.also === also) return before.value;
    const value = compute(whole, also);
    known.set(whole, { also, value });
    return value;
  };
}
