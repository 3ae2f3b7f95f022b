/** Only a laptop may run these parts: they sign in anyone and show every mail. */
export class NotInProduction extends Error {
  override readonly name = 'NotInProduction';

  constructor(part: string) {
    super(
      `The local ${part} refuses to start: NODE_ENV is "production". Unset it, or deploy the stack`,
    );
  }
}

/** Throws `NotInProduction` where `NODE_ENV` says so. */
export function assertLaptop(part: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env['NODE_ENV'] === 'production') throw new NotInProduction(part);
}
