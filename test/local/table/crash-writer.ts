/**
 * Writes transactions until it is killed: node --import tsx crash-writer.ts <dir> <round>.
 * Each moves one case to another queue and adds an event and a task; prints what was acknowledged.
 */
import { laptopClock } from '../../../local/clock.ts';
import { ensureTable, openTable } from '../../../local/emulators/table/index.ts';
import { caseTable } from './case-table.ts';

const CALLERS = 8;
const TableName = 'crashing';
const [, , dir = '', round = ''] = process.argv;

const emulator = await openTable({ dir, clock: laptopClock() });
await ensureTable(emulator, caseTable(TableName));
await Promise.all(
  Array.from({ length: CALLERS }, (_, caller) => writeForever(`${round}-${caller}`)),
);

async function writeForever(caseId: string): Promise<never> {
  for (let version = 1; ; version++) {
    const { status } = await emulator.handle('DynamoDB_20120810.TransactWriteItems', {
      ClientRequestToken: `${caseId}-${version}`,
      TransactItems: transaction(caseId, version),
    });
    if (status !== 200) throw new Error(`Transaction refused with ${status}`);
    process.stdout.write(`${caseId} ${version}\n`);
  }
}

function transaction(caseId: string, version: number) {
  const key = (sk: string) => ({ pk: { S: caseId }, sk: { S: sk } });
  const queued = { queue: { S: `queue-${version % 5}` }, due: { N: String(version) } };
  const Item = (sk: string) => ({ ...key(sk), ...queued, version: { N: String(version) } });
  return [
    { Put: { TableName, Item: Item('case') } },
    { Put: { TableName, Item: Item(`event#${version}`) } },
    { Put: { TableName, Item: Item(`task#${version}`) } },
  ];
}
