/** The people of the specifications. Each holds one role, so that a test shows who may do what. */
import type { Actor } from '#domain/actor.ts';
import type { Department, StaffRole } from '#domain/vocabulary.ts';

export { theCustomer, theSystem } from '#domain/actor.ts';

/** A member of staff with these roles; `department` for consultants. */
export const staff = (id: string, roles: StaffRole[], department?: Department): Actor => ({
  kind: 'staff',
  id,
  roles,
  ...(department ? { department } : {}),
});

export const agentLi = staff('li', ['agent'], 'customerService');
export const agentHuang = staff('huang', ['agent'], 'customerService');
export const assessorZhao = staff('zhao', ['assessor']);
export const consultantWu = staff('wu', ['consultant'], 'credit');
export const approverWang = staff('wang', ['approver']);
export const approverFeng = staff('feng', ['approver']);
export const leadChen = staff('chen', ['lead']);
export const reviewerSun = staff('sun', ['reviewer']);
export const hqQian = staff('qian', ['hq']);
export const liaisonHe = staff('he', ['liaison']);
export const managerXu = staff('xu', ['manager']);
export const adminMa = staff('ma', ['admin']);

/** One person for every staff role, keyed by it. */
export const personOf: { readonly [R in StaffRole]: Actor } = {
  agent: agentLi,
  assessor: assessorZhao,
  consultant: consultantWu,
  approver: approverWang,
  lead: leadChen,
  reviewer: reviewerSun,
  hq: hqQian,
  liaison: liaisonHe,
  manager: managerXu,
  admin: adminMa,
};
