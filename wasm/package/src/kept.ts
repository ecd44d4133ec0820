/** Gives what `find` gave for the same key before; what failed can be tried again. */
export function kept<Key, Value>(all: Map<Key, Promise<Value>>, key: Key, find: () => Promise<Value>): Promise<Value> {
  const known = all.get(key);
  if (known) return known;
  const found = find();
  all.set(key, found);
  found.catch(() => all.delete(key));
  return found;
}
