import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { BorrowerRow } from "../../../../shared/lending/borrower.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const borrowers = {
  name: "borrowers",
  list: lazy(() => import("./BorrowerList.tsx")),
  show: lazy(() => import("./BorrowerShow.tsx")),
  recordRepresentation: (borrower: BorrowerRow) => (borrower.name === "" ? borrower.cpf : borrower.name),
  children: shortAddress,
} satisfies ResourceProps;
