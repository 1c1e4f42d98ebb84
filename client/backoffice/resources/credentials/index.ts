import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const credentials = {
  name: "credentials",
  list: lazy(() => import("./CredentialList.tsx")),
  show: lazy(() => import("./CredentialShow.tsx")),
  recordRepresentation: (credential: CredentialView) => credential.name,
  children: shortAddress,
} satisfies ResourceProps;
