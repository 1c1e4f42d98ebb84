import { useCallback, useEffect, useState } from "react";
import { type ProofMethod, proofMethods } from "../../../shared/identity/step-up.schema.ts";
import type { Problem } from "../../../shared/problem.ts";
import { useStaffSession } from "../layout/use-staff-session.ts";
import { installGate } from "../providers/gate.ts";
import { isAttended } from "./attendance.ts";
import { NewDeviceNotice } from "./NewDeviceNotice.tsx";
import { ProofDialog } from "./ProofDialog.tsx";
import { SessionWatch } from "./SessionWatch.tsx";
import { SignInDialog } from "./SignInDialog.tsx";
import { startAfresh } from "./start-afresh.ts";

interface Question {
  kind: "sign_in" | "proof";
  methods: readonly ProofMethod[];
  /** Every request that waits for the answer. */
  waiting: ((isSettled: boolean) => void)[];
}

/**
 * Asks for a fresh proof, or for the sign-in when the session has ended, over whatever is on the screen. The requests
 * that were refused wait meanwhile and are then repeated as they were, so that nothing that was typed is lost.
 */
export default function AccessGate() {
  const session = useStaffSession();
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback(
    (kind: Question["kind"], methods: readonly ProofMethod[] = []) =>
      new Promise<boolean>((resolve) => {
        setQuestion((open) => {
          // Without a session no proof counts: the sign-in is asked first, and is a proof itself.
          if (open === null || (open.kind === "proof" && kind === "sign_in")) {
            return { kind, methods, waiting: [...(open?.waiting ?? []), resolve] };
          }
          return { ...open, waiting: [...open.waiting, resolve] };
        });
      }),
    [],
  );
  const answer = (isSettled: boolean) => {
    question?.waiting.forEach((resolve) => resolve(isSettled));
    setQuestion(null);
  };
  useEffect(
    () =>
      installGate({
        isAttended,
        settle: (problem) => {
          if (problem.code === "step_up_required") return ask("proof", methodsIn(problem));
          if (problem.code === "unauthenticated") return ask("sign_in");
          // Loaded anew, the program leads to what has to be set up.
          startAfresh();
          return Promise.resolve(false);
        },
      }),
    [ask],
  );
  if (session === undefined) return null;
  return (
    <>
      <SessionWatch onEnded={() => void ask("sign_in")} isPaused={question?.kind === "sign_in"} />
      {session.new_devices > 0 && <NewDeviceNotice />}
      {question?.kind === "proof" && (
        <ProofDialog methods={question.methods} onProven={() => answer(true)} onClose={() => answer(false)} />
      )}
      {question?.kind === "sign_in" && (
        <SignInDialog session={session} onBack={() => answer(true)} onLeave={() => answer(false)} />
      )}
    </>
  );
}

function methodsIn(problem: Problem): readonly ProofMethod[] {
  const { methods } = problem.facts ?? {};
  return proofMethods.filter((method) => Array.isArray(methods) && methods.includes(method));
}
