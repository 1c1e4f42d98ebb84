import type { IncomingMessage } from "node:http";

export interface CookieSettings {
  name: string;
  isSecure: boolean;
}

/** The value of a cookie; null when it is absent or sent twice, since nobody can tell which one is ours. */
export function readCookie(req: Pick<IncomingMessage, "headers">, name: string): string | null {
  const values = (req.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** A `Set-Cookie` value that scripts cannot read and that other sites' requests do not carry. */
export function cookieHeader({ name, isSecure }: CookieSettings, value: string, maxAgeSeconds: number): string {
  const attributes = [`${name}=${value}`, "Path=/", `Max-Age=${maxAgeSeconds}`, "HttpOnly", "SameSite=Lax"];
  return [...attributes, ...(isSecure ? ["Secure"] : [])].join("; ");
}
