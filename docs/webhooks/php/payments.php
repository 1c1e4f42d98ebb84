<?php
/**
 * Receives webhooks of the payments API from Kontor. PHP 8.0 or newer, nothing to install:
 *
 *   WEBHOOK_SECRETS=whsec_... php -S 127.0.0.1:8080 payments.php
 *
 * or behind your web server. While the secret is being replaced, give both, separated by a comma.
 */
declare(strict_types=1);

const TOLERANCE_SECONDS = 300;
const BODY_BYTES_MAX = 1_000_000;

/** Whether one of our secrets signed exactly these bytes within the last five minutes. */
function is_genuine(array $secrets, string $header, string $body): bool
{
    // t=<seconds>,v1=<newest secret> and, while a secret is being replaced, v2=<the one before it>
    $signatures = explode(',', $header);
    if (preg_match('/^t=([0-9]{1,12})$/D', (string) array_shift($signatures), $time) !== 1) {
        return false;
    }
    if (abs(time() - (int) $time[1]) > TOLERANCE_SECONDS) {
        return false;
    }
    foreach ($secrets as $secret) {
        // The key is the whole text of the secret, its prefix included.
        $digest = hash_hmac('sha256', "$time[1].$body", $secret);
        foreach ($signatures as $signature) {
            // Takes the same time wherever the texts differ, so that a signature cannot be guessed piece by piece.
            if (hash_equals("v1=$digest", $signature) || hash_equals("v2=$digest", $signature)) {
                return true;
            }
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
    if (!is_genuine($secrets, $_SERVER['HTTP_X_WEBHOOK_SIGNATURE'] ?? '', $body)) {
        return 401;
    }
    // Where it is not kept, a 500 makes Kontor try again later.
    return keep($inbox, json_decode($body)->eventId, $body) ? 204 : 500;
}

http_response_code(receive());
