/** What is wrong with the terms of a credit offer, in English. */
export const termsTexts = {
  most: "must be at most %{most}",
  least: "must be at least %{least}",
  month_rate: "must be from %{least} to %{most} % a month",
  share: "must be from %{least} to %{most} %",
  above_approved: "must not be more than the approved amount",
  fewer_than_fewest: "must not be fewer than the fewest",
  each_installment: "must be at least %{least} for each installment",
  future: "must be in the future",
  within_year: "must be within a year",
} as const;
