/**
 * Schemas by name, each built when it is first asked for: a function that starts builds what it needs of the bank's some three
 * hundred schemas, and not all of them (a third of the time that a bundle took to load).
 */
export function onDemand<const T extends Readonly<Record<string, () => unknown>>>(
  makers: T,
): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const made = new Map<string, unknown>();
  const of = (name: string, make: () => unknown): unknown => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name);
  };
  const properties = Object.entries(makers).map(([name, make]) => [
    name,
    { enumerable: true, get: () => of(name, make) },
  ]);
  // the compiler cannot follow a property from its maker
  return Object.defineProperties({}, Object.fromEntries(properties)) as never;
}
