import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { CustomerRow } from "../../../../shared/customers/customer.schema.ts";
import { customerName } from "./customer-name.ts";
import { shortAddress } from "../short-address.tsx";

export const customers = {
  name: "customers",
  list: lazy(() => import("./CustomerList.tsx")),
  show: lazy(() => import("./CustomerShow.tsx")),
  recordRepresentation: (customer: CustomerRow) => customerName(customer),
  children: shortAddress,
} satisfies ResourceProps;
