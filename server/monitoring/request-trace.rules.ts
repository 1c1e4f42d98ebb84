import { shortUuidToHex } from "../../shared/ids.ts";

/**
 * The 128 bits of a request's id as 32 hexadecimal digits, in whichever form a surface shows it: a UUID, `req_` and its
 * digits, `req_` and 22 characters of base 58. They are the id of its trace, so that a trace is found by the request's
 * id and nothing about it has to be kept. Null for what is none of these.
 */
export function traceOfRequest(requestId: string): string | null {
  const bare = requestId.replace(/^req_/, "");
  const hex = bare.length === 22 ? shortUuidToHex(bare) : bare.replaceAll("-", "").toLowerCase();
  return hex !== null && /^[0-9a-f]{32}$/.test(hex) && !/^0{16}|0{16}$/.test(hex) ? hex : null;
}
