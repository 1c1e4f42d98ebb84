import type { Request } from "express";

/** Where the caller comes from, as far as the nearest proxy on this machine says; null once the connection is gone. */
export function clientAddress(req: Request): string | null {
  const address = req.ip ?? req.socket.remoteAddress;
  return address === undefined ? null : address.replace(/^::ffff:/, "");
}
