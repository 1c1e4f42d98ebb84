/** Pages of single objects that were opened last in this tab, the newest first. */
export interface RecentPage {
  path: string;
  title: string;
}

const key = "kontor.recent";
const keptMax = 8;

/**
 * Of this tab only, and until somebody signs out: titles have names in them, which the next person at this browser
 * has no business with.
 */
export function rememberPage(page: RecentPage): void {
  const others = recentPages().filter(({ path }) => path !== page.path);
  sessionStorage.setItem(key, JSON.stringify([page, ...others].slice(0, keptMax)));
}

export function recentPages(): RecentPage[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecentPage) : [];
  } catch (error) {
    // Another program's words under our key are none of ours.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

export function forgetPages(): void {
  sessionStorage.removeItem(key);
}

function isRecentPage(value: unknown): value is RecentPage {
  const page = value as Partial<RecentPage> | null;
  return typeof page?.path === "string" && page.path.startsWith("/") && typeof page.title === "string";
}
