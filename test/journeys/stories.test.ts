/**
 * Stories over HTTP, each about a customer of its own, told one after the other on one host. One alone:
 * `npx vitest run test/journeys/stories.test.ts -t 'silent three times'`.
 */
import './stories/agreement.ts';
import './stories/dissatisfied.ts';
import './stories/economy.ts';
import './stories/evidence.ts';
import './stories/remembered-device.ts';
import './stories/bad-input.ts';
// last: agent.chen begins to work here, and new cases are shared out from then on
import './stories/intake.ts';
