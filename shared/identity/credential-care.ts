/** Calls a minute that a partner of the lending API may make, unless an admin sets another number for a credential. */
export const callLimit = { usual: 600, min: 10, max: 60_000 } as const;

/** Secrets are to be replaced every 90 days; a new client is expected to call within a week, any within a month. */
export const careDays = { old: 90, never_used: 7, unused: 30 } as const;

export const credentialConcerns = ["old", "never_used", "unused"] as const;
export type CredentialConcern = (typeof credentialConcerns)[number];

const dayMs = 86_400_000;

interface Age {
  created_at: string;
  /** When its secret was made. */
  secret_since: string;
  last_used_at: string | null;
  expires_at: string | null;
  revoked_at: string | null;
}

/** What an admin should look at, with the whole days since; nothing of a credential that can no longer be used. */
export function concernsOf(age: Age, now: string): { code: CredentialConcern; days: number }[] {
  if (age.revoked_at !== null || (age.expires_at !== null && age.expires_at <= now)) return [];
  const daysSince = (at: string) => Math.floor((Date.parse(now) - Date.parse(at)) / dayMs);
  const use = age.last_used_at === null ? "never_used" : "unused";
  const days = { old: daysSince(age.secret_since), [use]: daysSince(age.last_used_at ?? age.created_at) };
  return credentialConcerns.flatMap((code) => {
    const since = (days as Partial<Record<CredentialConcern, number>>)[code];
    return since !== undefined && since > careDays[code] ? [{ code, days: since }] : [];
  });
}
