import { useCallback, useEffect, useState } from "react";
import type { SigningPageView } from "../../../shared/lending/signing-page.schema.ts";

const lookEveryMs = 2_500;

export type SigningProblem = "never_signed" | "refused" | "unreachable";

export interface Contract {
  contract: SigningPageView | null;
  isMissing: boolean;
  /** Why the last thing that was asked for did not happen. */
  problem: SigningProblem | null;
  isSigning: boolean;
  look: () => void;
  sign: () => void;
}

interface Seen {
  contract: SigningPageView | null;
  isMissing: boolean;
  problem: SigningProblem | null;
}

/** The contract behind an address: read once, and again while it is being prepared, until it can be signed. */
export function useContract(code: string): Contract {
  const [seen, setSeen] = useState<Seen>({ contract: null, isMissing: false, problem: null });
  const [isSigning, setSigning] = useState(false);

  const look = useCallback(() => {
    void call(code, "contract", { method: "GET" }).then(setSeen, () => {
      setSeen((before) => ({ ...before, problem: "unreachable" }));
    });
  }, [code]);
  const sign = useCallback(() => {
    setSigning(true);
    const headers = { "Content-Type": "application/json" };
    call(code, "signature", { method: "POST", headers, body: JSON.stringify({ agreed: true }) })
      .then(async (answer) => {
        // A refusal may mean that the contract has come to its end since it was opened.
        const current = answer.problem === null ? answer : await call(code, "contract", { method: "GET" });
        setSeen({ ...current, problem: answer.problem });
      })
      .catch(() => setSeen((before) => ({ ...before, problem: "unreachable" })))
      .finally(() => setSigning(false));
  }, [code]);

  useEffect(look, [look]);
  const isPreparing = seen.contract?.state === "preparing";
  useEffect(() => {
    if (!isPreparing) return undefined;
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [isPreparing, look]);
  return { ...seen, isSigning, look, sign };
}

/** The server checks its answer against its schema before it sends it. */
async function call(code: string, what: "contract" | "signature", init: RequestInit): Promise<Seen> {
  const response = await fetch(`/sign/${code}/${what}`, init);
  if (response.status === 404) return { contract: null, isMissing: true, problem: null };
  if (response.status === 409) return { contract: null, isMissing: false, problem: await refusalIn(response) };
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return { contract: (await response.json()) as SigningPageView, isMissing: false, problem: null };
}

async function refusalIn(response: Response): Promise<SigningProblem> {
  const { blocker } = (await response.json()) as { blocker?: string };
  return blocker === "never_signed" ? "never_signed" : "refused";
}
