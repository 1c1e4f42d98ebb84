/** The forms in which a settlement can be downloaded. */
export const reportFormats = ["csv", "json", "xml"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportContentTypes: Readonly<Record<ReportFormat, string>> = {
  csv: "text/csv",
  json: "application/json",
  xml: "application/xml",
};
