/** Where a task token leads. */
export interface TokenAddress {
  readonly serial: number;
  readonly frame: number;
  readonly attempt: number;
}

const TOKEN = /^parley:(\d+):(\d+):(\d+):[\w-]+$/;

/** A token that names its place and, through `secret`, cannot be guessed. */
export function issueToken(address: TokenAddress, secret: string): string {
  const text = `parley:${address.serial}:${address.frame}:${address.attempt}:${secret}`;
  return Buffer.from(text).toString('base64url');
}

/** Undefined for text that no emulator has issued. Says nothing about whether the task still waits. */
export function readToken(token: string): TokenAddress | undefined {
  const match = TOKEN.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!match) return undefined;
  return { serial: Number(match[1]), frame: Number(match[2]), attempt: Number(match[3]) };
}
