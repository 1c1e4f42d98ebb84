import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "./words/en.ts";

/** Why the last try did not work, read out as soon as it appears. */
export function RefusalNotice({ pay, problem, words }: { pay: PayState; problem: string | null; words: Words }) {
  const refusal = pay.state === "open" ? pay.refusal : null;
  return (
    <div role="alert">
      {problem !== null ? (
        <div className="refusal">
          <strong>{problem === "" ? words.unreachable : problem}</strong>
          {problem === "" && <span>{words.unreachableHint}</span>}
        </div>
      ) : (
        refusal !== null && (
          <div className="refusal">
            <strong>{words.refused}</strong>
            <span>
              {refusal.message}. {refusal.can_retry ? words.refusedHint : words.refusedFinal}
            </span>
          </div>
        )
      )}
    </div>
  );
}
