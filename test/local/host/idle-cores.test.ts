import { expect, it } from 'vitest';
import { idleCores } from '../../../local/host/idle-cores.ts';

function machine() {
  const times = { idle: 0, all: 0 };
  const pass = (idle: number, busy: number) => {
    times.idle += idle;
    times.all += idle + busy;
  };
  return { pass, hasIdleCores: idleCores(() => ({ ...times })) };
}

it('a machine that was busy since the last question has no core to spare, and one that rested has', () => {
  const { pass, hasIdleCores } = machine();
  pass(20, 980);
  expect(hasIdleCores()).toBe(false);
  pass(500, 500);
  expect(hasIdleCores()).toBe(true);
});

it('a question too soon after another is answered as that one was', () => {
  const { pass, hasIdleCores } = machine();
  pass(0, 1000);
  expect(hasIdleCores()).toBe(false);
  pass(100, 0);
  expect(hasIdleCores()).toBe(false);
  // what has passed is not forgotten
  pass(900, 0);
  expect(hasIdleCores()).toBe(true);
});

it('reads the times of this machine', () => {
  expect(typeof idleCores()()).toBe('boolean');
});
