/** Where things live in the key space; table and index names cannot contain a tilde. */
export const itemPrefix = (table: string) => `item-${table}~`;

export const indexPrefix = (kind: string, table: string, index: string) =>
  `index-${kind.toLowerCase()}~${table}~${index}~`;

export const timeToLiveKey = (table: string) => `ttl~${table}`;
