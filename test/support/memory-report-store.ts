import type { ReportStore } from '#ports';
import { type MemoryTables, stored } from './memory-tables.ts';

/** Months without a database. */
export const memoryReportStore = ({ reports }: Pick<MemoryTables, 'reports'>): ReportStore => ({
  async put(report) {
    reports.set(report.month, stored(report));
  },
  get: async (month) => stored(reports.get(month) ?? null),
});
