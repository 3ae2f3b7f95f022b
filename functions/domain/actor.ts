import * as z from 'zod/mini';
import { later } from './on-demand.ts';
import { departments, line, staffRoles } from './vocabulary.ts';

/** Who acts. `id` is the staff id of the identity provider, or `customer` / `system`; never a name or address. */
export const actor = later(() =>
  z.strictObject({
    kind: z.enum(['customer', 'staff', 'system']),
    id: line(80),
    roles: z.array(z.enum(staffRoles)),
    department: z.optional(z.enum(departments)),
  }),
);
export type Actor = z.infer<typeof actor>;

export const theCustomer: Actor = { kind: 'customer', id: 'customer', roles: [] };
export const theSystem: Actor = { kind: 'system', id: 'system', roles: [] };
