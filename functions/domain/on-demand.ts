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

/**
 * One schema that is built when something is first read of it. It is what `make` makes in every respect but being the same object,
 * and always the same in itself, so that registries may know it.
 */
export function later<const T extends object>(make: () => T): T {
  let made: T | undefined;
  const real = (): T => (made ??= make());
  return new Proxy<T>({} as T, {
    get: (_, key) => Reflect.get(real(), key),
    has: (_, key) => Reflect.has(real(), key),
    set: (_, key, value) => Reflect.set(real(), key, value),
  });
}
