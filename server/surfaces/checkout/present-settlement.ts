import { z } from "zod";
import { reportContentTypes, reportFormats } from "../../../shared/settlements/report-format.ts";
import type { SettlementRecord } from "../../settlements/read-settlement.service.ts";

const money = z.int();

export const settlementAnswerSchema = z
  .strictObject({
    id: z.string(),
    settled_at: z.string(),
    start_at: z.string(),
    end_at: z.string(),
    provider: z.string(),
    provider_reference: z.string(),
    payment_status: z.enum(["paid", "postponed"]),
    amounts: z
      .array(z.strictObject({ currency: z.string(), capture: money, refund: money, fee: money, amount: money }))
      .meta({ description: "amount = capture - refund - fee" }),
    attachments: z.array(
      z.strictObject({ id: z.string(), extension: z.string(), content_type: z.string(), created_by: z.string() }),
    ),
  })
  .meta({ id: "Settlement" });

/** A settlement as this wire shows it; each of its files is named by its form. */
export function presentSettlement(settlement: SettlementRecord): z.infer<typeof settlementAnswerSchema> {
  const { currency, capture, refund, fee, amount } = settlement;
  return {
    id: settlement.id,
    settled_at: settlement.settled_at,
    start_at: settlement.start_at,
    end_at: settlement.end_at,
    provider: settlement.provider,
    provider_reference: settlement.provider_reference,
    payment_status: settlement.payment_status,
    amounts: [{ currency, capture, refund, fee, amount }],
    attachments: reportFormats.map((format) => ({
      id: format,
      extension: format,
      content_type: reportContentTypes[format],
      created_by: "kontor",
    })),
  };
}
