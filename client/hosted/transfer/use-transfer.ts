import { useCallback, useEffect, useRef, useState } from "react";
import type { HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";

const lookEveryMs = 2_500;
/** One lost answer is nothing to worry the payer with. */
const lostAnswersMax = 2;

export interface Transfer {
  transfer: HostedTransfer | null;
  /** How far the server's clock is ahead of this one, ms. */
  aheadMs: number;
  /** The money came while somebody looked. */
  hasJustCome: boolean;
  isMissing: boolean;
  /** The last answers did not arrive; what is shown may be old. */
  isStale: boolean;
  look: () => void;
}

interface Seen {
  transfer: HostedTransfer | null;
  aheadMs: number;
  hasJustCome: boolean;
  isMissing: boolean;
  lostAnswers: number;
}

const nothingYet: Seen = { transfer: null, aheadMs: 0, hasJustCome: false, isMissing: false, lostAnswers: 0 };

/** The order as it stands, looked at again and again until nothing will change any more. Looking changes nothing. */
export function useTransfer(id: string): Transfer {
  const [seen, setSeen] = useState(nothingYet);
  const isAsking = useRef(false);
  const look = useCallback(() => {
    if (isAsking.current) return;
    isAsking.current = true;
    ask(id)
      .then(
        (answer) => setSeen((before) => (answer === null ? { ...before, isMissing: true } : follow(before, answer))),
        () => setSeen((before) => ({ ...before, lostAnswers: before.lostAnswers + 1 })),
      )
      .finally(() => {
        isAsking.current = false;
      });
  }, [id]);

  useEffect(look, [look]);
  const isOver = seen.isMissing || seen.transfer?.is_final === true;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) look();
    }, lookEveryMs);
    // Payers come back from their bank's app and want to see at once.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isOver, look]);

  const { lostAnswers, ...shown } = seen;
  const isLost = shown.transfer === null ? lostAnswers > 0 : lostAnswers >= lostAnswersMax;
  return { ...shown, isStale: isLost, look };
}

function follow(before: Seen, transfer: HostedTransfer): Seen {
  return {
    transfer,
    aheadMs: Date.parse(transfer.now) - Date.now(),
    hasJustCome: before.hasJustCome || (before.transfer?.is_final === false && transfer.state === "confirmed"),
    isMissing: false,
    lostAnswers: 0,
  };
}

/** The server checks its answer against its schema before it sends it. Null for an order that does not exist. */
async function ask(id: string): Promise<HostedTransfer | null> {
  const response = await fetch(`/checkout/${id}/state`, { headers: { Accept: "application/json" } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()) as HostedTransfer;
}
