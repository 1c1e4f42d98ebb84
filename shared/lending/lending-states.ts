export const borrowerStatuses = ["pending_kyc", "under_review", "active", "denied"] as const;
export type BorrowerStatus = (typeof borrowerStatuses)[number];

/** Legal form of the borrowing company; decides which documents are asked for. */
export const companyProfiles = ["mei", "ei", "ltda", "eireli"] as const;
export type CompanyProfile = (typeof companyProfiles)[number];

export const kycStatuses = ["pending", "submitted", "approved", "rejected", "pending_correction"] as const;
export type KycStatus = (typeof kycStatuses)[number];

export const offerStatuses = ["available", "accepted", "expired"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

/** Whether fees and tax come out of the money that is paid out, or are lent on top of it. */
export const costModes = ["deducted", "financed"] as const;
export type CostMode = (typeof costModes)[number];

/** The tax law's kinds of borrower, each with its own rate of IOF. */
export const iofBorrowerKinds = ["company", "simples", "individual"] as const;
export type IofBorrowerKind = (typeof iofBorrowerKinds)[number];

/** In the order of a loan's life; `cancelled` and `error` end one that never became active. */
export const loanStatuses = [
  "processing",
  "contract_generated",
  "awaiting_signatures",
  "signed",
  "disbursing",
  "active",
  "finished",
  "cancelled",
  "error",
] as const;
export type LoanStatus = (typeof loanStatuses)[number];

export const installmentStatuses = ["pending", "partially_paid", "overdue", "paid"] as const;
export type InstallmentStatus = (typeof installmentStatuses)[number];
