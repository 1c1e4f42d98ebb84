import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterFirstScreen, FIRST_SCREEN_MS } from "./after-first-screen.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("work waits for the page to load, and then for its first screen", () => {
  vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
  const work = vi.fn();
  afterFirstScreen(work);
  vi.advanceTimersByTime(FIRST_SCREEN_MS * 10);
  expect(work).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("load"));
  vi.advanceTimersByTime(FIRST_SCREEN_MS - 1);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  window.dispatchEvent(new Event("load"));
  vi.advanceTimersByTime(FIRST_SCREEN_MS);
  expect(work).toHaveBeenCalledTimes(1);
});

test("a page that has loaded already is waited for no more", () => {
  vi.spyOn(document, "readyState", "get").mockReturnValue("complete");
  const work = vi.fn();
  afterFirstScreen(work);
  vi.advanceTimersByTime(FIRST_SCREEN_MS);
  expect(work).toHaveBeenCalledTimes(1);
});
