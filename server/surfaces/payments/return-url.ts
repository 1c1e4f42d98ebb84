import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { checkReturnUrl } from "../../http/target-guard.ts";
import { invalidField } from "./wire-fields.ts";

/** Where a shop that is still being built takes its payers back. */
const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface Wish {
  accountId: string;
  /** The field that it stands in. */
  path: string;
  url: string | null;
}

/**
 * Where the payer's page may lead: https, or this machine for a sandbox account. It is kept letter by letter, because
 * nothing may be added to it.
 *
 * @throws DomainError `validation_failed`
 */
export function readReturnUrl({ accountId, path, url }: Wish): string | null {
  if (url === null) return null;
  const { protocol, hostname } = parse(path, url);
  const isLocalTest = protocol === "http:" && loopbackNames.has(hostname) && accountKind(accountId) === "sandbox";
  if (protocol !== "https:" && !isLocalTest) throw invalidField(path, "must start with https://");
  return url;
}

function parse(path: string, url: string): URL {
  try {
    return checkReturnUrl(url);
  } catch (error) {
    if (error instanceof DomainError) throw invalidField(path, error.message.replace(/\.$/, ""));
    throw error;
  }
}
