/** The session that an address asks for: `/v1/view/{id}`, or `?sid={id}` as embedding shops write it. */
export function sessionIdFrom(url: URL): string {
  const [, id] = /\/v1\/view\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  return id === undefined ? (url.searchParams.get("sid") ?? "") : decodeURIComponent(id);
}
