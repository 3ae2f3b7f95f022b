/** A request as the host hands it to a page: already read whole, headers lower-cased as Node does. */
export interface PageRequest {
  method: string;
  /** Path without the query, beginning with a slash. */
  path: string;
  query: URLSearchParams;
  body: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface PageResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** The first value of a header; undefined when the request does not carry it. */
export function headerOf(request: PageRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}
