import type { Selectable } from "kysely";
import type { SettlementTable } from "./settlement.table.ts";

/** A settlement as the domain holds it. */
export type SettlementRecord = Selectable<SettlementTable>;

/** A line with what a reader needs of its payment. */
export interface SettlementLineRecord {
  operationId: string;
  paymentId: string;
  merchantReference: string;
  method: string;
  capture: number;
  refund: number;
  fee: number;
  /** UTC. */
  postedAt: string;
}
