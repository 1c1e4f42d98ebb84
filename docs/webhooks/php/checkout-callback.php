<?php
/**
 * Receives the calls to a checkout session's `callback_url`. PHP 8.0 or newer, nothing to install:
 *
 *   export WEBHOOK_SECRETS=... KONTOR_ACCOUNT=T12345678 PUBLIC_HOSTNAME=shop.example
 *   php -S 127.0.0.1:8080 checkout-callback.php
 *
 * or behind your web server. A call carries one signature. While the secret is being replaced, give both, separated by
 * a comma.
 */
declare(strict_types=1);

const TOLERANCE_SECONDS = 300;

/** Whether one of our secrets signed this address within the last five minutes. The body is not signed: ignore it. */
function is_genuine(array $secrets, string $method, string $address, string $header): bool
{
    if (preg_match('/^t=([0-9]{1,12}),v0-hmac-sha256=([0-9a-f]{64})$/D', $header, $found) !== 1) {
        return false;
    }
    if (abs(time() - (int) $found[1]) > TOLERANCE_SECONDS) {
        return false;
    }
    [$path, $query] = explode('?', $address, 2) + [1 => ''];
    $encoded = array_map(static fn ($pair) => form_encoded($pair[0]) . '=' . form_encoded($pair[1]), sorted($query));
    // The name that payers and Kontor know us by, as no proxy in between changes it.
    $host = (string) getenv('PUBLIC_HOSTNAME');
    $text = implode("\n", [$found[1], getenv('KONTOR_ACCOUNT'), $method, $host, $path, implode('&', $encoded)]);
    foreach ($secrets as $secret) {
        // Takes the same time wherever the texts differ, so that a signature cannot be guessed piece by piece.
        if (hash_equals(hash_hmac('sha256', $text, $secret), $found[2])) {
            return true;
        }
    }
    return false;
}

/** Names and values in the order of the names. PHP's own $_GET changes names and drops all but the last of several. */
function sorted(string $query): array
{
    $pairs = [];
    foreach (explode('&', $query) as $part) {
        if ($part !== '') {
            $pairs[] = array_map('urldecode', explode('=', $part, 2) + [1 => '']);
        }
    }
    usort($pairs, static fn ($a, $b) => strcmp($a[0], $b[0]));
    return $pairs;
}

/** As a browser encodes a form. */
function form_encoded(string $text): string
{
    return str_replace('%2A', '*', urlencode($text));
}

/** Keeps a message once, however often it is delivered. A worker of yours empties the inbox at its own pace. */
function keep(string $inbox, string $id, string $body): bool
{
    $kept = "$inbox/$id.json";
    $draft = $inbox . '/.' . bin2hex(random_bytes(16));
    if (file_put_contents($draft, $body) !== strlen($body)) {
        return false;
    }
    // Only one of two deliveries of a message can make the link; for the other, the message is there already.
    $isKept = @link($draft, $kept) || is_file($kept);
    unlink($draft);
    return $isKept;
}

/** The status to answer with. */
function receive(): int
{
    $secrets = array_filter(explode(',', (string) getenv('WEBHOOK_SECRETS')), static fn ($secret) => $secret !== '');
    $inbox = getenv('WEBHOOK_INBOX') ?: 'inbox';
    if ($secrets === [] || !getenv('KONTOR_ACCOUNT') || !getenv('PUBLIC_HOSTNAME')) {
        return 500;
    }
    if (!is_dir($inbox) && !@mkdir($inbox, 0700, true) && !is_dir($inbox)) {
        return 500;
    }
    if (!in_array($_SERVER['REQUEST_METHOD'], ['GET', 'POST'], true)) {
        return 405;
    }
    $address = $_SERVER['REQUEST_URI'];
    // An answer of 4xx ends a callback for good. A signature that does not fit may be due to a secret that we do not
    // have yet, so ask for another try.
    if (!is_genuine($secrets, $_SERVER['REQUEST_METHOD'], $address, $_SERVER['HTTP_DINTERO_SIGNATURE'] ?? '')) {
        return 503;
    }
    // Every try of a call has the same address. Read the transaction that it names from the API before you act on it.
    // Where the call is not kept, a 500 makes Kontor try again later.
    $query = array_column(sorted((string) parse_url($address, PHP_URL_QUERY)), 1, 0);
    return keep($inbox, hash('sha256', $address), (string) json_encode($query)) ? 204 : 500;
}

http_response_code(receive());
