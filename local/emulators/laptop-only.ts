/** Throws in production: these parts sign in anyone and show every mail, which only a laptop may do. */
export function assertLaptop(part: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env['NODE_ENV'] !== 'production') return;
  throw new Error(`The local ${part} refuses to start: NODE_ENV is "production"`);
}
