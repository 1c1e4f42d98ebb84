/** The same search as a page that can be sent to somebody. */
export function searchPath(q: string): string {
  return `/search?q=${encodeURIComponent(q)}`;
}
