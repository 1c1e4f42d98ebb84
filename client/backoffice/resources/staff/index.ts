import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const staff = {
  name: "staff",
  list: lazy(() => import("./StaffList.tsx")),
  show: lazy(() => import("./StaffShow.tsx")),
  recordRepresentation: (person: StaffMemberView) => person.name,
  children: shortAddress,
} satisfies ResourceProps;
