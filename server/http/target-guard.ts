import { isIP } from "node:net";
import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { say, type Said } from "../../shared/sentences/say.ts";
import type { Config } from "../config.ts";
import { addressKind, addressRefusal, type TargetPolicy } from "./target-address.rules.ts";

const urlLengthMax = 2000;
/** What a browser would run or read instead of leaving for. */
const unsafeSchemes = new Set([
  "javascript:",
  "data:",
  "vbscript:",
  "file:",
  "blob:",
  "about:",
  "view-source:",
  "filesystem:",
]);

/** Live accounts never reach inside; sandbox accounts where the installation says so. */
export function targetPolicy(config: Pick<Config, "allowPrivateTargets">, accountId: string): TargetPolicy {
  return { allowPrivate: config.allowPrivateTargets && accountKind(accountId) === "sandbox" };
}

/**
 * Checks a URL that Kontor itself will call or load: callbacks, endpoints, logos.
 *
 * Knows only what the text says. Names are resolved, and judged again, when a connection is made.
 *
 * @throws DomainError `url_refused`; the message says what is wrong with it.
 */
export function checkTargetUrl(text: string, policy: TargetPolicy): URL {
  const url = parseUrl(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refused(say("url.start"));
  if (url.protocol === "http:" && !policy.allowPrivate) throw refused(say("url.start"));
  if (url.username !== "" || url.password !== "") throw refused(say("url.credentials"));
  const refusal = hostSaid(url.hostname, policy);
  if (refusal !== null) throw refused(refusal);
  return url;
}

/**
 * Checks a URL that a payer's browser is sent to. The browser goes there by itself, so any host and
 * the deep link of an app will do; what would run as code will not.
 *
 * @throws DomainError `url_refused`.
 */
export function checkReturnUrl(text: string): URL {
  const url = parseUrl(text);
  if (unsafeSchemes.has(url.protocol)) throw refused(say("url.scheme", { scheme: url.protocol }));
  if (url.username !== "" || url.password !== "") throw refused(say("url.credentials"));
  return url;
}

/** Why a URL's host cannot be called, as far as its text tells; null when it may be tried. */
export function hostRefusal(hostname: string, policy: TargetPolicy): string | null {
  if (isAddress(hostname)) return addressRefusal(hostname, policy);
  const name = hostname.toLowerCase().replace(/\.+$/, "");
  const isLocal = name === "localhost" || name.endsWith(".localhost");
  return isLocal && !policy.allowPrivate ? "is a loopback name" : null;
}

/** The same for people. */
function hostSaid(host: string, policy: TargetPolicy): Said | null {
  if (hostRefusal(host, policy) === null) return null;
  return isAddress(host) ? say("url.inside", { host, kind: addressKind(host) }) : say("url.loopback", { host });
}

/** Whether the host of a parsed URL is an address instead of a name. */
export function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
}

function parseUrl(text: string): URL {
  if (text.length > urlLengthMax) throw refused(say("url.length", { most: String(urlLengthMax) }));
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw refused(say("url.shape"));
  return url;
}

/** The wires that name the field put the reason behind it. */
function refused(said: Said): DomainError {
  const reason = said.text.replace(/^The URL (.*)\.$/, "$1");
  return new DomainError("url_refused", said, { facts: { reason } });
}
