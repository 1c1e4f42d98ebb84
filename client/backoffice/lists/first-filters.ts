/** What a list is narrowed to when the menu opens it: what waits for somebody. The filters lead to the rest. */
export const firstFilters: Readonly<Record<string, string>> = {
  alerts: "&state=open&state=acknowledged",
  transfers: "&state=unmatched&state=held",
  approvals: "&state=waiting",
  borrowers: "&status=under_review&status=pending_kyc",
};
