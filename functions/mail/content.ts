/** What a letter says, before it is laid out: the same blocks become HTML and plain text. Strings are text, never markup. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'section'; readonly title: string; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  /** Leads to the case page. It locates only: opening it changes nothing. */
  | { readonly kind: 'action'; readonly label: string; readonly href: string };

export interface Content {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const section = (title: string, text: string): Block => ({ kind: 'section', title, text });
export const facts = (...rows: (readonly [string, string])[]): Block => ({ kind: 'facts', rows });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
