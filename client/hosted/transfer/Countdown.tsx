import { useEffect, useState } from "react";
import { fill } from "../words/fill.ts";
import { passedMark, timeLeft } from "./time-left.ts";
import type { Spoken } from "./words/load-words.ts";

export interface CountdownProps {
  /** UTC. */
  expiresAt: string;
  /** How far the server's clock is ahead of this one, ms. */
  aheadMs: number;
  spoken: Spoken;
  /** The time has just run out. */
  onOver: () => void;
}

const tickMs = 1_000;

/** Until when to pay, and how long that is; spoken aloud only at a few marks. */
export function Countdown({ expiresAt, aheadMs, spoken, onOver }: CountdownProps) {
  const { words, language } = spoken;
  const endMs = Date.parse(expiresAt) - aheadMs;
  const [nowMs, setNowMs] = useState(() => Date.now());
  const leftMs = Math.max(0, endMs - nowMs);
  const isOver = leftMs === 0;
  useEffect(() => {
    if (isOver) {
      onOver();
      return undefined;
    }
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [isOver, onOver]);

  const left = timeLeft(leftMs);
  const mark = passedMark(leftMs);
  const until = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(new Date(expiresAt));
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.payBefore}</dt>
          <dd>
            <time dateTime={expiresAt}>{until}</time>
          </dd>
        </div>
        <div>
          <dt>{words.timeLeft}</dt>
          <dd>
            <span className="time-left" role="timer" data-soon={mark === null ? undefined : true}>
              {left.kind === "clock"
                ? left.text
                : fill(words.days, { days: String(left.days), hours: String(left.hours) })}
            </span>
          </dd>
        </div>
      </dl>
      <p className="visually-hidden" role="status">
        {mark !== null && (mark === 1 ? words.lastMinute : fill(words.minutesLeft, { minutes: String(mark) }))}
      </p>
    </>
  );
}
