#!/bin/sh
set -eu

token=$(curl -sS --fail-with-body "$KONTOR_ORIGIN/v3/auth/token" \
  -u "$KONTOR_CLIENT_ID:$KONTOR_CLIENT_SECRET" -d grant_type=client_credentials | jq -r .access_token)

call() {
  path="$1"
  shift
  curl -sS --fail-with-body "$KONTOR_ORIGIN/v3$path" -H "Authorization: Bearer $token" "$@"
}

# Sent again with the same key, a wish is not done twice.
post() {
  path="$1"
  key="$2-$$"
  call "$path" -H "Content-Type: application/json" -H "Idempotency-Key: $key" -d "$3"
}

# In the sandbox the address with +approve has everything approved that the customer hands in.
customer=$(post /customers customer '{
  "cpf": "123.456.789-09", "cnpj": "12.345.678/0001-95", "name": "Ana Prado",
  "email": "ana+approve@padaria.example", "phone": "+5511987654321", "external_id": "loja-42"
}' | jq -r .id)
for type in ccmei cnh selfie; do
  printf '%%PDF-1.4 a sample' | call "/customers/$customer/documents" -F "type=$type" -F "file=@-;filename=$type.pdf" > /dev/null
done
post "/customers/$customer/biometrics" face '{}' | jq -r '"The customer would show their face at \(.session_url)."'

# A real partner waits for webhooks instead.
open_offer() {
  call "/credit-offers?customer_id=$customer&status=available" | jq -r '.data[0].id // empty'
}
until [ -n "$(open_offer)" ]; do
  sleep 1
done
offer=$(open_offer)
call "/credit-offers/$offer" | jq -r '"Up to \(.approved_amount) BRL are offered."'

simulation=$(post "/credit-offers/$offer/simulations" simulation \
  '{ "requested_amount": "25000.00", "installment_count": 12 }')
echo "$simulation" | jq -r '"\(.amount) BRL are paid out, for 12 installments of \(.installments_value) BRL."'

loan=$(post /loans loan "$(echo "$simulation" | jq '{
  credit_offer_id, simulation_id: .id, installments: .number_of_installments, installments_value, first_due_date
}')" | jq -r .id)
echo "The loan $loan is made."

status() {
  call "/loans/$loan" | jq -r .status
}
until [ "$(status)" = awaiting_signatures ]; do
  sleep 1
done
call "/loans/$loan" | jq -r '"Sign at \(.signing_url)"'

while [ "$(status)" = awaiting_signatures ]; do
  sleep 1
done
call "/loans/$loan" | jq -r '"The loan \(.ccb_number) is \(.status)."'
