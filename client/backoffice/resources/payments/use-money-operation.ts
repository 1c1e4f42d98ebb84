import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { NoAnswerError, ProblemError } from "../../providers/http.ts";
import { newIdempotencyKey } from "../../providers/idempotency-key.ts";
import { wholeRecord } from "../whole-record.ts";

/**
 * Where the wish of an opened dialog stands. `checking`: the answer was lost and the same wish is asked again under
 * the same key; `unanswered`: that did not help, so what happened is not known.
 */
export type OperationPhase = "editing" | "sending" | "checking" | "unanswered";

export interface MoneyOperation<Wish> {
  phase: OperationPhase;
  /**
   * What the dialog shows and reckons with: the payment as it stands, but while a wish is open as it stood when that
   * was asked. The page counts the asked amount as reserved meanwhile, which would leave nothing to ask for.
   */
  shown: PaymentView;
  /** Why the server refused the last time. */
  problem: ProblemError | null;
  /** Asks, or asks the open wish again. Does nothing while null is all that can be asked. */
  submit: (wish: Wish | null) => void;
}

interface MoneyOperationOptions<Wish, Answer> {
  payment: PaymentView;
  send: (wish: Wish, idempotencyKey: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
}

/** Pauses between askings after a lost answer: about a minute in all. */
const checkAfterMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * One money wish per opened dialog, however often it is pressed or sent.
 *
 * The key stays the same until the server has refused for good: a refusal ends that wish, and what is typed after it
 * is another one.
 */
export function useMoneyOperation<Wish, Answer extends PaymentView | ApprovalView = PaymentView>({
  payment,
  send,
  onDone,
}: MoneyOperationOptions<Wish, Answer>): MoneyOperation<Wish> {
  const queryClient = useQueryClient();
  const [phase, setPhase] = useState<OperationPhase>("editing");
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [asked, setAsked] = useState<PaymentView | null>(null);
  const key = useRef<string | null>(null);
  const openWish = useRef<Wish | null>(null);
  const isBusy = useRef(false);
  const isOpen = useRef(true);

  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ["payments", "getOne", { id: payment.id }] }),
      queryClient.invalidateQueries({ queryKey: ["payments", "getList"], refetchType: "none" }),
    ]);

  const run = async (wish: Wish) => {
    key.current ??= newIdempotencyKey();
    try {
      const answer = await askUntilKnown(() => send(wish, key.current ?? ""), {
        onCheck: () => setPhase("checking"),
        isWanted: () => isOpen.current,
      });
      if (isPayment(answer)) {
        queryClient.setQueryData(["payments", "getOne", { id: payment.id, meta: wholeRecord }], answer);
      }
      void reload();
      onDone(answer);
    } catch (error) {
      void reload();
      const refusal = error instanceof ProblemError ? error : null;
      setProblem(refusal);
      if (refusal === null || isStillOpen(refusal)) {
        openWish.current = wish;
        setPhase("unanswered");
      } else {
        openWish.current = null;
        key.current = null;
        setAsked(null);
        setPhase("editing");
      }
    }
  };

  // While a wish is open only that one can be asked for again, whatever the fields say.
  const submit = (typed: Wish | null) => {
    const wish = openWish.current ?? typed;
    if (isBusy.current || wish === null) return;
    isBusy.current = true;
    setAsked((before) => before ?? payment);
    setProblem(null);
    setPhase("sending");
    void run(wish).finally(() => {
      isBusy.current = false;
    });
  };

  return { phase, shown: asked ?? payment, problem, submit };
}

/** Otherwise the wish has to wait, and what came back is the request that does. */
export function isPayment(answer: PaymentView | ApprovalView): answer is PaymentView {
  return "operations" in answer;
}

interface Asking {
  onCheck: () => void;
  /** False once nobody waits for the answer any more. */
  isWanted: () => boolean;
}

/** @throws ProblemError when the server refuses; NoAnswerError when it stays unknown whether it did. */
async function askUntilKnown<Answer>(ask: () => Promise<Answer>, { onCheck, isWanted }: Asking): Promise<Answer> {
  for (const pauseMs of checkAfterMs) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NoAnswerError) || !isWanted()) throw error;
      onCheck();
      await pause(pauseMs);
    }
  }
  return ask();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The processor has not answered the server: the wish is recorded and its amount reserved, so its key must live on. */
function isStillOpen(error: ProblemError): boolean {
  return error.status >= 500;
}
