import type { Values } from '../../shared/drafts.ts';

type Tree = { [key: string]: Tree | string };

/** `{ 'a.b': 'x' }` → `{ a: { b: 'x' } }`. What was left blank is left out: absent, not empty. */
export function nested(values: Values): Tree {
  const root: Tree = {};
  for (const [path, value] of Object.entries(values)) {
    if (value.trim() === '') continue;
    const parts = path.split('.');
    const last = parts.pop() ?? path;
    let at = root;
    for (const part of parts) {
      const inner = at[part];
      at = typeof inner === 'object' ? inner : (at[part] = {});
    }
    at[last] = value;
  }
  return root;
}
