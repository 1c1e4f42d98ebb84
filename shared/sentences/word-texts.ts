import { permissionSentences } from "../permissions.ts";

/** What is named inside of sentences, in English. */
export const wordTexts = {
  role: { viewer: "viewer", support: "support", finance: "finance", admin: "admin" },
  /** What a permission lets do, behind "may". */
  deed: permissionSentences,
} as const;
