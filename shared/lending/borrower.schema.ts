import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { correctableFields } from "./kyc-template.ts";
import { borrowerStatuses, companyProfiles, kycStatuses } from "./lending-states.ts";

export const borrowerRowSchema = z
  .strictObject({
    /** The customer's id. */
    id: z.string(),
    account_id: z.string(),
    /** The id that partners see. */
    wire_id: z.string(),
    external_id: z.string().nullable(),
    status: z.enum(borrowerStatuses),
    status_since: instantSchema,
    name: z.string(),
    email: z.string(),
    /** With its punctuation. */
    cpf: z.string(),
    cnpj: z.string().nullable(),
    is_masked: z.boolean(),
    created_at: instantSchema,
  })
  .meta({ id: "BorrowerRow" });
export type BorrowerRow = z.infer<typeof borrowerRowSchema>;

const kycItemSchema = z.strictObject({
  type: z.string(),
  kind: z.enum(["document", "data"]),
  requirement: z.string(),
  status: z.enum(kycStatuses),
  /** What the reviewer told the customer. */
  message: z.string().nullable(),
  uploaded_at: instantSchema.nullable(),
});
export type KycItemView = z.infer<typeof kycItemSchema>;

const kycDocumentSchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  format: z.enum(["pdf", "jpeg", "png"]),
  size_bytes: z.int(),
  status: z.enum(["submitted", "approved", "rejected", "replaced"]),
  message: z.string().nullable(),
  uploaded_at: instantSchema,
  /** Hexadecimal SHA-256 of the file, which stays when the file goes. */
  sha256: z.string(),
  /** When the file was removed because it had been kept for long enough; null while it is here. */
  removed_at: instantSchema.nullable(),
});
export type KycDocumentView = z.infer<typeof kycDocumentSchema>;

const biometricsSchema = z.strictObject({
  state: z.enum(["open", "used", "expired"]),
  expires_at: instantSchema,
  completed_at: instantSchema.nullable(),
  created_at: instantSchema,
});

const kycEntrySchema = z.strictObject({
  action: z.string(),
  item_type: z.string().nullable(),
  actor_type: z.enum(["staff", "merchant", "customer", "system"]),
  /** Of a colleague; null for anybody else. */
  actor_name: z.string().nullable(),
  note: z.string().nullable(),
  /** Where the status changed to; null for other entries. */
  status: z.enum(borrowerStatuses).nullable(),
  happened_at: instantSchema,
});
export type KycEntryView = z.infer<typeof kycEntrySchema>;

export const borrowerSchema = borrowerRowSchema
  .extend({
    profile: z.enum(companyProfiles),
    phone: z.string(),
    trading_name: z.string().nullable(),
    /** Those that the customer is shown. */
    items: z.array(kycItemSchema),
    /** Every one that was ever sent, newest first. */
    documents: z.array(kycDocumentSchema),
    /** Newest first. */
    biometrics: z.array(biometricsSchema),
    /** Oldest first. */
    history: z.array(kycEntrySchema),
    updated_at: instantSchema,
  })
  .meta({ id: "Borrower" });
export type BorrowerView = z.infer<typeof borrowerSchema>;

const reason = z.string().trim().min(1).max(500);

export const reasonSchema = z.object({ reason }).meta({ id: "ReviewReason" });
export const legalFormSchema = z.object({ profile: z.enum(companyProfiles), reason }).meta({ id: "LegalFormChange" });
export type LegalFormChange = z.infer<typeof legalFormSchema>;
export const correctionSchema = z
  .object({ field: z.enum(correctableFields), reason })
  .meta({ id: "CorrectionRequest" });
export type CorrectionRequest = z.infer<typeof correctionSchema>;
