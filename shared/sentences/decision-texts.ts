/** Why a request cannot be decided about, in English. */
export const decisionTexts = {
  role_forbids: "The role %{role} may not decide about requests. Ask someone in finance.",
  own_request: "You asked for this yourself, so another person has to decide.",
  was_approved: "This request was approved already.",
  was_declined: "This request was declined already.",
  was_waiting: "This request was waiting already.",
} as const;
