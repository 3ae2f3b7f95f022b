/**
 * Stories by clicking, each about a case of its own, told one after the other on one laptop. One alone:
 * `npx vitest run test/web/journeys/stories.test.ts -t newcomer`.
 */
import './stories/newcomer.ts';
import './stories/sessions.ts';
import './stories/disagreement.ts';
import './stories/evidence.ts';
// last: agent.chen begins to work here, and new cases are shared out from then on
import './stories/colleagues.ts';
