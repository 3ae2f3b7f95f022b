/** The frame with the composition root behind it: what nearly every route uses. */
import type { RouteName } from '#contracts/http.ts';
import { type Answer, apiFrame } from './api-frame.ts';
import type { ApiRequest } from './api-request.ts';
import { reading } from './dependencies.ts';

export type { ApiRequest } from './api-request.ts';

export const apiHandler = <N extends RouteName>(
  name: N,
  serve: (request: ApiRequest<N>) => Promise<Answer<N>>,
) => apiFrame(name, serve, reading);
