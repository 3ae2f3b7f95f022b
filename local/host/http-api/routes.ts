import type { RouteModel } from '../assembly/model.ts';

export interface RouteMatch {
  readonly route: RouteModel;
  /** Decoded values of `{name}` and `{name+}`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Picks the most specific route as the HTTP API does: literal before `{name}` before `{name+}` before `$default`, method before ANY. */
export function matchRoute(
  routes: readonly RouteModel[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const parameters = matchKey(route.key, method, path);
    return parameters ? [{ route, parameters }] : [];
  });
  return matches.sort((a, b) =>
    specificity(b.route.key).localeCompare(specificity(a.route.key)),
  )[0];
}

function matchKey(key: string, method: string, path: string): Record<string, string> | undefined {
  if (key === '$default') return {};
  const [routeMethod = '', template = ''] = key.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  return matchPath(template.split('/').slice(1), path.split('/').slice(1));
}

function matchPath(
  template: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [position, segment] of template.entries()) {
    const [, name, greedy] = /^\{([^+}]+)(\+?)\}$/.exec(segment) ?? [];
    const actual = greedy ? path.slice(position).join('/') : path[position];
    if (!actual || (name === undefined && actual !== segment)) {
      return actual === segment ? rest(template, path, parameters) : undefined;
    }
    if (name !== undefined) parameters[name] = decode(actual);
    if (greedy) return parameters;
  }
  return rest(template, path, parameters);
}

function rest(
  template: readonly string[],
  path: readonly string[],
  parameters: Record<string, string>,
): Record<string, string> | undefined {
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
