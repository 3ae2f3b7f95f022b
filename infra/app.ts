import { App } from 'aws-cdk-lib';
import { addStage } from './parley-app.ts';

/** The CDK app, started by the CDK command (`cdk.json`) or by the laptop. Stage and more by context, see docs/deploy.md. */
const app = new App();
addStage(app, {
  account: process.env['CDK_DEFAULT_ACCOUNT'],
  region: process.env['CDK_DEFAULT_REGION'],
});
app.synth();
