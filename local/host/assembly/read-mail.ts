import { asObject, asText, isObject, listOrEmpty, objectOrEmpty } from '../json.ts';
import type { MailDestinationModel, MailModel } from './model.ts';
import type { Resource } from './resource.ts';

/** Destinations that are about figures, not about events somebody acts on. */
const METRICS_ONLY = ['CloudWatchDestination'];

/** Verified senders, configuration sets, and which mail events reach EventBridge. */
export function readMail(
  resources: readonly Resource[],
  ref: (resource: Resource) => string,
): MailModel {
  const of = (type: string) => resources.filter((r) => r.type === `AWS::SES::${type}`);
  const identities = of('EmailIdentity');
  const [defaultConfigurationSet] = identities.flatMap(defaultSet);
  return {
    identities: identities.map(ref),
    configurationSets: of('ConfigurationSet').map(ref),
    destinations: of('ConfigurationSetEventDestination').flatMap(readDestination),
    ...(defaultConfigurationSet !== undefined && { defaultConfigurationSet }),
  };
}

function defaultSet(identity: Resource): string[] {
  const attributes = objectOrEmpty(identity.property('ConfigurationSetAttributes'), identity.path);
  const name = attributes['ConfigurationSetName'];
  return typeof name === 'string' ? [name] : [];
}

function readDestination(resource: Resource): MailDestinationModel[] {
  const destination = asObject(resource.property('EventDestination'), resource.path);
  if (destination['Enabled'] === false) return [];
  if (METRICS_ONLY.some((kind) => isObject(destination[kind]))) return [];
  if (!isObject(destination['EventBridgeDestination'])) {
    throw new Error(`${resource.path}: mail events go to EventBridge only on the laptop`);
  }
  const types = listOrEmpty(destination['MatchingEventTypes'], resource.path);
  return [
    {
      configurationSet: asText(resource.property('ConfigurationSetName'), resource.path),
      eventTypes: types.map((type) => asText(type, resource.path).toUpperCase()),
    },
  ];
}
