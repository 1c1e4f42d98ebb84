/** What is named inside of sentences, in English. */
export const wordTexts = {
  role: { viewer: "viewer", support: "support", finance: "finance", admin: "admin" },
} as const;
