import type { Dependencies } from '#ports';
import { once } from './dependencies.ts';
import { mailing } from './mailing.ts';
import { working } from './working.ts';

type Sending = Omit<Dependencies, 'door' | 'vault' | 'scanner'>;

/** Everything but files: for workflow steps and sweeps, which also send the mail that a case owes. */
export const sending = once((): Sending => ({ ...working(), mailer: mailing() }));
