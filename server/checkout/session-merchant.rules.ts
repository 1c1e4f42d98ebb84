import type { Configuration } from "../../shared/checkout/order.schema.ts";

/** What is known of the shop from its account. */
export interface AccountFacts {
  id: string;
  name: string;
  /** Parts of the account's settings, in whatever form they were sent. */
  branding?: Readonly<Record<string, unknown>> | undefined;
  company?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A session's configuration with the shop that its payer pays: named by the session itself, else by its profile's
 * look, else by the account, whose id and country it bears.
 *
 * @param own the request's `merchant`.
 */
export function withMerchant(configuration: Configuration, account: AccountFacts, own: unknown): Configuration {
  const configured = treeOf(configuration["merchant"]);
  const named = treeOf(own);
  const logo = textOf(named["logo_url"]) ?? textOf(configured["logo_url"]) ?? textOf(account.branding?.["logo_url"]);
  const country = textOf(account.company?.["country"]) ?? textOf(configured["country"]);
  return {
    ...configuration,
    merchant: {
      ...configured,
      id: account.id,
      name: textOf(named["name"]) ?? textOf(configured["name"]) ?? account.name,
      ...(logo === undefined ? {} : { logo_url: logo }),
      ...(country === undefined ? {} : { country }),
    },
  };
}

function treeOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
