import { vi } from "vitest";

/** The window is a phone's from here on, until `vi.unstubAllGlobals()`. */
export function beOnAPhone(): void {
  vi.stubGlobal("matchMedia", (query: string) => ({
    ...{ matches: query.includes("max-width"), media: query, onchange: null },
    ...{ addEventListener: vi.fn(), removeEventListener: vi.fn(), addListener: vi.fn(), removeListener: vi.fn() },
  }));
}
