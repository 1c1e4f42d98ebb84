#!/bin/sh
set -eu
account_url="$KONTOR_ORIGIN/v1/accounts/$KONTOR_ACCOUNT"

# A token lasts four hours: keep it instead of asking for one before every call.
token=$(curl -sS --fail-with-body "$account_url/auth/token" \
  -u "$KONTOR_CLIENT_ID:$KONTOR_CLIENT_SECRET" \
  -H "Content-Type: application/json" \
  -d '{"grant_type":"client_credentials","audience":"'"$account_url"'"}' | jq -r .access_token)

call() {
  method="$1"
  path="$2"
  shift 2
  curl -sS --fail-with-body -X "$method" "$KONTOR_ORIGIN/v1$path" \
    -H "Authorization: Bearer $token" -H "Content-Type: application/json" "$@"
}

# Amounts are in the smallest unit of the currency: 52900 is 529.00 NOK.
session=$(call POST /sessions-profile -d '{
  "profile_id": "default",
  "url": { "return_url": "https://shop.example/thanks" },
  "order": {
    "amount": 52900, "currency": "NOK", "merchant_reference": "A-1001",
    "items": [{ "id": "lamp", "line_id": "1", "description": "Desk lamp", "quantity": 1, "amount": 52900, "vat": 25 }]
  }
}')
session_id=$(echo "$session" | jq -r .id)
echo "Open $(echo "$session" | jq -r .url) and pay."

# A real shop waits for the callback instead.
transaction_id=null
until [ "$transaction_id" != null ] && [ "$(call GET "/transactions/$transaction_id" | jq -r .status)" = AUTHORIZED ]; do
  sleep 1
  transaction_id=$(call GET "/sessions/$session_id" | jq -r .transaction_id)
done

call POST "/transactions/$transaction_id/capture" \
  -d '{ "amount": 52900, "capture_reference": "parcel-1" }' | jq -r '"The payment is \(.status)."'
