/** The laptop host as a process of its own, exactly the parts that `npm start` runs, steered by messages of the bench that began it. */
import { startHost } from '../../local/host/host.ts';
import { prepare } from '../../local/host/prepare.ts';
import { defaultPorts } from '../../local/host/servers.ts';
import { REPOSITORY } from '../../local/repository.ts';
import type { HostFacts, HostOrder, HostReply } from './host-process.ts';

const dataDir = process.env['PARLEY_DATA'] ?? '';
await prepare(REPOSITORY);
const host = await startHost({ root: REPOSITORY, dataDir, ports: defaultPorts(4800) });

const facts: HostFacts = {
  api: Object.values(host.urls.apis)[0] ?? '',
  pid: process.pid,
  aws: host.urls.aws,
  region: host.model.region,
  tableName: host.model.tables[0]?.name ?? '',
  operator: host.operator,
};

const tell = (reply: HostReply) => void process.send?.(reply);

async function obey(order: HostOrder): Promise<unknown> {
  switch (order.do) {
    case 'token':
      return (await host.identity.tokensFor(order.username)).access_token;
    case 'settle':
      return host.idle();
    case 'cpu':
      return process.cpuUsage();
    case 'stop':
      await host.stop();
      return setImmediate(() => process.exit(0));
  }
}

process.on('message', (order: HostOrder) => {
  obey(order).then(
    (answer) => tell({ id: order.id, answer: order.do === 'stop' ? null : answer }),
    (error: unknown) => tell({ id: order.id, error: String(error) }),
  );
});
tell({ id: 0, answer: facts });
