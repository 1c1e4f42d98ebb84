import { expect, test } from "vitest";
import { type LoanStatus, loanStatuses } from "./lending-states.ts";
import { type LoanActionName, loanActionNames, loanActions, loanBlocker, type LoanFacts } from "./loan-actions.ts";

const finance = { id: "stf_2", role: "finance" } as const;

function loanIn(status: LoanStatus, changes: Partial<LoanFacts> = {}): LoanFacts {
  return {
    status,
    is_sandbox: true,
    never_signed: false,
    disbursement_ordered_by: "stf_1",
    disbursement_confirmed_by: null,
    ...changes,
  };
}

const ends: readonly LoanActionName[] = ["cancel", "mark_error"];
const allowedIn: Readonly<Record<LoanStatus, readonly LoanActionName[]>> = {
  processing: ["generate_contract", ...ends],
  contract_generated: ["request_signatures", ...ends],
  awaiting_signatures: ["record_signature", ...ends],
  signed: ["order_disbursement", ...ends],
  disbursing: ["confirm_disbursement", ...ends],
  active: [],
  finished: [],
  cancelled: [],
  error: [],
};

test.each(loanStatuses)("a loan that is %s allows exactly its own steps", (status) => {
  const answers = loanActions(loanIn(status), finance);
  const allowed = loanActionNames.filter((name) => answers[name].allowed);
  expect(allowed).toEqual(allowedIn[status]);
  for (const name of loanActionNames) {
    if (!answers[name].allowed) expect(answers[name].reason).toMatch(/\w+\.$/);
  }
});

test("a step that comes too early names the one that leads on", () => {
  expect(loanBlocker(loanIn("processing"), "confirm_disbursement", finance)).toMatchObject({
    code: "wrong_state",
    instead: "generate_contract",
  });
});

test.each(["viewer", "support", "admin"] as const)("a person of %s moves no loan", (role) => {
  for (const status of loanStatuses) {
    const answers = Object.values(loanActions(loanIn(status), { id: "stf_9", role }));
    expect(answers.map(({ code }) => code)).toEqual(loanActionNames.map(() => "role_forbids"));
  }
});

test("who ordered a disbursement does not confirm it", () => {
  const own = loanIn("disbursing", { disbursement_ordered_by: finance.id });
  expect(loanBlocker(own, "confirm_disbursement", finance)?.code).toBe("same_person");
  expect(loanBlocker(loanIn("disbursing"), "confirm_disbursement", finance)).toBeNull();
});

test("what two people let go is neither confirmed again nor called back", () => {
  const confirmed = loanIn("disbursing", { disbursement_confirmed_by: "stf_3" });
  expect(loanBlocker(confirmed, "confirm_disbursement", finance)?.code).toBe("already_confirmed");
  expect(loanBlocker(confirmed, "cancel", finance)?.code).toBe("already_confirmed");
  expect(loanBlocker(confirmed, "mark_error", finance)).toBeNull();
});

test("a live account pays nothing out yet", () => {
  const live = loanIn("signed", { is_sandbox: false });
  expect(loanBlocker(live, "order_disbursement", finance)?.code).toBe("live_gateway_missing");
});

test("a sandbox amount whose signers never sign takes no signature", () => {
  const never = loanIn("awaiting_signatures", { never_signed: true });
  expect(loanBlocker(never, "record_signature", finance)?.code).toBe("never_signed");
  expect(loanBlocker(never, "cancel", finance)).toBeNull();
});
