import { commitContract } from './contract/commit.ts';
import { dueContract } from './contract/due.ts';
import type { OpenGround } from './contract/ground.ts';
import { listsContract } from './contract/lists.ts';
import { mailsContract } from './contract/mails.ts';
import { peopleContract } from './contract/people.ts';
import { sweepsContract } from './contract/sweeps.ts';
import { tasksContract } from './contract/tasks.ts';
import { uploadsContract } from './contract/uploads.ts';

/** What every implementation of the stores promises; `open` gives empty ones. */
export function storesContract(open: OpenGround): void {
  commitContract(open);
  tasksContract(open);
  dueContract(open);
  sweepsContract(open);
  mailsContract(open);
  uploadsContract(open);
  listsContract(open);
  peopleContract(open);
}
