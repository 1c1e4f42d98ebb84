import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { minorSchema } from "../money.schema.ts";
import {
  borrowerStatuses,
  companyProfiles,
  costModes,
  iofBorrowerKinds,
  loanStatuses,
  offerStatuses,
} from "./lending-states.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

const ppm = z.int().min(0);
const reason = z.string().trim().min(1, fieldTexts.must_say_why).max(500);

/** What an offer is made of. Amounts are centavos of BRL, rates millionths. */
const termsShape = {
  approved_amount: minorSchema.min(1, fieldTexts.more_than_nothing),
  min_amount: minorSchema.min(1, fieldTexts.more_than_nothing),
  /** Interest a month. */
  rate_ppm: ppm,
  installments_min: z.int(),
  installments_max: z.int(),
  cost_mode: z.enum(costModes),
  valid_until: instantSchema,
};
const ownShape = { fee_ppm: ppm, borrower_kind: z.enum(iofBorrowerKinds) };

export const issueOfferSchema = z
  .object({ customer_id: z.string().min(1).max(64), ...termsShape, ...z.object(ownShape).partial().shape })
  .meta({ id: "IssueOffer" });
export type IssueOfferRequest = z.infer<typeof issueOfferSchema>;

export const repriceOfferSchema = z
  .object({ reason, ...z.object({ ...termsShape, ...ownShape }).partial().shape })
  .meta({ id: "RepriceOffer" });
export type RepriceOfferRequest = z.infer<typeof repriceOfferSchema>;

export const expireOfferSchema = z.object({ reason }).meta({ id: "ExpireOffer" });
export type ExpireOfferRequest = z.infer<typeof expireOfferSchema>;

export const offerRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    customer_id: z.string(),
    /** Masked for who may not read it. */
    customer_name: z.string(),
    is_masked: z.boolean(),
    status: z.enum(offerStatuses),
    ...termsShape,
    ...ownShape,
    /** False: a simulation takes the fee that the account has on its day. */
    has_own_fee: z.boolean(),
    created_at: instantSchema,
    updated_at: instantSchema,
    version: z.int(),
  })
  .meta({ id: "CreditOfferRow" });
export type OfferRow = z.infer<typeof offerRowSchema>;

const simulationSchema = z
  .strictObject({
    id: z.string(),
    requested_amount: minorSchema,
    net_amount: minorSchema,
    interest_amount: minorSchema,
    fees_amount: minorSchema,
    iof_amount: minorSchema,
    total_amount: minorSchema,
    /** What fee and tax were computed by; null for what was computed before that was kept. */
    fee_ppm: ppm.nullable(),
    iof_daily_ppb: z.int().nullable(),
    iof_flat_ppm: z.int().nullable(),
    installment_count: z.int(),
    installment_amount: minorSchema,
    /** Hundredths of a per cent. */
    cet_year_bp: z.int(),
    first_due_date: z.string(),
    /** Whether a loan can be made of it now; at most one of an offer's can. */
    is_contractable: z.boolean(),
    /** The one that became a loan. */
    is_contracted: z.boolean(),
    expires_at: instantSchema,
    created_at: instantSchema,
  })
  .meta({ id: "Simulation" });
export type SimulationView = z.infer<typeof simulationSchema>;

export const offerSchema = offerRowSchema
  .extend({
    customer_status: z.enum(borrowerStatuses),
    /** Who issued it; null where a rule did. */
    issued_by: z.string().nullable(),
    /** Newest first, the newest hundred. */
    simulations: z.array(simulationSchema),
    /** Newest first. */
    loans: z.array(z.strictObject({ id: z.string(), status: z.enum(loanStatuses), created_at: instantSchema })),
  })
  .meta({ id: "CreditOffer" });
export type OfferView = z.infer<typeof offerSchema>;

/** Somebody to whom an offer can be made, and what their account's offers start from. */
export const prospectSchema = z
  .strictObject({
    customer_id: z.string(),
    account_id: z.string(),
    name: z.string(),
    cpf: z.string(),
    status: z.enum(borrowerStatuses),
    profile: z.enum(companyProfiles),
    fee_ppm: ppm,
    borrower_kind: z.enum(iofBorrowerKinds),
    /** By the account's clock, which a sandbox may have moved. */
    now: instantSchema,
    /** Offers of theirs that can be taken up. */
    open_offers: z.int(),
  })
  .meta({ id: "Prospect" });
export type ProspectView = z.infer<typeof prospectSchema>;

export const prospectsSchema = z.strictObject({
  data: z.array(prospectSchema),
  /** What the tax on credit is, for an estimate of the cost. */
  iof_rates: z.array(
    z.strictObject({
      borrowerKind: z.enum(iofBorrowerKinds),
      effectiveFrom: z.string(),
      dailyPpb: z.int(),
      flatPpm: z.int(),
      operationMax: z.int().nullable(),
    }),
  ),
});
export type Prospects = z.infer<typeof prospectsSchema>;
