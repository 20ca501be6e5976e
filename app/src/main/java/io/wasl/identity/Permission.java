package io.wasl.identity;

/// What a role may or may not do. Seeing the client's data needs no permission beyond belonging to it.
public enum Permission {
    REPLY,
    EDIT_CONTACTS,
    EXPORT_CONTACTS,
    PREPARE_CAMPAIGNS,
    CONFIRM_CAMPAIGNS,
    EDIT_TEMPLATES,
    MANAGE_ACCOUNTS,
    MANAGE_API_KEYS,
    MANAGE_TEAM,
    OPERATE
}
