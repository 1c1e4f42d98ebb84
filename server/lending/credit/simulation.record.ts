import type { Selectable } from "kysely";
import { z } from "zod";
import type { SimulationTable } from "../loan.table.ts";

/** An installment as it was computed; centavos. */
export const plannedInstallmentSchema = z.strictObject({
  due_date: z.string(),
  principal: z.int(),
  interest: z.int(),
});
export type PlannedInstallment = z.infer<typeof plannedInstallmentSchema>;

/** Amounts are centavos, costs hundredths of a per cent. */
export interface SimulationRecord extends Omit<Selectable<SimulationTable>, "installments"> {
  installments: readonly PlannedInstallment[];
}

export const plannedInstallmentsSchema = z.array(plannedInstallmentSchema);

/** Whether it is the one simulation of its offer that a loan can be made of now. */
export function isContractable(
  simulation: Pick<SimulationRecord, "id" | "expires_at">,
  offer: { newest_simulation_id: string | null; status: string },
  now: string,
): boolean {
  return offer.status === "available" && offer.newest_simulation_id === simulation.id && now < simulation.expires_at;
}
