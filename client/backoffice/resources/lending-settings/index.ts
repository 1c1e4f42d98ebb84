import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const lendingSettings = {
  name: "lending-settings",
  list: lazy(() => import("./LendingSettingsPage.tsx")),
} satisfies ResourceProps;
