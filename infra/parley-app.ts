import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EdgeStack } from './edge-stack.ts';
import { MailStack } from './mail-stack.ts';
import { ParleyStack } from './parley-stack.ts';
import { settingsOf } from './settings.ts';

export interface Place {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** Puts the stacks of one stage into the app. `assets` is the folder of the function bundles, `dist` when absent. */
export function addStage(app: App, place: Place, assets?: string): ParleyStack {
  const settings = settingsOf(app.node);
  const { stage, costCentre, mail } = settings;
  const name = `Parley-${stage}`;
  const env = definedOnly(place);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  tag(app, { application: 'parley', stage, 'cost-centre': costCentre });
  const main = new ParleyStack(app, name, {
    description: `Negotiation cases of the bank, stage ${stage}`,
    terminationProtection: settings.isProd,
    env,
    settings,
    ...(assets !== undefined && { assets }),
  });
  if (mail.region !== undefined && mail.region !== place.region) {
    const mailEnv = { ...env, region: mail.region };
    const home = { mainStackName: name, mainRegion: main.region };
    new MailStack(app, `${name}-Mail`, { env: mailEnv, settings, ...home });
  }
  if (settings.makesEdge)
    new EdgeStack(app, `${name}-Edge`, { env: { ...env, region: 'us-east-1' } });
  return main;
}

function definedOnly({ account, region }: Place): { account?: string; region?: string } {
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}

function tag(app: App, tags: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tags)) Tags.of(app).add(name, value);
}
