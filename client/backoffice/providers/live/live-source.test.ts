import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenForChanges } from "./live-source.ts";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 0;
  close = vi.fn();
  constructor() {
    super();
    FakeSource.opened.push(this);
  }
  say(type: string, data = "{}") {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

beforeEach(() => {
  FakeSource.opened = [];
  vi.stubGlobal("EventSource", FakeSource);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen() {
  const listener = { onChange: vi.fn(), onState: vi.fn() };
  return { ...listener, stop: listenForChanges(listener) };
}

const newest = () => FakeSource.opened.at(-1) as FakeSource;

test("changes are handed on, what is not understood is left out", () => {
  const { onChange } = listen();
  newest().say("change", '{"type":"payment","id":"p1"}');
  newest().say("change", '{"type":"weather","id":"w1"}');
  newest().say("change", "not json");
  expect(onChange.mock.calls).toEqual([[{ type: "payment", id: "p1" }]]);
});

test("after a break it says that something may have been missed", () => {
  const { onState } = listen();
  newest().say("ready");
  newest().say("error");
  newest().say("ready");
  expect(onState.mock.calls).toEqual([
    ["connecting", false],
    ["live", false],
    ["offline", false],
    ["live", true],
  ]);
});

test("when the browser gives up, a new connection is tried, later each time", () => {
  listen();
  for (const [round, waitMs] of [2_000, 5_000, 15_000, 30_000, 30_000].entries()) {
    newest().readyState = FakeSource.CLOSED;
    newest().say("error");
    vi.advanceTimersByTime(waitMs - 1);
    expect(FakeSource.opened).toHaveLength(round + 1);
    vi.advanceTimersByTime(1);
    expect(FakeSource.opened).toHaveLength(round + 2);
  }
});

test("stopping closes the connection and its retry", () => {
  const { stop } = listen();
  newest().readyState = FakeSource.CLOSED;
  newest().say("error");
  stop();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(newest().close).toHaveBeenCalled();
});
