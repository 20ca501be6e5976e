package io.wasl.simulator;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Meta's error codes with the HTTP status, title and explanation that come with them, both in answers and
/// in statuses.
enum KnownError {
    AUTHENTICATION(0, 401, "AuthException", "We were unable to authenticate the app user."),
    UNKNOWN(1, 400, "API Unknown", "Invalid request or possible server error."),
    SERVICE_DOWN(2, 503, "Service temporarily unavailable", "Temporary due to downtime or due to being overloaded."),
    METHOD(3, 500, "API Method", "Capability or permissions issue."),
    APP_CALLS(4, 400, "Application request limit reached", "The app has reached its API call rate limit."),
    PERMISSION(
            10, 403, "Application does not have permission for this action", "Permission is not granted or removed."),
    NUMBER_GONE(33, 400, "Parameter value is not valid", "The business phone number has been deleted."),
    PARAMETER(100, 400, "Invalid parameter", "The request included one or more unsupported or misspelled parameters."),
    NO_TOKEN(104, 401, "An access token is required to request this resource.", ""),
    TOKEN(190, 401, "Invalid OAuth access token - Cannot parse access token", ""),
    NO_ACCESS(200, 403, "Permissions error", "Permission is either not granted or has been removed."),
    POLICY_BLOCK(368, 403, "Temporarily blocked for policies violations", "The account has been restricted."),
    ACCOUNT_CALLS(80007, 400, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
    BLOCKED_BY_US(130403, 400, "User is blocked", "The business has blocked this user."),
    THROUGHPUT(130429, 400, "Rate limit hit", "Cloud API message throughput has been reached."),
    EXPERIMENT(130472, 400, "User's number is part of an experiment", "The message was not sent: experiment."),
    COUNTRY(130497, 403, "Business account is restricted from messaging users in this country", "Country restricted."),
    SOMETHING(131000, 500, "Something went wrong", "Message failed to send due to an unknown error."),
    ACCESS(131005, 403, "Access denied", "Permission is either not granted or has been removed."),
    MISSING(131008, 400, "Required parameter is missing", "The request is missing a required parameter."),
    VALUE(131009, 400, "Parameter value is not valid", "One or more parameter values are invalid."),
    SERVICE(131016, 500, "Service unavailable", "A service is temporarily unavailable."),
    GROUP(131020, 400, "Group is invalid", "The group is unknown."),
    SELF(131021, 400, "Recipient cannot be sender", "Sender and recipient phone number is the same."),
    UNDELIVERABLE(131026, 400, "Message undeliverable", "Unable to deliver message."),
    NOT_ALLOWED(131030, 400, "Recipient phone number not in allowed list", "Add the recipient to the allowed list."),
    LOCKED(
            131031,
            403,
            "Business Account locked",
            "The account has been restricted or disabled for a policy violation."),
    DISPLAY_NAME(131037, 400, "Display name approval needed", "The number's display name has not been approved."),
    PAYMENT(131042, 400, "Business eligibility payment issue", "There was an error with the payment method."),
    CERTIFICATE(131045, 500, "Incorrect certificate", "Message failed due to a phone number registration error."),
    WINDOW(
            131047,
            400,
            "Re-engagement message",
            "Message failed to send because more than 24 hours have passed since the customer last replied to this number."),
    SPAM(131048, 400, "Spam rate limit hit", "Too many of this number's messages were blocked or flagged as spam."),
    ECOSYSTEM(
            131049,
            400,
            "This message was not delivered to maintain healthy ecosystem engagement.",
            "In order to maintain a healthy ecosystem engagement, the message failed to be delivered."),
    STOPPED(131050, 400, "User has stopped marketing messages from this business", "The recipient opted out."),
    TYPE(131051, 400, "Unsupported message type", "Message type is currently not supported."),
    MEDIA_DOWNLOAD(131052, 400, "Media download error", "Unable to download the media sent by the user."),
    MEDIA_UPLOAD(131053, 400, "Media upload error", "Unable to upload the media used in the message."),
    ONLY_MARKETING(131055, 400, "Only marketing templates are supported", "Use /messages for other categories."),
    PAIR(
            131056,
            400,
            "(Business Account, Consumer Account) pair rate limit hit",
            "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time"),
    MAINTENANCE(131057, 500, "Business Account is in maintenance mode", "The number is being upgraded."),
    NEEDS_NUMBER(
            131062, 400, "Business-scoped user id not allowed", "This message can only be sent to a phone number."),
    NO_MARKETING(131063, 400, "Marketing templates are disabled on Cloud API", "Use /marketing_messages."),
    MISUSE(131064, 400, "Limit reached for category misuse", "Lifted automatically."),
    COUNT(132000, 400, "Number of parameters does not match the expected number of params", ""),
    NO_TEMPLATE(132001, 404, "Template name does not exist in the translation", ""),
    TOO_LONG(132005, 400, "Translated text too long", "The hydrated text is too long."),
    CHARACTERS(132007, 400, "Template Format Character Policy Violated", "The content violates a policy."),
    FORMAT(132012, 400, "Parameter format does not match format in the created template", ""),
    PAUSED(132015, 400, "Template is Paused", "Template is paused due to low quality."),
    DISABLED(132016, 400, "Template is Disabled", "Template has been paused too many times due to low quality."),
    TEMPLATE_PARAMETER(132018, 400, "There's an issue with the parameters in your template", ""),
    FLOW_BLOCKED(132068, 400, "Flow is blocked", "Flow is in blocked state."),
    FLOW_THROTTLED(132069, 400, "Flow is throttled", "10 messages were already sent in the last hour."),
    SERVER(133004, 503, "Server temporarily unavailable", "Server is temporarily unavailable."),
    PIN(133005, 400, "Two step verification PIN mismatch", "Two-step verification PIN incorrect."),
    NOT_REGISTERED(133010, 400, "Phone number Not Registered", "Phone number not registered on the platform."),
    NOT_MARKETING(134100, 400, "Not a marketing template", "Only marketing templates can be sent here."),
    SYNCING(134101, 400, "Template is still syncing", "Try again in ten minutes."),
    NOT_ELIGIBLE(134102, 500, "Template unavailable for marketing messages", "Use /messages."),
    USER(135000, 400, "Generic user error", "Message failed to send because of an unknown error with the parameters."),
    IDENTITY(137000, 400, "Identity key hash does not match", "The recipient's identity has changed.");

    private static final Map<Integer, KnownError> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(known -> known.code, Function.identity()));

    final int code;
    final int http;
    final String title;
    final String details;

    KnownError(int code, int http, String title, String details) {
        this.code = code;
        this.http = http;
        this.title = title;
        this.details = details;
    }

    /// The table's row, or a generic one for a code that only a knob knows: those must work too, so that
    /// callers can be shown codes that Meta has yet to invent.
    static GraphError answerOf(int code) {
        KnownError known = BY_CODE.get(code);
        return known == null
                ? new GraphError(400, code, "(#" + code + ") Unexpected error").withDetails("Simulated error.")
                : GraphError.of(known);
    }

    static String titleOf(int code) {
        KnownError known = BY_CODE.get(code);
        return known == null ? "Unexpected error" : known.title;
    }

    static String detailsOf(int code) {
        KnownError known = BY_CODE.get(code);
        return known == null ? "Simulated error." : known.details;
    }
}
