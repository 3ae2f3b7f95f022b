/** Where people of the bank act: the stack's public doors, whether its host runs in this process or in another. */
export interface ReadMail {
  readonly subject: string;
  readonly text: string;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface World {
  /** Address of the HTTP API. */
  readonly api: string;
  /** Mails to an address, oldest first. */
  mails(to: string): Promise<readonly ReadMail[]>;
  /** An access token of a demo colleague. */
  token(username: string): Promise<string>;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
  /** Moves the clock; schedules run on the way. */
  forward(ms: number): Promise<void>;
}
