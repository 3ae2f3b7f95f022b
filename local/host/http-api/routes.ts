import type { RouteModel } from '../assembly/model.ts';

export interface RouteMatch {
  readonly route: RouteModel;
  /** Decoded values of `{name}` and `{name+}`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the route for a method and a path as sent. */
export type RouteFinder = (method: string, path: string) => RouteMatch | undefined;

/** Picks the most specific route as the HTTP API does: literal before `{name}` before `{name+}` before `$default`, method before ANY. */
export function routeFinder(routes: readonly RouteModel[]): RouteFinder {
  const ordered = routes
    .map((route) => ({ route, parametersOf: matcher(route.key), rank: specificity(route.key) }))
    .sort((a, b) => b.rank.localeCompare(a.rank));
  return (method, path) => {
    const segments = path.split('/').slice(1);
    for (const { route, parametersOf } of ordered) {
      const parameters = parametersOf(method, segments);
      if (parameters) return { route, parameters };
    }
    return undefined;
  };
}

type Parameters = Record<string, string>;

interface Segment {
  readonly text: string;
  /** Of `{name}` and `{name+}`. */
  readonly name?: string | undefined;
  readonly greedy: boolean;
}

/** Reads a route's key once; what it returns is asked at every request. */
function matcher(key: string): (method: string, path: readonly string[]) => Parameters | undefined {
  if (key === '$default') return () => ({});
  const [wanted = '', template = ''] = key.split(' ');
  const segments = template.split('/').slice(1).map(segmentOf);
  return (method, path) =>
    wanted === 'ANY' || wanted === method ? matchPath(segments, path) : undefined;
}

function segmentOf(text: string): Segment {
  const [, name, plus] = /^\{([^+}]+)(\+?)\}$/.exec(text) ?? [];
  return { text, name, greedy: plus === '+' };
}

function matchPath(template: readonly Segment[], path: readonly string[]): Parameters | undefined {
  const parameters: Parameters = {};
  for (const [position, { text, name, greedy }] of template.entries()) {
    const actual = greedy ? path.slice(position).join('/') : path[position];
    if (name === undefined ? actual !== text : !actual) return undefined;
    if (name !== undefined) parameters[name] = decode(actual ?? '');
    if (greedy) return parameters;
  }
  return template.length === path.length ? parameters : undefined;
}

/** Sorts as text: one digit per segment (literal 3, variable 2, greedy 1), then the method's. */
function specificity(key: string): string {
  if (key === '$default') return '0';
  const [method = '', template = ''] = key.split(' ');
  const segments = template.split('/').slice(1).map(segmentWeight);
  return `${segments.join('')}${method === 'ANY' ? '0' : '1'}`;
}

function segmentWeight(segment: string): string {
  if (!segment.startsWith('{')) return '3';
  return segment.endsWith('+}') ? '1' : '2';
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
