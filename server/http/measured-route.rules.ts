/** Paths below which routers are mounted, with what stands in them; the longest first. */
const mounts: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/accounts\/[^/]+\/payments(?=\/|$)/, "/v1/accounts/:accountId/payments"],
  [/^\/setup\/person(?=\/|$)/, "/setup/person"],
  [/^\/setup(?=\/|$)/, "/setup"],
  [/^\/api(?=\/|$)/, "/api"],
  [/^\/docs(?=\/|$)/, "/docs"],
  [/^\/v1(?=\/|$)/, "/v1"],
  [/^\/v3(?=\/|$)/, "/v3"],
];

/** Beginnings of the pages that payers and borrowers see. */
const pages = ["/v1/view", "/checkout", "/sign", "/biometrics"];

/**
 * How a request is counted: by the pattern of its route and never by its path, so that there are only as many counts as
 * routes. What no route has claimed is `other`.
 *
 * @param pattern of the route, relative to where its router is mounted.
 */
export function measuredRoute(
  origin: string,
  path: string,
  pattern: string | null,
): { surface: string; route: string } {
  if (pattern === null) return { surface: surfaceOf(origin, path), route: "other" };
  const [, mount = ""] = mounts.find(([prefix]) => prefix.test(path)) ?? [];
  const isWhole = mount === "" || pattern === mount || pattern.startsWith(`${mount}/`);
  return { surface: surfaceOf(origin, path), route: isWhole ? pattern : `${mount}${pattern === "/" ? "" : pattern}` };
}

function surfaceOf(origin: string, path: string): string {
  const isBelow = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  if (isBelow("/healthz") || isBelow("/readyz")) return "health";
  if (origin === "backoffice") return "backoffice";
  if (pages.some(isBelow)) return "hosted";
  if (isBelow("/v1") || isBelow("/v2")) return "checkout";
  if (isBelow("/v3")) return "lending";
  return isBelow("/docs") ? "docs" : "payments";
}
