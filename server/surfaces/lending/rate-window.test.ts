import type { Response } from "express";
import { expect, test } from "vitest";
import type { DomainError } from "../../../shared/errors.ts";
import { readConfig } from "../../config.ts";
import { createTestClock } from "../../testing/clock.ts";
import { createRateWindow } from "./rate-window.ts";

function open(environment: Record<string, string> = {}) {
  const clock = createTestClock();
  const window = createRateWindow({ clock, config: readConfig(environment) }, 600);
  const count = (caller: string, own?: number) => {
    const headers: Record<string, string> = {};
    const res = { set: (more: object) => Object.assign(headers, more) } as unknown as Response;
    try {
      window.count(res, caller, own);
      return { left: headers["x-ratelimit-remaining"], retryAfterSeconds: null };
    } catch (error) {
      const { details } = error as DomainError;
      return { left: headers["x-ratelimit-remaining"], retryAfterSeconds: details.retryAfterSeconds };
    }
  };
  return { clock, count };
}

test("the 600th call of a minute is answered, the next one told when to come back", () => {
  const { clock, count } = open();
  clock.advance(20_000);
  for (let call = 1; call < 600; call += 1) count("partner");
  expect(count("partner")).toEqual({ left: "0", retryAfterSeconds: null });
  expect(count("partner")).toEqual({ left: "0", retryAfterSeconds: 40 });
  expect(count("other").left).toBe("599");
  clock.advance(40_000);
  expect(count("partner")).toEqual({ left: "599", retryAfterSeconds: null });
});

test("a limit of its own counts for that caller alone", () => {
  const { count } = open();
  for (let call = 0; call < 10; call += 1) count("partner", 10);
  expect(count("partner", 10).retryAfterSeconds).toBe(60);
  expect(count("partner", 20)).toEqual({ left: "8", retryAfterSeconds: null });
});

test("without rate limits the headers are told all the same", () => {
  const { count } = open({ KONTOR_RATE_LIMITS: "off" });
  for (let call = 0; call < 11; call += 1) count("partner", 10);
  expect(count("partner", 10)).toEqual({ left: "0", retryAfterSeconds: null });
});
