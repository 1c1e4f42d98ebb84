import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const eventTypes = {
  name: "event-types",
  list: lazy(() => import("./EventCatalogue.tsx")),
} satisfies ResourceProps;
