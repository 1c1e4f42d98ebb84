interface LoansWish {
  status?: string;
  /** Days late, both included. */
  lateFrom?: number;
  lateTo?: number;
}

/** The list of the loans that a figure counts. */
export function loansPath(account: string, { status, lateFrom, lateTo }: LoansWish): string {
  const params = new URLSearchParams({ account });
  if (status !== undefined) params.set("status", status);
  if (lateFrom !== undefined) params.set("days_late.gte", String(lateFrom));
  if (lateTo !== undefined) params.set("days_late.lte", String(lateTo));
  return `/loans?${params.toString()}`;
}
