/** Why a delivery is not simply sent again, in English. */
export const resendTexts = {
  endpoint_deleted: "The endpoint of this delivery was deleted.",
  payload_expired: "Its message is past retention and was removed: there is nothing left to send.",
  endpoint_disabled: "The endpoint is disabled. Enable it, then send again.",
  scheduled: "It is still being tried by itself. Forcing it does not wait for the next try.",
  already_delivered: "It was delivered already. Forcing it makes the receiver get the same event twice.",
} as const;
