import { sitesIn } from './host/build-web.ts';
import { prepareSite } from './host/prepare.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run build:web`: the pages of each site, into `web/dist`. */
for (const site of sitesIn(REPOSITORY)) {
  const built = await prepareSite(REPOSITORY, site);
  console.log(`${site} ${built ? 'built' : 'unchanged'}`);
}
