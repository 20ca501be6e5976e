package io.wasl.settings;

/// Every setting there is. An unknown name is an error: most often a typing mistake in a name that matters.
enum Setting {
    META_CLIENT_ID,
    META_CLIENT_SECRET,
    META_WEBHOOK_VERIFY_TOKEN,
    WHATSAPP_VERIFY_TOKEN,
    META_GRAPH_URL,
    META_GRAPH_VERSION,
    META_CONFIGURATION_ID,
    API_BASE_URL,
    INTEGRATION_ENCRYPTION_KEY,
    DATABASE_URL,
    PORT,
    TRUSTED_PROXIES,
    WEBHOOK_RATE_LIMIT_ALL,
    WEBHOOK_RETENTION,
    FCM_CREDENTIALS,
    SMTP_URL,
    KAFKA_BOOTSTRAP_SERVERS
}
