import ipaddr from "ipaddr.js";

/** Which addresses an account's URLs may lead to. */
export interface TargetPolicy {
  /** Loopback, RFC 1918 and unique local addresses and plain http: for sandbox accounts where the installation allows it. */
  allowPrivate: boolean;
}

/** `own` addresses may be opened to sandbox accounts; `never` is closed to everybody. */
type Closure = "own" | "never";

interface RefusedRange {
  name: string;
  closure: Closure;
  ranges: readonly string[];
}

// The first match names the reason, so the narrow ranges come before the wide ones that hold them.
const refusedIpv4: readonly RefusedRange[] = [
  {
    name: "cloud metadata",
    closure: "never",
    ranges: ["169.254.169.254/32", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32"],
  },
  { name: "unspecified", closure: "never", ranges: ["0.0.0.0/8"] },
  { name: "loopback", closure: "own", ranges: ["127.0.0.0/8"] },
  { name: "private", closure: "own", ranges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] },
  { name: "link-local", closure: "never", ranges: ["169.254.0.0/16"] },
  { name: "carrier-grade NAT", closure: "never", ranges: ["100.64.0.0/10"] },
  { name: "documentation", closure: "never", ranges: ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"] },
  { name: "benchmarking", closure: "never", ranges: ["198.18.0.0/15"] },
  { name: "multicast", closure: "never", ranges: ["224.0.0.0/4"] },
  { name: "reserved", closure: "never", ranges: ["192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4"] },
];

const refusedIpv6: readonly RefusedRange[] = [
  { name: "cloud metadata", closure: "never", ranges: ["fd00:ec2::254/128", "fd20:ce::254/128"] },
  { name: "unspecified", closure: "never", ranges: ["::/128"] },
  { name: "loopback", closure: "own", ranges: ["::1/128"] },
  { name: "unique local", closure: "own", ranges: ["fc00::/7"] },
  { name: "link-local", closure: "never", ranges: ["fe80::/10"] },
  { name: "multicast", closure: "never", ranges: ["ff00::/8"] },
  { name: "documentation", closure: "never", ranges: ["2001:db8::/32", "3fff::/20"] },
  { name: "benchmarking", closure: "never", ranges: ["2001:2::/48"] },
  { name: "Teredo", closure: "never", ranges: ["2001::/32"] },
  { name: "6to4", closure: "never", ranges: ["2002::/16"] },
  { name: "local NAT64", closure: "never", ranges: ["64:ff9b:1::/48"] },
  { name: "reserved", closure: "never", ranges: ["2001::/23"] },
];

type Cidr = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

interface ParsedRange {
  name: string;
  closure: Closure;
  cidrs: readonly Cidr[];
}

const parse = ({ name, closure, ranges }: RefusedRange): ParsedRange => ({
  name,
  closure,
  cidrs: ranges.map((range) => ipaddr.parseCIDR(range)),
});
const parsedIpv4 = refusedIpv4.map(parse);
const parsedIpv6 = refusedIpv6.map(parse);

const mapped: Cidr = ipaddr.parseCIDR("::ffff:0:0/96");
const nat64: Cidr = ipaddr.parseCIDR("64:ff9b::/96");
/** What IANA has given out for global unicast; the rest of the space belongs to nobody. */
const globalUnicast: Cidr = ipaddr.parseCIDR("2000::/3");

/**
 * Why no connection may be made to an address; null when one may.
 *
 * @param address as text, in any spelling, with or without the brackets of a URL; what is no address is refused.
 */
export function addressRefusal(address: string, policy: TargetPolicy): string | null {
  const plain = plainAddress(address);
  if (!ipaddr.isValid(plain)) return "is not an address";
  const refused = refusalOf(ipaddr.parse(plain));
  if (refused === null) return null;
  if (refused.closure === "own" && policy.allowPrivate) return null;
  return `is a ${refused.name} address`;
}

/** What an address is called whose kind no connection is made to, such as `loopback`; `public` for the others. */
export function addressKind(address: string): string {
  const plain = plainAddress(address);
  return (ipaddr.isValid(plain) ? refusalOf(ipaddr.parse(plain))?.name : undefined) ?? "public";
}

function plainAddress(address: string): string {
  return withHexTail(address.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, ""));
}

/** The parser takes `::127.0.0.1` for `::ffff:127.0.0.1`, which is another address; in hexadecimal they differ. */
function withHexTail(address: string): string {
  const tail = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (tail === null) return address;
  const [, head = "", ...octets] = tail;
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  return `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

interface Refused {
  name: string;
  closure: Closure;
}

function refusalOf(address: ipaddr.IPv4 | ipaddr.IPv6): Refused | null {
  if (address instanceof ipaddr.IPv4) return firstMatch(parsedIpv4, address);
  if (matches(address, mapped)) return firstMatch(parsedIpv4, embeddedIpv4(address));
  if (matches(address, nat64)) return behindTranslator(embeddedIpv4(address));
  const named = firstMatch(parsedIpv6, address);
  if (named !== null) return named;
  return matches(address, globalUnicast) ? null : { name: "reserved", closure: "never" };
}

/** A translator outside this machine would be the one to connect, so nothing private is opened behind it. */
function behindTranslator(address: ipaddr.IPv4): Refused | null {
  const refused = firstMatch(parsedIpv4, address);
  return refused === null ? null : { name: `${refused.name} (behind NAT64)`, closure: "never" };
}

function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

function firstMatch(ranges: readonly ParsedRange[], address: ipaddr.IPv4 | ipaddr.IPv6): Refused | null {
  return ranges.find((range) => range.cidrs.some((cidr) => matches(address, cidr))) ?? null;
}

function matches(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Cidr): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
