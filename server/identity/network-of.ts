import ipaddr from "ipaddr.js";

/** Whoever has one IPv6 address has 2^64 of them, so the network counts as one caller. */
export function networkOf(ip: string): string {
  if (!ipaddr.IPv6.isValid(ip)) return ip;
  const [a, b, c, d] = ipaddr.IPv6.parse(ip).parts;
  return [a, b, c, d].map((part) => (part ?? 0).toString(16)).join(":");
}
