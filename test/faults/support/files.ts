/** Customers hand in files; storage tells of each at least once, and each is judged once. */
import { announce } from '#casework/hand-in.ts';
import { theCustomer } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import { aPdf, eicar, toldOf } from '../../support/files.ts';
import type { World } from './world.ts';

/** A file as somebody sends it: good, infected, or other than announced. */
function aFile({ chance }: World): { told: ReturnType<typeof toldOf>; bytes: Buffer } {
  const bytes = chance.of(aPdf(), aPdf(), aPdf(), aPdf(eicar()));
  return { told: toldOf(bytes), bytes: chance.is(0.1) ? aPdf('something else') : bytes };
}

/** Announces a file and puts it where it belongs, if the bank takes it; nobody asks twice. */
export async function handIn(world: World, it: Case): Promise<void> {
  const { told, bytes } = aFile(world);
  const announced = { ...told, sensitive: false, givenBy: 'customer' as const };
  const ended = await world.call('api', 'hand in', (needs) =>
    announce(needs, it, theCustomer, announced),
  );
  if (ended.how !== 'done') return;
  const { evidenceId } = ended.value;
  world.vault.put(it.caseId, evidenceId, bytes);
  world.ledger.handedIn.push({ caseId: it.caseId, evidenceId });
  world.events.file(`quarantine/${it.caseId}/${evidenceId}`);
}

/** Every file is settled once, lies where its case says, and nothing is left in quarantine. */
export function filesHold({ vault, ledger }: World, it: Case): string[] {
  const places = [...vault.objects.keys()].filter((key) => key.split('/')[1] === it.caseId);
  const ids = it.evidence.map(({ evidenceId }) => evidenceId);
  const lost = ledger.handedIn.filter(
    (one) => one.caseId === it.caseId && !ids.includes(one.evidenceId),
  );
  const twice = ids.filter((one, at) => ids.indexOf(one) !== at);
  const received = it.evidence.filter(({ status }) => status === 'received');
  const missing = received.filter(
    ({ evidenceId }) => !places.includes(`clean/${it.caseId}/${evidenceId}`),
  );
  return [
    ...lost.map(({ evidenceId }) => `File ${evidenceId} was handed in and never settled`),
    ...twice.map((one) => `File ${one} was settled twice`),
    ...missing.map(({ evidenceId }) => `File ${evidenceId} was received and is nowhere`),
    ...places
      .filter((key) => key.startsWith('quarantine/'))
      .map((key) => `${key} was never judged`),
  ];
}
