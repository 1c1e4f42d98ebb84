import { z } from "zod";
import { minorSchema } from "../money.schema.ts";

/**
 * `preparing`: the contract is about to be sent; `open`: it can be signed; `signed`, `expired` and `cancelled` are ends,
 * `expired` that of a contract nobody signed in time.
 */
export const signingStates = ["preparing", "open", "signed", "expired", "cancelled"] as const;
export type SigningState = (typeof signingStates)[number];

/** A contract as whoever signs it sees it. Amounts are centavos of BRL, rates per cent. */
export const signingPageSchema = z.strictObject({
  state: z.enum(signingStates),
  lender: z.string(),
  is_sandbox: z.boolean(),
  ccb_number: z.string(),
  /** Who signs. */
  signer: z.strictObject({ name: z.string(), cpf: z.string() }),
  cnpj: z.string().nullable(),
  /** Until when, UTC; null where nothing waits. */
  sign_until: z.string().nullable(),
  signed_at: z.string().nullable(),
  requested_amount: minorSchema,
  /** What is paid out. */
  net_amount: minorSchema,
  principal_amount: minorSchema,
  interest_amount: minorSchema,
  fees_amount: minorSchema,
  iof_amount: minorSchema,
  total_amount: minorSchema,
  /** Interest a month and a year, total cost a month and a year. */
  monthly_rate: z.number(),
  annual_rate: z.number(),
  monthly_cet: z.number(),
  annual_cet: z.number(),
  installments: z.array(z.strictObject({ due_date: z.string(), amount: minorSchema })),
});
export type SigningPageView = z.infer<typeof signingPageSchema>;
