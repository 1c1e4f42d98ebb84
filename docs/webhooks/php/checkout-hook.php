<?php
/**
 * Receives webhooks of the checkout API ("hooks") from Kontor. PHP 8.0 or newer, nothing to install:
 *
 *   WEBHOOK_SECRETS=... php -S 127.0.0.1:8080 checkout-hook.php
 *
 * or behind your web server. A message carries one signature. While the secret is being replaced, give both, separated
 * by a comma.
 */
declare(strict_types=1);

const BODY_BYTES_MAX = 1_000_000;

/** Whether one of our secrets signed exactly these bytes. No time is signed: old copies are known by their id. */
function is_genuine(array $secrets, string $signature, string $body): bool
{
    foreach ($secrets as $secret) {
        // Takes the same time wherever the texts differ, so that a signature cannot be guessed piece by piece.
        if (hash_equals(hash_hmac('sha1', $body, $secret), $signature)) {
            return true;
        }
    }
    return false;
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
    if ($secrets === [] || (!is_dir($inbox) && !@mkdir($inbox, 0700, true) && !is_dir($inbox))) {
        return 500;
    }
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        return 405;
    }
    // The bytes as they arrived: parsed and written anew they may differ, and then no signature fits.
    $body = (string) file_get_contents('php://input', false, null, 0, BODY_BYTES_MAX + 1);
    if (strlen($body) > BODY_BYTES_MAX) {
        return 413;
    }
    if (!is_genuine($secrets, $_SERVER['HTTP_EVENT_SIGNATURE'] ?? '', $body)) {
        return 401;
    }
    // The id in the body is signed; the one in the header is not. Where the message is not kept, a 500 makes Kontor
    // try again later.
    return keep($inbox, json_decode($body)->event_delivery, $body) ? 204 : 500;
}

http_response_code(receive());
