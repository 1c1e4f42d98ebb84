import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { LoanRow } from "../../../../shared/lending/loan.schema.ts";
import { loanAddresses } from "./loan-addresses.tsx";

export const loans = {
  name: "loans",
  list: lazy(() => import("./LoanList.tsx")),
  show: lazy(() => import("./LoanShow.tsx")),
  recordRepresentation: (loan: LoanRow) => loan.ccb_number ?? loan.id,
  children: loanAddresses,
} satisfies ResourceProps;
