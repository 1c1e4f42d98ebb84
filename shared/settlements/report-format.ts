/** The forms in which a settlement can be downloaded. */
export const reportFormats = ["csv", "json", "xml", "pdf"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportContentTypes = {
  csv: "text/csv",
  json: "application/json",
  xml: "application/xml",
  pdf: "application/pdf",
} as const satisfies Record<ReportFormat, string>;
