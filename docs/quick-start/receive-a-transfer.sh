#!/bin/sh
set -eu

call() {
  method="$1"
  path="$2"
  shift 2
  curl -sS --fail-with-body -X "$method" "$KONTOR_ORIGIN$path" \
    -H "Authorization: Bearer $KONTOR_API_KEY" -H "Content-Type: application/json" "$@"
}

# Amounts are decimal text. Sent again with the same key, this creates nothing new.
payment=$(call POST /payments -H "Idempotency-Key: order-1001-$$" -d '{
  "amount": "2450.75", "currency": "ARS", "externalId": "order-1001",
  "customer": { "name": "Inés Roldán", "documentNumber": "20-30123456-3" }
}')
payment_id=$(echo "$payment" | jq -r .transactionId)
echo "$payment" | jq -r '"Send \(.amount) \(.currency) to \(.paymentData.cbu), concept \(.paymentData.reference)."'

# Only in the sandbox: it sends what the payer would send.
call POST "/sandbox/payments/$payment_id/receive" -d '{}' | jq -r '"The transfer is \(.status)."'

# A real shop waits for the webhook instead.
until [ "$(call GET "/payments/$payment_id" | jq -r .status)" = confirmed ]; do
  sleep 1
done

call GET "/payments/$payment_id" | jq -r '"The payment is \(.status): \(.receivedAmount) \(.currency) received."'
