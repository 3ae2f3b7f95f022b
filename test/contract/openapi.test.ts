import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import { openapi } from '../../docs/openapi.ts';
import { examples } from '../../docs/openapi-schemas.ts';

const text = openapi();
const document = JSON.parse(text) as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};
interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { $ref?: string; name?: string; in?: string }[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, unknown>;
}

const operations = Object.values(document.paths).flatMap((it) => Object.values(it));
const operationOf = (name: RouteName): Operation | undefined =>
  document.paths[routes[name].path]?.[routes[name].method.toLowerCase()];

describe('docs/openapi.json', () => {
  test('is what `npm run docs` writes from the contract', () => {
    expect(readFileSync('docs/openapi.json', 'utf8')).toBe(text);
  });

  test('describes every route once, by name', () => {
    expect(operations).toHaveLength(routeNames.length);
    expect(new Set(operations.map((it) => it.operationId)).size).toBe(routeNames.length);
  });

  test.each(routeNames)('%s says how to call it and what may come back', (name) => {
    const route: Route = routes[name];
    const operation = operationOf(name);
    expect(operation?.security).toHaveLength(route.audience === 'public' ? 0 : 1);
    expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body));
    expect(Object.keys(operation?.responses ?? {})).toContain(String(route.status));
    expect(Object.keys(operation?.responses ?? {})).toContain('500');
    const named = operation?.parameters.filter((it) => it.in === 'path').map((it) => it.name);
    expect(named).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, it]) => it));
  });

  test('refers only to what it contains', () => {
    const references = [...text.matchAll(/"\$ref": "#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    expect(references).toHaveLength([...text.matchAll(/"\$ref"/g)].length);
    const missing = references.filter(
      ([, kind = '', name = '']) => !document.components[kind]?.[name],
    );
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(examples))(
    'shows a request of %s that the bank would take',
    (name, example) => {
      const { body }: Route = routes[name as RouteName];
      if (!body) throw new Error(`${name} takes no body`);
      expect(z.parse(body, example)).toEqual(example);
    },
  );
});
