package io.wasl.identity;

import static io.wasl.identity.Permission.CONFIRM_CAMPAIGNS;
import static io.wasl.identity.Permission.EDIT_CONTACTS;
import static io.wasl.identity.Permission.EDIT_TEMPLATES;
import static io.wasl.identity.Permission.EXPORT_CONTACTS;
import static io.wasl.identity.Permission.MANAGE_ACCOUNTS;
import static io.wasl.identity.Permission.MANAGE_API_KEYS;
import static io.wasl.identity.Permission.MANAGE_TEAM;
import static io.wasl.identity.Permission.OPERATE;
import static io.wasl.identity.Permission.PREPARE_CAMPAIGNS;
import static io.wasl.identity.Permission.REPLY;

import java.util.Set;

/// What a person is for a client; operators run the installation and belong to no client.
public enum UserRole {
    OWNER(
            REPLY,
            EDIT_CONTACTS,
            EXPORT_CONTACTS,
            PREPARE_CAMPAIGNS,
            CONFIRM_CAMPAIGNS,
            EDIT_TEMPLATES,
            MANAGE_ACCOUNTS,
            MANAGE_API_KEYS,
            MANAGE_TEAM),
    MANAGER(REPLY, EDIT_CONTACTS, EXPORT_CONTACTS, PREPARE_CAMPAIGNS, CONFIRM_CAMPAIGNS, EDIT_TEMPLATES),
    AGENT(REPLY, EDIT_CONTACTS),
    VIEWER(),
    OPERATOR(OPERATE);

    // Set.of cannot be changed, but its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    UserRole(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
